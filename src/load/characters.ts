import type { Finding } from './finding.ts';
import { MAX_FINDINGS_PER_CODE } from './limits.ts';

/** What the text holds that no reader sees: control characters, marks of direction, halves of characters. */
export function* findUnseenCharacters(text: string): Generator<Finding> {
  let hasCarriageReturn = false;
  let count = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const run = match[0];
    if (run === '\r' && hasCarriageReturn) continue;
    hasCarriageReturn ||= run === '\r';
    count += 1;
    if (count > MAX_LISTED) return;
    yield { ...describe(run), start: match.index, end: match.index + run.length, path: [] };
  }
}

/**
 * The text as it is scanned: as long as it is, with a stand-in for each unseen character. The lexer of the yaml package
 * uses some of them for signals, and a value is judged as it looks: the character itself is reported already.
 */
export function scannableText(text: string): string {
  return text.replaceAll(UNSEEN, (run) => (isSurrogate(run) ? '\ufffd' : STAND_IN).repeat(run.length));
}

/** A part of a scanned text as it looks. Not for values: these may hold the stand-in as an escape. */
export function seenText(part: string): string {
  return part.replaceAll(STAND_IN, '');
}

/** An unseen character that means nothing to the lexer: where it stands in a scanned text, it is a stand-in. */
const STAND_IN = '\u0080';

/** One more of each of the two codes than is listed, so that it is said that there are more. */
const MAX_LISTED = 2 * (MAX_FINDINGS_PER_CODE + 1);

/** A lone carriage return ends a line for some readers and not for others; a first BOM is only a mark. */
const UNSEEN =
  /(?:(?![\t\n\r])\p{Cc}|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<!^)\ufeff)+|\r(?!\n)|\p{Surrogate}+/gu;

function describe(run: string): Pick<Finding, 'code' | 'message' | 'help'> {
  const digits = run.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const name = `U+${digits}`;
  if (isSurrogate(run)) {
    return { code: 'yaml/lone-surrogate', message: `The text holds half of a surrogate pair, ${name}.` };
  }
  const more = run.length > 1 ? ` and ${run.length - 1} more` : '';
  return {
    code: 'yaml/control-character',
    message: `The text holds the control character ${name}${more}, which no reader sees.`,
    help:
      run === '\r'
        ? 'End lines with LF or CRLF.'
        : `Remove it, or write it as the escape \`\\u${digits}\` in double quotes.`,
  };
}

function isSurrogate(run: string): boolean {
  return /^\p{Surrogate}/u.test(run);
}
