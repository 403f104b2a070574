import { readKey } from './key.ts';
import { readName } from './name.ts';
import type { Reading } from './reading.ts';
import {
  count,
  enter,
  HASH,
  isLineEnd,
  resolveAlias,
  SPACE,
  skipComment,
  skipSpaces,
  toNextLine,
  unsure,
} from './reading.ts';
import { isQuote, readFlowPlain, readQuoted, startsPlain } from './scalars.ts';

const COMMA = 44;
const ASTERISK = 42;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;

/** Whether a collection in flow style starts with a character. */
export function opensFlow(code: number): boolean {
  return code === OPENING_BRACKET || code === OPENING_BRACE;
}

/** Reads a collection in flow style; each of its lines has to stand deeper than the column of what it belongs to. */
export function readFlow<T>(reading: Reading<T>, parent: number): T {
  const { text, at: start, builder } = reading;
  const isMapping = text.charCodeAt(start) === OPENING_BRACE;
  const close = isMapping ? CLOSING_BRACE : CLOSING_BRACKET;
  const collection = isMapping ? builder.mapping(start) : builder.sequence(start);
  enter(reading);
  reading.at += 1;
  skipBlanks(reading, parent);
  while (text.charCodeAt(reading.at) !== close) {
    if (isMapping) readEntry(reading, collection, parent);
    else builder.push(collection, readItem(reading, parent));
    skipBlanks(reading, parent);
    if (text.charCodeAt(reading.at) === close) break;
    if (text.charCodeAt(reading.at) !== COMMA) unsure();
    reading.at += 1;
    skipBlanks(reading, parent);
  }
  reading.at += 1;
  reading.depth -= 1;
  reading.contentEnd = reading.at;
  return builder.close(collection, reading.at);
}

function readEntry<T>(reading: Reading<T>, mapping: T, parent: number): void {
  const { start, end, name } = readKey(reading) ?? unsure();
  if (reading.text.charCodeAt(reading.at) !== SPACE) unsure();
  skipBlanks(reading, parent);
  if (!reading.builder.put(mapping, name, start, end, readItem(reading, parent))) unsure();
}

function readItem<T>(reading: Reading<T>, parent: number): T {
  const { text, at } = reading;
  const code = text.charCodeAt(at);
  count(reading, false);
  if (opensFlow(code)) return readFlow(reading, parent);
  if (isQuote(code)) return readQuoted(reading);
  if (code === ASTERISK) {
    const name = readName(reading);
    return resolveAlias(reading, name, at, reading.at);
  }
  return startsPlain(text, at) ? readFlowPlain(reading) : unsure();
}

/** Moves to the next token of a collection in flow style. */
function skipBlanks<T>(reading: Reading<T>, parent: number): void {
  const { text } = reading;
  for (;;) {
    skipSpaces(reading);
    if (text.charCodeAt(reading.at) === HASH) {
      if (text.charCodeAt(reading.at - 1) !== SPACE) unsure();
      skipComment(reading);
    }
    if (reading.at >= text.length) unsure();
    if (!isLineEnd(text, reading.at)) break;
    toNextLine(reading);
  }
  if (reading.at - reading.line <= parent) unsure();
}
