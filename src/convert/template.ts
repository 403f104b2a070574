import type { Secrecy } from '../catalogue/secrets.ts';
import { tokenIn } from '../catalogue/tokens.ts';
import type { Path } from '../core/path.ts';
import { escapeReferences, literalText, parseReferences } from '../core/reference.ts';
import { holdsKey } from './holds-key.ts';
import type { Piece } from './read/read-json.ts';

/** Headers that carry no credential; every other header's value becomes a reference. */
const OPEN_HEADER =
  /^(?:accept(?:-charset|-encoding|-language)?|cache-control|connection|content-(?:encoding|language|type)|user-agent)$/i;

/**
 * The text in a credential's field as a manifest writes it. In a request that was compiled such a text is a template
 * already; in a command it is what is sent, and its shell variables are the secrets.
 */
export function toTemplate(text: string, pieces: readonly Piece[] | undefined, isLiteral: boolean): string {
  if (pieces !== undefined) {
    const template = pieces
      .map((piece) => (typeof piece === 'string' ? escapeReferences(piece) : refer(nameOf(piece))))
      .join('');
    // A dollar sign right before a reference cannot be written: the whole text becomes one reference instead.
    const { length } = pieces.filter((piece) => typeof piece === 'object');
    return countReferences(template) === length ? template : escapeReferences(text);
  }
  if (isLiteral) return escapeReferences(text);
  const parts = parseReferences(text).map((segment) =>
    segment.kind === 'reference' ? segment.raw : escapeReferences(segment.kind === 'text' ? segment.text : segment.raw),
  );
  return parts.join('');
}

/** Puts a reference in place of a credential that is written out; what holds a reference already stays as it is. */
export function hideCredential(template: string, path: Path, secrecy: Secrecy, nextName: () => string): string {
  if (template === '' || countReferences(template) > 0) return template;
  if (secrecy === 'within') return mayCarryCredential(literalText(template)) ? refer(nextName()) : template;
  const isOpen = path.at(-2) === 'webhook_headers' && OPEN_HEADER.test(String(path.at(-1)));
  if (isOpen && !holdsKey(template)) return template;
  const scheme = /^(?:Bearer|Basic) +(?=\S)/i.exec(template)?.[0] ?? '';
  return scheme + refer(nextName());
}

function nameOf(unknown: Exclude<Piece, string>): string {
  return unknown.kind === 'shell' ? unknown.name : (unknown.environment ?? '');
}

function refer(secret: string): string {
  return `\${secret:${secret}}`;
}

function countReferences(template: string): number {
  return parseReferences(template).filter(({ kind }) => kind === 'reference').length;
}

/** Whether a URL names a user, has a query, or holds what is known as a credential. */
function mayCarryCredential(url: string): boolean {
  return /\?[^#]/.test(url) || /\/\/[^/?#\s]*@/.test(url) || tokenIn(url) !== undefined || holdsKey(url);
}
