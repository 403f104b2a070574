import { extname } from 'node:path';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { joinPages } from './join-pages.ts';
import type { LitePage } from './liteparse.ts';
import type { PageChoice } from './target-pages.ts';
import { choosePages } from './target-pages.ts';

/** What a parsed file reads like. */
export interface ParseResult {
  readonly pages: readonly LitePage[];
  readonly text: string;
  readonly markdown: string;
  /** Whether the text is the document's own; otherwise a stated placeholder. */
  readonly isOwnText: boolean;
}

/** Reads the result of a job when it is asked for: a batch of a thousand files costs nothing until then. */
export async function readResult(item: ItemRecord, world: World): Promise<ParseResult> {
  const parameters = parametersOf(item, world);
  const choice = choosePages(parameters);
  const own = await readOwnPages(item, world, choice);
  const pages = own ?? [placeholder(item)];
  const chosen = pages.filter(({ pageNum }) => own === undefined || choice.has(pageNum)).slice(0, choice.most);
  return {
    pages: chosen,
    text: joinPages(chosen, ({ text }) => text, parameters),
    markdown: joinPages(chosen, ({ markdown }) => markdown, parameters),
    isOwnText: own !== undefined,
  };
}

function parametersOf(item: ItemRecord, world: World): JsonObject {
  const parameters = world.store.batches.get(item.batchId)?.jobConfig['parameters'];
  return isJsonObject(parameters) ? parameters : {};
}

/** Files whose bytes are their text. */
const TEXT_FILES = ['.txt', '.md', '.markdown', '.csv', '.tsv', '.html', '.htm', '.json', '.xml', '.yaml', '.yml'];

/** A result is text to be read: of a longer file it holds the beginning. */
const MOST_TEXT = 4 * 1024 * 1024;

async function readOwnPages(
  item: ItemRecord,
  world: World,
  choice: PageChoice,
): Promise<readonly LitePage[] | undefined> {
  const { blobs } = world.store;
  const ending = extname(item.itemName).toLowerCase();
  if (TEXT_FILES.includes(ending)) {
    const text = (await blobs.head(item.sha256, Math.min(item.size, MOST_TEXT))).toString('utf8');
    return [{ pageNum: 1, text, markdown: text }];
  }
  if (ending !== '.pdf') return undefined;
  const readPdf = await world.loadLiteParse();
  if (readPdf === undefined) return undefined;
  try {
    return await readPdf(blobs.path(item.sha256), choice.ranges);
  } catch {
    // LiteParse refuses broken files and page ranges past the end with plain errors; the placeholder then says so.
    return undefined;
  }
}

function placeholder(item: ItemRecord): LitePage {
  const text = `[parsebatch emulate: no text of ${item.itemName} was read; ${item.size} bytes, SHA-256 ${item.sha256}]`;
  return { pageNum: 1, text, markdown: text };
}
