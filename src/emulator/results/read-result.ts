import { extname } from 'node:path';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { BatchRecord, ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { joinPages } from './join-pages.ts';
import type { LitePage } from './liteparse.ts';
import { PDF_ENDING } from './liteparse.ts';
import type { PageChoice } from './target-pages.ts';
import { choosePages, choosePagesV2 } from './target-pages.ts';

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
  const batch = world.store.batches.get(item.batchId);
  const parameters = parametersOf(batch);
  const isV2 = batch?.v2 !== undefined;
  const choice = isV2 ? choosePagesV2(parameters) : choosePages(parameters);
  const joining = isV2 ? BETWEEN_PAGES : parameters;
  const own = await readOwnPages(item, world, choice);
  const isOwnText = typeof own !== 'string';
  const pages = isOwnText
    ? own.filter(({ pageNum }) => choice.has(pageNum)).slice(0, choice.most)
    : [placeholder(item, own)];
  return {
    pages,
    text: joinPages(pages, ({ text }) => text, joining),
    markdown: joinPages(pages, ({ markdown }) => markdown, joining),
    isOwnText,
  };
}

/** The v2 API has no page separators. */
const BETWEEN_PAGES: JsonObject = { page_separator: '\n\n' };

function parametersOf(batch: BatchRecord | undefined): JsonObject {
  const parameters = batch?.jobConfig['parameters'];
  return isJsonObject(parameters) ? parameters : {};
}

/** Files whose bytes are their text. */
const TEXT_FILES = ['.txt', '.md', '.markdown', '.csv', '.tsv', '.html', '.htm', '.json', '.xml', '.yaml', '.yml'];

/** A result is text to be read: of a longer file it holds the beginning. */
const MOST_TEXT = 4 * 1024 * 1024;

/** The pages of a document, or why there are none. */
async function readOwnPages(item: ItemRecord, world: World, choice: PageChoice): Promise<readonly LitePage[] | string> {
  const ending = extname(item.itemName).toLowerCase();
  if (TEXT_FILES.includes(ending)) return [await readTextFile(item, world)];
  if (ending !== PDF_ENDING) return 'only PDF and text files are read';
  const { readPdf } = world;
  if (readPdf === undefined) return 'for the text of a PDF, install @llamaindex/liteparse';
  try {
    return await readPdf(await world.store.blobs.named(item.sha256, PDF_ENDING), choice.ranges);
  } catch (error) {
    return `LiteParse could not read it: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function readTextFile(item: ItemRecord, { store }: World): Promise<LitePage> {
  const text = (await store.blobs.head(item.sha256, Math.min(item.size, MOST_TEXT))).toString('utf8');
  return { pageNum: 1, text, markdown: text };
}

/** Says of itself that it is no text of the document. */
function placeholder(item: ItemRecord, why: string): LitePage {
  const text = `[parsebatch emulate: this stands for the text of ${item.itemName} (${item.size} bytes); ${why}]`;
  return { pageNum: 1, text, markdown: text };
}
