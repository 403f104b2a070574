import { Failure } from '../core/failure.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { resolvePath } from '../files/paths.ts';
import { readTextIfThere } from '../files/read-if-there.ts';
import type { Fingerprint } from '../files/stored-file.ts';
import { inspectStored } from '../files/stored-file.ts';
import type { WritableFiles } from '../files/write-file.ts';
import { writeAtomically } from '../files/write-file.ts';

/** The file in which a directory of results says what was written. */
export const RECORD_FILE = 'results.json';

/** A result on the disk. */
export interface RecordedFile extends Fingerprint {
  /** The form of the result. */
  readonly as: string;
  /** Its name in the directory. */
  readonly file: string;
  /** The job that it is from. */
  readonly job_id: string;
}

/** What is known of one item. */
export interface RecordedItem {
  readonly item_id: string;
  readonly item_name: string;
  /** The job that was last looked at. */
  readonly job_id: string;
  /** Its name in the directory, without the ending of a form. */
  readonly name: string;
  readonly files: readonly RecordedFile[];
  /** Where it went instead. */
  readonly output_s3_path?: string;
}

/** Reads what earlier runs wrote into a directory, by item; nothing where there was none. Throws for that of another batch. */
export async function readRecord(
  directory: string,
  shownAs: string,
  batch: string,
): Promise<Map<string, RecordedItem>> {
  const path = resolvePath(directory, RECORD_FILE);
  const shown = `${shownAs}/${RECORD_FILE}`;
  if ((await inspectStored(path)) === 'no file') throw new Failure('io', `\`${shown}\` is not a regular file`);
  const text = await readTextIfThere(path);
  if (text === undefined) return new Map();
  const record = parse(text);
  const items = record === undefined ? undefined : itemsIn(record);
  if (record === undefined || items === undefined) {
    const hint = 'Name another directory, or remove the file: its results are then compared with those of the service.';
    throw new Failure('io', `\`${shown}\` is not a list of results that this parsebatch knows`, { hint });
  }
  if (record['batch'] !== batch) {
    const hint = 'Give each batch a directory of its own.';
    throw new Failure('refused', `\`${shown}\` belongs to the batch \`${String(record['batch'])}\``, { hint });
  }
  return new Map(items.map((item) => [item.item_id, item]));
}

/** Writes what is in a directory now. */
export async function writeRecord(
  directory: string,
  batch: string,
  items: Iterable<RecordedItem>,
  files?: WritableFiles,
): Promise<void> {
  const lines = [...items].map((item) => `\n    ${JSON.stringify(item)}`);
  const text = `{\n  "version": 1,\n  "batch": ${JSON.stringify(batch)},\n  "items": [${lines.join(',')}\n  ]\n}\n`;
  const path = resolvePath(directory, RECORD_FILE);
  await writeAtomically(path, text, { links: 'refuse', ...(files !== undefined && { files }) });
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && value['version'] === 1 && typeof value['batch'] === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The items of a record; undefined where one is none. */
function itemsIn({ items }: JsonObject): readonly RecordedItem[] | undefined {
  const isWhole = (list: readonly JsonValue[]): list is readonly (RecordedItem & JsonObject)[] => list.every(isItem);
  return Array.isArray(items) && isWhole(items) ? items : undefined;
}

function isItem(value: JsonValue): boolean {
  if (!isJsonObject(value) || !Array.isArray(value['files'])) return false;
  const path = value['output_s3_path'];
  return (
    haveTexts(value, ['item_id', 'item_name', 'job_id', 'name']) &&
    (path === undefined || typeof path === 'string') &&
    value['files'].every((file: JsonValue) => isJsonObject(file) && isFile(file))
  );
}

function isFile(file: JsonObject): boolean {
  return haveTexts(file, ['as', 'file', 'job_id', 'sha256']) && typeof file['size'] === 'number';
}

function haveTexts(value: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}
