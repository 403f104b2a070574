import type { CST } from 'yaml';
import type { Excess, InputLimits } from './limits.ts';
import { MAX_DOCUMENTS, MAX_VALUES } from './limits.ts';

/** What a token is: `CST.tokenType` with the content of block scalars told apart. */
export type TokenKind = CST.TokenType | 'block-scalar' | null;

/**
 * Counts tokens as they come, and says when there are certainly too many. That stops the reading of a hostile file
 * early; a key has up to two indicators, so which key was the first too many is told by the documents.
 */
export function createTokenBudget({ aliases, keys }: InputLimits): (kind: TokenKind) => Excess | undefined {
  const counts = { starts: 0, ends: 0, aliases: 0, indicators: 0, values: 0 };
  return (kind) => {
    if (kind === 'doc-start') counts.starts += 1;
    else if (kind === 'doc-end') counts.ends += 1;
    else if (kind === 'alias') counts.aliases += 1;
    else if (kind === 'map-value-ind' || kind === 'explicit-key-ind') counts.indicators += 1;
    if (VALUES.has(kind)) counts.values += 1;
    if (Math.max(counts.starts, counts.ends) > MAX_DOCUMENTS) return 'documents';
    if (counts.aliases > aliases) return 'aliases';
    if (counts.indicators > 2 * keys + 1) return 'keys';
    return counts.values > MAX_VALUES ? 'values' : undefined;
  };
}

const VALUES: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'block-scalar',
  'alias',
  'flow-map-start',
  'flow-seq-start',
  'seq-item-ind',
]);
