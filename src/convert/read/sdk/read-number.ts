import type { ProgramCursor } from './program-cursor.ts';
import { takeMatch } from './program-cursor.ts';

const NUMBER =
  /(?<sign>[-+]?)[ \t]*(?:(?<based>0(?:[xX][\da-fA-F_]+|[oO][0-7_]+|[bB][01_]+))|(?<whole>\d[\d_]*)?(?<fraction>\.[\d_]*)?(?<exponent>[eE][-+]?\d[\d_]*)?)(?![\w.])/y;

/** Takes a number and gives it as JSON writes it; undefined where none stands at the cursor. */
export function takeNumber(cursor: ProgramCursor): string | undefined {
  const { index } = cursor;
  const json = asJson(takeMatch(cursor, NUMBER)?.groups ?? {});
  if (json === undefined) cursor.index = index;
  return json;
}

function asJson(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { sign = '', based, whole = '', fraction = '', exponent = '' } = groups;
  const minus = sign === '-' ? '-' : '';
  if (based !== undefined) {
    const digits = based.replaceAll('_', '');
    // Longer ones are out of any range, and take long to write in decimal.
    return digits.length > 2 && digits.length < 1000 ? minus + BigInt(digits).toString() : undefined;
  }
  const integer = whole.replaceAll('_', '');
  const decimals = fraction.slice(1).replaceAll('_', '');
  // `010` is eight in one language and a mistake in the other.
  if (/^0\d/.test(integer) || (integer === '' && decimals === '')) return undefined;
  const dotted = decimals === '' ? (fraction === '' ? '' : '.0') : `.${decimals}`;
  return `${minus}${integer === '' ? '0' : integer}${dotted}${exponent.replaceAll('_', '')}`;
}
