import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';

/** Which pages of a document are asked for; page numbers count from 1. */
export interface PageChoice {
  readonly has: (page: number) => boolean;
  /** As ranges that count from 1; undefined for all pages, and for more than a reader would take. */
  readonly ranges: string | undefined;
  readonly most: number;
}

/** Reads `target_pages` of v1, which counts from 0, and `max_pages`, which limits what is left; 0 is no limit. */
export function choosePages(parameters: JsonObject): PageChoice {
  return choiceOf(readRanges(parameters['target_pages'], 0), parameters['max_pages']);
}

/** Reads `page_ranges` of v2, where `target_pages` counts from 1, and `max_pages` means nothing beside it. */
export function choosePagesV2(parameters: JsonObject): PageChoice {
  const pages = parameters['page_ranges'];
  if (!isJsonObject(pages)) return choiceOf(undefined, undefined);
  const ranges = readRanges(pages['target_pages'], 1);
  return choiceOf(ranges, ranges === undefined ? pages['max_pages'] : undefined);
}

function choiceOf(ranges: readonly Range[] | undefined, most: JsonValue | undefined): PageChoice {
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
function readRanges(value: JsonValue | undefined, first: 0 | 1): readonly Range[] | undefined {
  if (typeof value !== 'string' || !/^\s*\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*\s*$/.test(value)) return undefined;
  return value.split(',').map((part) => {
    const [from = 0, to = from] = part.split('-').map((page) => Number(page) + 1 - first);
    return [from, to] as const;
  });
}
