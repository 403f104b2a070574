import type { JsonObject } from '../../core/json.ts';

/** Which pages of a document are asked for; page numbers count from 1. */
export interface PageChoice {
  readonly has: (page: number) => boolean;
  /** As ranges that count from 1; undefined for all pages, and for more than a reader would take. */
  readonly ranges: string | undefined;
  readonly most: number;
}

/** Reads `target_pages`, which counts from 0, and `max_pages`, which limits what is left; 0 is no limit. */
export function choosePages(parameters: JsonObject): PageChoice {
  const ranges = readRanges(parameters['target_pages']);
  const most = parameters['max_pages'];
  return {
    has: (page) => ranges === undefined || ranges.some(([from, to]) => page >= from && page <= to),
    ranges: ranges !== undefined && countOf(ranges) <= MOST_PAGES ? writeRanges(ranges) : undefined,
    most: typeof most === 'number' && most > 0 ? most : Number.POSITIVE_INFINITY,
  };
}

/** LiteParse refuses to be asked for more (2.14). */
const MOST_PAGES = 100_000;

type Range = readonly [from: number, to: number];

function countOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

function writeRanges(ranges: readonly Range[]): string {
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Undefined also for a text that means nothing: all pages are then read. */
function readRanges(value: unknown): readonly Range[] | undefined {
  if (typeof value !== 'string' || !/^\s*\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*\s*$/.test(value)) return undefined;
  return value.split(',').map((part) => {
    const [from = 0, to = from] = part.split('-').map((page) => Number(page) + 1);
    return [from, to] as const;
  });
}
