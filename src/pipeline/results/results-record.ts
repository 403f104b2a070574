import { Failure } from '../../core/failure.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Log } from '../../files/begin-log.ts';
import { beginLog } from '../../files/begin-log.ts';
import { resolvePath } from '../../files/paths.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { removeFile } from '../../files/remove-file.ts';
import { inspectStored } from '../../files/stored-file.ts';
import { removeTemporaries } from '../../files/temporary-file.ts';
import type { WritableFiles } from '../../files/write-file.ts';
import { writeAtomically } from '../../files/write-file.ts';
import type { RecordedItem } from './recorded-item.ts';
import { isRecordedItem } from './recorded-item.ts';

/** The file in which a directory of results says what was written. */
export const RECORD_FILE = 'results.json';

/**
 * The file in which a download that goes on notes each result before it writes it, so that a process that is killed leaves
 * none that nobody knows of. A line is an item as it is from then on. The names of results do not begin with a dot.
 */
const LOG_FILE = '.results.jsonl';

/** More than the record of a million items takes. */
const LARGEST = 500 * 1024 * 1024;

/** What is in a directory of results, by item. */
export interface ResultsRecord {
  readonly get: (itemId: string) => RecordedItem | undefined;
  /** Says what an item is once `write` has ended; should the process be killed, the next run knows that this was meant to be. */
  readonly note: (item: RecordedItem, write?: () => Promise<void>) => Promise<void>;
  /** Writes the record where there is news: the items in this order, and behind them those that are not listed. */
  readonly save: (itemIds: Iterable<string>) => Promise<void>;
}

/** Where results go, and of which batch they are. */
export interface RecordPlace {
  readonly folder: string;
  /** What messages call the folder. */
  readonly shownAs: string;
  readonly batch: string;
  readonly files?: WritableFiles | undefined;
}

/**
 * Opens what earlier runs say of a directory, and removes what they have left half done; throws for the directory of another
 * batch. Nothing is written before the first note.
 */
export async function openRecord(place: RecordPlace): Promise<ResultsRecord> {
  const { folder, files } = place;
  const recorded = byId(await readRecord(place));
  const left = await readLog(place);
  const news = byId(left ?? []);
  await removeTemporaries(folder);
  const logPath = resolvePath(folder, LOG_FILE);
  const before = printLog(place, news.values());
  let log: Promise<Log> | undefined;
  return {
    get: (itemId) => news.get(itemId) ?? recorded.get(itemId),
    note: async (item, write) => {
      log ??= beginLog(logPath, before, files);
      await (await log).append(`${JSON.stringify(item)}\n`);
      await write?.();
      news.set(item.item_id, item);
    },
    save: async (itemIds) => {
      await (await log)?.close();
      if (log === undefined && left === undefined) return;
      // Another download into the directory may have written the record meanwhile: about other items it stays.
      const items = byId([...(await readRecord(place)), ...news.values()]);
      if (news.size > 0) await writeRecord(place, inOrder(items, itemIds));
      await removeFile(logPath, files);
    },
  };
}

function inOrder(items: ReadonlyMap<string, RecordedItem>, itemIds: Iterable<string>): readonly RecordedItem[] {
  const listed = new Set(itemIds);
  const rest = [...items.values()].filter(({ item_id }) => !listed.has(item_id));
  return [...[...listed].flatMap((id) => items.get(id) ?? []), ...rest];
}

function byId(items: readonly RecordedItem[]): Map<string, RecordedItem> {
  return new Map(items.map((item) => [item.item_id, item]));
}

async function readRecord(place: RecordPlace): Promise<readonly RecordedItem[]> {
  const text = await readOwn(place, RECORD_FILE);
  if (text === undefined) return [];
  const record = parse(text);
  const items = isHead(record) ? record['items'] : undefined;
  if (!isHead(record) || !Array.isArray(items) || !areItems(items)) throw unknown(place, RECORD_FILE);
  refuseOther(place, RECORD_FILE, record['batch']);
  return items;
}

/** Reads up to a line that is damaged: what it and those behind it would tell is found out anew. */
async function readLog(place: RecordPlace): Promise<readonly RecordedItem[] | undefined> {
  const lines = (await readOwn(place, LOG_FILE))?.split('\n').slice(0, -1).map(parse);
  if (lines === undefined) return undefined;
  const [head, ...values] = lines;
  if (!isHead(head)) throw unknown(place, LOG_FILE);
  refuseOther(place, LOG_FILE, head.batch);
  const damaged = values.findIndex((value) => !areItems([value]));
  const items = damaged === -1 ? values : values.slice(0, damaged);
  return areItems(items) ? items : [];
}

async function readOwn({ folder, shownAs }: RecordPlace, name: string): Promise<string | undefined> {
  const path = resolvePath(folder, name);
  if ((await inspectStored(path)) === 'no file')
    throw new Failure('io', `\`${shownAs}/${name}\` is not a regular file`);
  return readTextIfThere(path, LARGEST);
}

async function writeRecord({ folder, batch, files }: RecordPlace, items: readonly RecordedItem[]): Promise<void> {
  const lines = items.map((item) => `\n    ${JSON.stringify(item)}`);
  const text = `{\n  "version": 1,\n  "batch": ${JSON.stringify(batch)},\n  "items": [${lines.join(',')}\n  ]\n}\n`;
  await writeAtomically(resolvePath(folder, RECORD_FILE), text, {
    links: 'refuse',
    ...(files !== undefined && { files }),
  });
}

function printLog({ batch }: RecordPlace, items: Iterable<RecordedItem>): string {
  return [{ version: 1, batch }, ...items].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The value of JSON; undefined where it is none. */
function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface Head {
  readonly batch: string;
  readonly [name: string]: JsonValue;
}

function isHead(value: JsonValue | undefined): value is Head {
  return isJsonObject(value) && value['version'] === 1 && typeof value['batch'] === 'string';
}

function areItems(values: readonly (JsonValue | undefined)[]): values is readonly (RecordedItem & Head)[] {
  return values.every((value) => value !== undefined && isRecordedItem(value));
}

function unknown({ shownAs }: RecordPlace, name: string): Failure {
  const hint = 'Name another directory, or remove the file: its results are then compared with those of the service.';
  return new Failure('io', `\`${shownAs}/${name}\` is not a list of results that this parsebatch knows`, { hint });
}

function refuseOther({ shownAs, batch }: RecordPlace, name: string, other: string): void {
  if (other === batch) return;
  const hint = 'Give each batch a directory of its own.';
  throw new Failure('refused', `\`${shownAs}/${name}\` belongs to the batch \`${other}\``, { hint });
}
