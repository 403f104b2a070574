import { resolvePlain } from '../scalar-value.ts';
import type { Reading } from './reading.ts';
import { CARRIAGE_RETURN, COLON, HASH, isBlankAt, LINE_FEED, SPACE, unsure } from './reading.ts';

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;

/** Whether a quoted scalar starts with a character. */
export function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
}

/** A quoted scalar on one line; the reading stands behind it then. */
export function readQuoted<T>(reading: Reading<T>): T {
  const { text, at: start, builder } = reading;
  const value = text.charCodeAt(start) === DOUBLE_QUOTE ? readDouble(reading) : readSingle(reading);
  return builder.scalar(value, start, reading.at);
}

/** The text of a quoted scalar. */
export function readQuotedText<T>(reading: Reading<T>): string {
  return reading.text.charCodeAt(reading.at) === DOUBLE_QUOTE ? readDouble(reading) : readSingle(reading);
}

function readDouble<T>(reading: Reading<T>): string {
  const { text } = reading;
  const start = reading.at + 1;
  let hasEscapes = false;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) {
      reading.at = at + 1;
      reading.contentEnd = reading.at;
      const content = text.slice(start, at);
      return hasEscapes ? content.replace(ESCAPES, (written) => MEANINGS[written] ?? unsure()) : content;
    }
    if (code === BACKSLASH) {
      hasEscapes = true;
      at += 1;
    } else if (code === LINE_FEED || Number.isNaN(code)) unsure();
  }
}

const ESCAPES = /\\./gs;

/** Other escapes are for the exact reader. */
const MEANINGS: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\"': '"', '\\\\': '\\', '\\/': '/' };

function readSingle<T>(reading: Reading<T>): string {
  const { text } = reading;
  const start = reading.at + 1;
  let hasQuotes = false;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SINGLE_QUOTE) {
      if (text.charCodeAt(at + 1) !== SINGLE_QUOTE) {
        reading.at = at + 1;
        reading.contentEnd = reading.at;
        const written = text.slice(start, at);
        return hasQuotes ? written.replaceAll("''", "'") : written;
      }
      hasQuotes = true;
      at += 1;
    } else if (code === LINE_FEED || Number.isNaN(code)) unsure();
  }
}

/** A plain scalar in block style; the reading stands behind it then. One over several lines is for the exact reader. */
export function readPlain<T>(reading: Reading<T>): T {
  const { text, at: start } = reading;
  let end = start;
  let hasDollar = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
    if (code === COLON && isBlankAt(text, at + 1)) unsure();
    if (code === DOLLAR) hasDollar = true;
    end = at + 1;
  }
  // A comment may have cut a reference in two.
  if (hasDollar && text.charCodeAt(at) === HASH) unsure();
  return plainScalar(reading, start, end);
}

/** A plain scalar in flow style. */
export function readFlowPlain<T>(reading: Reading<T>): T {
  const { text, at: start } = reading;
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === COMMA || code === CLOSING_BRACKET || code === CLOSING_BRACE) break;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
    // What may be a comment, a key, a reference or the start of something else.
    if (code === HASH || code === COLON || code === DOLLAR || isOpening(code) || Number.isNaN(code)) unsure();
    end = at + 1;
  }
  return plainScalar(reading, start, end);
}

/** Whether a plain scalar may start with the character at an offset, and nothing else. */
export function startsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xa0) return true;
  if (code === DASH_CODE) return STARTS.test(text.charAt(at + 1));
  return STARTS.test(text.charAt(at));
}

const STARTS = /[A-Za-z0-9_./$(+~^;=\\]/;

function plainScalar<T>(reading: Reading<T>, start: number, end: number): T {
  reading.at = end;
  reading.contentEnd = end;
  return reading.builder.scalar(plainValue(reading.text.slice(start, end)), start, end);
}

/** What a plain text stands for. Most are text by their first character, short whole numbers or truths: these need no patterns. */
export function plainValue(text: string): null | boolean | number | string {
  const first = text.charCodeAt(0);
  if (isDigit(first)) return numberOrOther(text);
  if (text === 'true') return true;
  if (text === 'false') return false;
  // No other word is longer than these, and signs, points and `~` are what numbers and null may begin with.
  if (first > NINE && first !== TILDE && (text.length > 'false'.length || !isInitial(first))) return text;
  return resolved(text);
}

function numberOrOther(text: string): null | boolean | number | string {
  let number = 0;
  let at = 0;
  let code = text.charCodeAt(0);
  for (; isDigit(code); code = text.charCodeAt(at)) {
    number = number * 10 + code - ZERO;
    at += 1;
  }
  if (at < text.length) return CONTINUES_NUMBER.has(code) ? resolved(text) : text;
  return at <= SAFE_DIGITS ? number : resolved(text);
}

function resolved(text: string): null | boolean | number | string {
  const { value, problem } = resolvePlain(text);
  return problem === undefined ? value : unsure();
}

const ZERO = 48;
const NINE = 57;
const TILDE = 126;
/** So many digits are always a number that is kept exactly. */
const SAFE_DIGITS = 15;
/** What may stand behind the first digits of a number: `.`, `e`, and `o` or `x` behind a zero. */
const CONTINUES_NUMBER: ReadonlySet<number> = new Set([...'.eEox'].map((character) => character.charCodeAt(0)));

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** What `null`, `true` and `false` begin with, in either case. */
function isInitial(code: number): boolean {
  const letter = code | 32;
  return letter === 110 || letter === 116 || letter === 102;
}

const DOLLAR = 36;
const COMMA = 44;
const DASH_CODE = 45;
const CLOSING_BRACKET = 93;
const CLOSING_BRACE = 125;

function isOpening(code: number): boolean {
  return code === 91 || code === 123;
}
