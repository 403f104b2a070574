import type { CST } from 'yaml';
import type { SyntaxMistake } from './compose.ts';
import { extentOfToken, listTokens } from './tokens.ts';

/** Syntax errors that the yaml package passes over. */
export function findMissedMistakes({ value }: CST.Document): SyntaxMistake[] {
  return listTokens(value).flatMap((token) => {
    if (token.type === 'block-map') return token.items.flatMap((item) => findLostColon(item) ?? []);
    if (!isSeeminglyClosed(token)) return [];
    const { end } = extentOfToken(token);
    return [{ code: 'MISSING_CHAR', message: 'Missing closing quote', start: end, end }];
  });
}

/**
 * Whether a quoted scalar only seems to end: where the package gives up looking, it takes an escaped quote for a closing
 * one, as in `a: "x\"` above `b: "y"`.
 */
function isSeeminglyClosed(token: CST.Token): token is CST.FlowScalar {
  if (token.type === 'double-quoted-scalar') return /(?<!\\)(?:\\\\)*\\"$/.test(token.source);
  return token.type === 'single-quoted-scalar' && token.source.split("'").length % 2 === 0;
}

/** A key of a block mapping with its colon on a later line, or an explicit one with a sequence and no colon. */
function findLostColon({
  explicitKey,
  key,
  sep = [],
  value,
}: CST.BlockMap['items'][number]): SyntaxMistake | undefined {
  const colon = sep.findIndex(({ type }) => type === 'map-value-ind');
  if (colon === -1) return value ? mistakeAt('MISSING_CHAR', 'Implicit map keys', value) : undefined;
  const isParted = sep.slice(0, colon).some(({ type }) => type === 'newline');
  return isParted && key && !explicitKey
    ? mistakeAt('MULTILINE_IMPLICIT_KEY', 'Colon on a later line', key)
    : undefined;
}

function mistakeAt(code: SyntaxMistake['code'], message: string, { offset }: CST.Token): SyntaxMistake {
  return { code, message, start: offset, end: offset + 1 };
}
