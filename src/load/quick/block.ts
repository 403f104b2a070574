import { readBlockScalar } from './block-scalar.ts';
import { opensFlow, readFlow } from './flow.ts';
import type { QuickKey } from './key.ts';
import { readKey } from './key.ts';
import { readName } from './name.ts';
import type { Reading } from './reading.ts';
import {
  count,
  DASH,
  enter,
  HASH,
  isBlankAt,
  isLineEnd,
  resolveAlias,
  skipSpaces,
  toNextContent,
  unsure,
} from './reading.ts';
import { isQuote, readPlain, readQuoted, startsPlain } from './scalars.ts';

const AMPERSAND = 38;
const ASTERISK = 42;
const BAR = 124;
const GREATER = 62;

/** Reads the collection in block style that stands here; the reading stands at the next content then. */
export function readBlock<T>(reading: Reading<T>): T {
  if (isDash(reading)) return readSequence(reading, reading.indent);
  return readMapping(reading, reading.indent, readKey(reading) ?? unsure());
}

function readMapping<T>(reading: Reading<T>, column: number, first: QuickKey): T {
  const { builder } = reading;
  const mapping = builder.mapping(first.start);
  enter(reading);
  for (let key: QuickKey = first; ; key = readKey(reading) ?? unsure()) {
    const item = readValue(reading, column, true);
    if (!builder.put(mapping, key.name, key.start, key.end, item)) unsure();
    if (reading.indent !== column) break;
  }
  if (reading.indent > column) unsure();
  reading.depth -= 1;
  return builder.close(mapping, undefined);
}

function readSequence<T>(reading: Reading<T>, column: number): T {
  const { builder } = reading;
  const sequence = builder.sequence(reading.at);
  enter(reading);
  do {
    count(reading, false);
    reading.at += 1;
    reading.contentEnd = reading.at;
    builder.push(sequence, readValue(reading, column, false));
  } while (reading.indent === column && isDash(reading));
  if (reading.indent > column) unsure();
  reading.depth -= 1;
  return builder.close(sequence, undefined);
}

/** Reads what stands behind the `:` or the `-` of a collection at a column. */
function readValue<T>(reading: Reading<T>, column: number, isEntry: boolean): T {
  const { text, at: mark, builder } = reading;
  count(reading, false);
  skipSpaces(reading);
  if (isLineEnd(text, reading.at) || text.charCodeAt(reading.at) === HASH) {
    toNextContent(reading);
    if (reading.indent > column) return readBelow(reading, column);
    // A sequence may stand at the column of its key.
    if (isEntry && reading.indent === column && isDash(reading)) return readSequence(reading, column);
    return builder.scalar(null, mark, mark);
  }
  if (isEntry) return readOnLine(reading, column);
  reading.indent = reading.at - reading.line;
  return isDash(reading) ? readSequence(reading, reading.indent) : readBelow(reading, column);
}

/** Reads a value that may be a mapping or a sequence in block style. */
function readBelow<T>(reading: Reading<T>, column: number): T {
  const { indent } = reading;
  if (isDash(reading)) return readSequence(reading, indent);
  const key = readKey(reading);
  return key === undefined ? readOnLine(reading, column) : readMapping(reading, indent, key);
}

/** Reads a value that starts on the line. */
function readOnLine<T>(reading: Reading<T>, column: number): T {
  const { text, at } = reading;
  const code = text.charCodeAt(at);
  if (code === AMPERSAND) return readAnchored(reading, column);
  const item = readToken(reading, code, column);
  toNextContent(reading);
  return item;
}

function readToken<T>(reading: Reading<T>, code: number, column: number): T {
  const { text, at } = reading;
  if (isQuote(code)) return readQuoted(reading);
  if (opensFlow(code)) return readFlow(reading, column);
  if (code === BAR || code === GREATER) return readBlockScalar(reading, column);
  if (code === ASTERISK) {
    const name = readName(reading);
    reading.contentEnd = reading.at;
    return resolveAlias(reading, name, at, reading.at);
  }
  return startsPlain(text, at) ? readPlain(reading) : unsure();
}

/** Reads an anchor and what it names. */
function readAnchored<T>(reading: Reading<T>, column: number): T {
  const { anchors, deepest, depth } = reading;
  const name = readName(reading);
  // Inside of what it names, an anchor names nothing.
  anchors.delete(name);
  reading.deepest = depth;
  const before = reading.values + reading.expanded;
  const item = readNamed(reading, column);
  const size = 1 + reading.values + reading.expanded - before;
  anchors.set(name, { item, size, height: reading.deepest - depth });
  reading.deepest = Math.max(deepest, reading.deepest);
  return item;
}

function readNamed<T>(reading: Reading<T>, column: number): T {
  const { text } = reading;
  skipSpaces(reading);
  if (!isLineEnd(text, reading.at) && text.charCodeAt(reading.at) !== HASH) {
    const code = text.charCodeAt(reading.at);
    if (code === AMPERSAND || code === ASTERISK) unsure();
    return readOnLine(reading, column);
  }
  toNextContent(reading);
  return reading.indent > column ? readBlock(reading) : unsure();
}

function isDash<T>({ text, at }: Reading<T>): boolean {
  return text.charCodeAt(at) === DASH && isBlankAt(text, at + 1);
}
