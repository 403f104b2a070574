import { JOB_FIELDS } from '../../catalogue/classify-v1/job.ts';
import type { PageCost } from '../../catalogue/cost.ts';
import { SAVED_CONFIGURATION } from '../../catalogue/cost-v2.ts';
import type { JsonValue } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import type { CountPages } from '../../files/count-pages.ts';
import type { FrozenSource } from '../../ledger/record.ts';
import type { BatchSettings } from '../../lint/batch-settings.ts';
import { readSettings } from '../../lint/batch-settings.ts';
import { pageCostOf } from '../../lint/page-cost.ts';
import { readPageList } from '../../lint/page-list.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { ObservedSource } from './observe-source.ts';

/** From the least to the most; no most where that cannot be told. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number | undefined;
}

/** What sending a source comes to, as far as it can be told without sending it. */
export interface Estimate {
  readonly files: number;
  /** Undefined where the files are elsewhere. */
  readonly bytes: number | undefined;
  /** Those that are parsed, after `target_pages` and `max_pages`. */
  readonly pages: Bounds;
  /** The files whose pages are not known. */
  readonly uncounted: number;
  /** By the published prices; undefined where none is published for the engine. */
  readonly credits: Bounds | undefined;
}

/** What is to be estimated. */
export interface Estimated {
  readonly batch: Pick<BuiltBatch, 'document'>;
  /** The part of the observed source that is sent. */
  readonly source: FrozenSource;
  readonly observed: ObservedSource;
  /** Undefined where no PDF can be read. */
  readonly countPages: CountPages | undefined;
}

/** Estimates what sending a source comes to. What cannot be told is left open, and never taken for nothing. */
export async function estimateOf({ batch, source, observed, countPages }: Estimated): Promise<Estimate> {
  const settings = readSettings(batch.document.value);
  const isClassified = valueAt(batch.document.value, ['kind']) === 'ClassifyBatch';
  const limit = isClassified ? classifyLimitOf(batch.document.value) : pageLimitOf(settings);
  const entries = entriesOf(source, observed);
  let pages: Bounds = NONE;
  let uncounted = 0;
  for (const { name, path } of entries) {
    const isPdf = name?.toLowerCase().endsWith(PDF) === true;
    const counted = isPdf && path !== undefined ? await countPages?.(path) : undefined;
    if (counted === undefined) uncounted += 1;
    pages = add(
      pages,
      counted === undefined ? { minimum: 0, maximum: isPdf ? limit.most : undefined } : exactly(limit.of(counted)),
    );
  }
  // Which pages a saved configuration is about is its own to say.
  if (settings.isSet(SAVED_CONFIGURATION)) pages = { minimum: 0, maximum: pages.maximum };
  const bytes = source.kind === 'files' ? source.files.reduce((sum, file) => sum + file.bytes, 0) : undefined;
  return {
    files: entries.length,
    bytes,
    pages,
    uncounted,
    credits: isClassified ? undefined : creditsOf(pages, pageCostOf(settings)),
  };
}

/** The sum of bounds. */
export function add(one: Bounds, other: Bounds): Bounds {
  const { maximum: most } = one;
  const { maximum: more } = other;
  return {
    minimum: one.minimum + other.minimum,
    maximum: most === undefined || more === undefined ? undefined : most + more,
  };
}

/** What adds nothing. */
export const NONE: Bounds = { minimum: 0, maximum: 0 };

/** Only of PDFs it is known that they are billed by the page: sheets and minutes have prices of their own. */
const PDF = '.pdf';

function exactly(number: number): Bounds {
  return { minimum: number, maximum: number };
}

interface Entry {
  readonly name: string | undefined;
  /** Where the file is, when it is on this machine. */
  readonly path: string | undefined;
}

function entriesOf(source: FrozenSource, { files, names }: ObservedSource): readonly Entry[] {
  const paths = new Map(files.map(({ name, path }) => [name, path]));
  switch (source.kind) {
    case 'files':
      return source.files.map(({ path }) => ({ name: path, path: paths.get(path) }));
    case 'directory':
      return source.items.map(({ id }) => ({ name: names.get(id), path: undefined }));
    case 'items':
      return source.itemIds.map((id) => ({ name: names.get(id), path: undefined }));
  }
}

/** How many pages of a document are parsed. */
interface PageLimit {
  /** Of a document with so many. */
  readonly of: (pages: number) => number;
  /** Of any document; undefined where nothing limits it. */
  readonly most: number | undefined;
}

/** `target_pages` counts from 0 in v1, where `max_pages` works together with it, and from 1 in v2, where it stands over that. */
function pageLimitOf({ isOfV2, read }: BatchSettings): PageLimit {
  if (!isOfV2) return pageLimit(readPageList(read('target_pages')), read('max_pages'));
  const ranges = readPageList(read('/page_ranges/target_pages'));
  const fromZero = ranges.map(({ first, last, ...range }) => ({ ...range, first: first - 1, last: last - 1 }));
  return pageLimit(fromZero, ranges.length > 0 ? undefined : read('/page_ranges/max_pages'));
}

/** 0 means all. */
function pageLimit(ranges: ReturnType<typeof readPageList>, maxPages: unknown): PageLimit {
  const most = typeof maxPages === 'number' && maxPages > 0 ? maxPages : Number.POSITIVE_INFINITY;
  const chosen = (pages: number): number => (ranges.length === 0 ? pages : covered(ranges, pages));
  const limit = Math.min(most, chosen(Number.POSITIVE_INFINITY));
  return { of: (pages) => Math.min(most, chosen(pages)), most: Number.isFinite(limit) ? limit : undefined };
}

/** A classification reads the first pages, or those that are named; its pages have no published price. */
function classifyLimitOf(manifest: JsonValue | undefined): PageLimit {
  const configuration = valueAt(manifest, ['spec', 'parameters', 'parsing_configuration']);
  const named = valueAt(configuration, ['target_pages']);
  const most = valueAt(configuration, ['max_pages']) ?? PAGES_CLASSIFIED;
  return pageLimit(Array.isArray(named) ? readPageList(named.join(',')) : [], most);
}

const PAGES_CLASSIFIED = JOB_FIELDS['/parsing_configuration/max_pages'].default.value;

/** How many of so many pages lie in one of the ranges. */
function covered(ranges: ReturnType<typeof readPageList>, pages: number): number {
  let next = 0;
  let sum = 0;
  for (const { first, last } of ranges.toSorted((one, other) => one.first - other.first)) {
    const begin = Math.max(first, next);
    const end = Math.min(last + 1, pages);
    sum += Math.max(0, end - begin);
    next = Math.max(next, last + 1);
  }
  return sum;
}

function creditsOf(pages: Bounds, { credits, unpriced }: PageCost): Bounds | undefined {
  if (credits === undefined) return undefined;
  const isOpen = pages.maximum === undefined || unpriced.length > 0;
  return {
    minimum: pages.minimum * credits.minimum,
    maximum: isOpen ? undefined : (pages.maximum ?? 0) * credits.maximum,
  };
}
