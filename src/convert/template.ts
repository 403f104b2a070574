import type { Secrecy } from '../catalogue/parse-v1/secrets.ts';
import type { Path } from '../core/path.ts';
import { escapeReferences, literalText, parseReferences } from '../core/reference.ts';
import type { Piece } from './read/json-node.ts';

/** Headers that carry no credential; every other header's value becomes a reference. */
const OPEN_HEADERS = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-type',
  'user-agent',
]);

/**
 * The text in a credential's field as a manifest writes it. In a request that was compiled such a text is a template
 * already; in a command it is what is sent, and its shell variables are the secrets.
 */
export function toTemplate(
  text: string,
  pieces: readonly Piece[] | undefined,
  { isLiteral }: { readonly isLiteral: boolean },
): string {
  if (pieces !== undefined) {
    const variables = pieces.filter((piece) => typeof piece === 'object').length;
    const parts = pieces.map((piece) =>
      typeof piece === 'string' ? escapeReferences(piece) : `\${secret:${piece.variable}}`,
    );
    const template = parts.join('');
    // A dollar sign right before a reference cannot be written: the whole text becomes one reference instead.
    return referenceNames(template).length === variables ? template : escapeReferences(text);
  }
  if (isLiteral) return escapeReferences(text);
  return parseReferences(text)
    .map((segment) => (segment.kind === 'text' ? escapeReferences(segment.text) : segmentText(segment)))
    .join('');
}

/** The names of the secrets that a template refers to. */
export function referenceNames(template: string): string[] {
  return parseReferences(template).flatMap((segment) => (segment.kind === 'reference' ? [segment.name] : []));
}

/** Puts a reference in place of a credential that is written out; what holds a reference already stays as it is. */
export function hideCredential(template: string, path: Path, secrecy: Secrecy, nextName: () => string): string {
  if (template === '' || referenceNames(template).length > 0) return template;
  if (secrecy === 'within') return mayCarryCredential(literalText(template)) ? `\${secret:${nextName()}}` : template;
  if (isOpenHeader(path)) return template;
  const scheme = /^(?:Bearer|Basic) +(?=\S)/i.exec(template)?.[0] ?? '';
  return `${scheme}\${secret:${nextName()}}`;
}

function segmentText({ kind, raw }: { readonly kind: 'reference' | 'malformed'; readonly raw: string }): string {
  return kind === 'reference' ? raw : escapeReferences(raw);
}

/** Whether a URL names a user or has a query. */
function mayCarryCredential(url: string): boolean {
  return /\?[^#]/.test(url) || /\/\/[^/?#\s]*@/.test(url);
}

function isOpenHeader(path: Path): boolean {
  return path.at(-2) === 'webhook_headers' && OPEN_HEADERS.has(String(path.at(-1)).toLowerCase());
}
