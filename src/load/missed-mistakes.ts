import type { CST } from 'yaml';
import { extentOfToken } from './properties.ts';
import type { SyntaxMistake } from './syntax-check.ts';
import { findFirstToken } from './token-search.ts';

/** The first of each kind of syntax error that the yaml package passes over. */
export function findMissedMistakes({ value }: CST.Document): SyntaxMistake[] {
  return [findFirstToken(value, pickSeeminglyClosed), findFirstToken(value, pickParted)].filter(
    (mistake) => mistake !== undefined,
  );
}

/**
 * A quoted scalar that only seems to end: where the package gives up looking, it takes an escaped quote for a closing
 * one, as in `a: "x\"` above `b: "y"`.
 */
function pickSeeminglyClosed(token: CST.Token): SyntaxMistake | undefined {
  if (!isSeeminglyClosed(token)) return undefined;
  const { end } = extentOfToken(token);
  return { code: 'MISSING_CHAR', message: 'Missing closing quote', start: end, end };
}

function isSeeminglyClosed(token: CST.Token): token is CST.FlowScalar {
  if (token.type === 'double-quoted-scalar') return /(?<!\\)(?:\\\\)*\\"$/.test(token.source);
  return token.type === 'single-quoted-scalar' && token.source.split("'").length % 2 === 0;
}

/** A key of a block mapping with its colon on a later line. */
function pickParted(token: CST.Token): SyntaxMistake | undefined {
  if (token.type !== 'block-map') return undefined;
  const item = token.items.find(({ explicitKey, key, sep }) => explicitKey !== true && key && sep && isParted(sep));
  if (!item?.key) return undefined;
  const { offset } = item.key;
  return { code: 'MULTILINE_IMPLICIT_KEY', message: 'Colon on a later line', start: offset, end: offset + 1 };
}

function isParted(tokens: readonly CST.SourceToken[]): boolean {
  const colon = tokens.findIndex(({ type }) => type === 'map-value-ind');
  return tokens.slice(0, Math.max(colon, 0)).some(({ type }) => type === 'newline');
}
