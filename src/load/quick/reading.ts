import type { InputLimits } from '../limits.ts';
import { MAX_EXPANDED_VALUES, MAX_VALUES } from '../limits.ts';
import type { Extent } from '../line-map.ts';
import type { Builder } from './builder.ts';

/** Where a quick reading stands. */
export interface Reading<T> {
  readonly text: string;
  readonly limits: InputLimits;
  readonly builder: Builder<T>;
  readonly anchors: Map<string, Anchored<T>>;
  readonly comments: Extent[];
  /** The offset of what is read next. */
  at: number;
  /** Where its line starts. */
  line: number;
  /** The column of the content that was moved to; -1 at the end of a document. */
  indent: number;
  depth: number;
  deepest: number;
  keys: number;
  values: number;
  aliases: number;
  expanded: number;
  /** Where the last token ends that is neither white space nor a comment. */
  contentEnd: number;
}

/** What an anchor names, with how much it stands for and how deep that nests. */
export interface Anchored<T> {
  readonly item: T;
  readonly size: number;
  readonly height: number;
}

/** A reading of a text from its start. */
export function startReading<T>(text: string, limits: InputLimits, builder: Builder<T>): Reading<T> {
  return {
    text,
    limits,
    builder,
    anchors: new Map(),
    comments: [],
    at: 0,
    line: 0,
    indent: 0,
    depth: 0,
    deepest: 0,
    keys: 0,
    values: 0,
    aliases: 0,
    expanded: 0,
    contentEnd: 0,
  };
}

/** What a quick reading throws where it is not sure. */
export const UNSURE = new Error('the text is for the exact reader');

/** Gives up: the text may be right, wrong or neither, and the exact reader can tell. */
export function unsure(): never {
  throw UNSURE;
}

/** Counts a key or a value. */
export function count<T>(reading: Reading<T>, isKey: boolean): void {
  reading.values += 1;
  if (isKey) reading.keys += 1;
  if (reading.keys > reading.limits.keys || reading.values > MAX_VALUES) unsure();
}

/** Steps into a mapping or a sequence. */
export function enter<T>(reading: Reading<T>): void {
  reading.depth += 1;
  if (reading.depth > reading.deepest) reading.deepest = reading.depth;
  if (reading.depth > reading.limits.depth) unsure();
}

/** Puts what an anchor names in the place of an alias. */
export function resolveAlias<T>(reading: Reading<T>, name: string, start: number, end: number): T {
  const anchored = reading.anchors.get(name);
  if (anchored === undefined) unsure();
  reading.aliases += 1;
  reading.expanded += anchored.size;
  reading.deepest = Math.max(reading.deepest, reading.depth + anchored.height);
  if (reading.aliases > reading.limits.aliases || reading.expanded > MAX_EXPANDED_VALUES) unsure();
  if (reading.depth + anchored.height > reading.limits.depth) unsure();
  return reading.builder.alias(anchored.item, start, end);
}

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const COLON = 58;

/** Whether a line ends at an offset; a carriage return is always one before a line feed. */
export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_FEED || code === CARRIAGE_RETURN || at >= text.length;
}

/** Whether a mark such as `-` or `:` that ends before an offset counts as one: something blank is behind it. */
export function isBlankAt(text: string, at: number): boolean {
  return text.charCodeAt(at) === SPACE || isLineEnd(text, at);
}

/** Skips spaces of one line. */
export function skipSpaces<T>(reading: Reading<T>): void {
  while (reading.text.charCodeAt(reading.at) === SPACE) reading.at += 1;
}

/** Moves over blanks, comments and line ends to the next content, behind a token that is the last of its line. */
export function toNextContent<T>(reading: Reading<T>): void {
  const { text } = reading;
  if (reading.at > reading.line && !isBlankAt(text, reading.at)) unsure();
  for (;;) {
    skipSpaces(reading);
    if (text.charCodeAt(reading.at) === HASH) skipComment(reading);
    if (reading.at >= text.length) {
      reading.indent = -1;
      return;
    }
    if (!isLineEnd(text, reading.at)) break;
    toNextLine(reading);
  }
  reading.indent = reading.at - reading.line;
  if (reading.indent === 0 && isMarker(text, reading.at)) reading.indent = -1;
}

/** Steps over the end of a line. */
export function toNextLine<T>(reading: Reading<T>): void {
  reading.at += reading.text.charCodeAt(reading.at) === CARRIAGE_RETURN ? 2 : 1;
  reading.line = reading.at;
}

/** Steps over a comment, to the end of its line. */
export function skipComment<T>(reading: Reading<T>): void {
  const { text, at } = reading;
  const feed = text.indexOf('\n', at);
  const end = feed === -1 ? text.length : text.charCodeAt(feed - 1) === CARRIAGE_RETURN ? feed - 1 : feed;
  reading.comments.push({ start: at, end });
  reading.at = end;
}

/** Whether `---` or `...` starts a line here. */
function isMarker(text: string, at: number): boolean {
  if (!text.startsWith('---', at) && !text.startsWith('...', at)) return false;
  return isBlankAt(text, at + 3);
}
