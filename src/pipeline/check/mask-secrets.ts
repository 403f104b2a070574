import { secrecyInManifest } from '../../catalogue/secrets.ts';
import { coverTokens, tokenIn } from '../../catalogue/tokens.ts';
import type { Document } from '../../core/document.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { maskText, maskUrl, SECRET_NAME } from '../../core/mask.ts';
import type { Span } from '../../core/origin.ts';
import type { Path } from '../../core/path.ts';
import type { Segment } from '../../core/reference.ts';
import { parseReferences } from '../../core/reference.ts';
import { credentialInAddress } from '../../lint/address-credentials.ts';

/** A line of text that could not be read as YAML, with such a key in it; its indentation, and what follows the key. */
const SECRET_LINE = new RegExp(`^(\\s*)(.*?(?:${SECRET_NAME.source}|headers)[\\w-]*["']?\\s*:)(.*)$`, 'i');

/**
 * The text with the credentials that it holds covered by `*`, so that a code frame never prints one. Lengths and line
 * breaks are kept; references to secrets stay readable, and of a URL its user, password and query are covered.
 */
export function maskSecrets(text: string, documents: readonly Document[]): string {
  let masked = text;
  for (const document of documents) {
    if (document.value === undefined) continue;
    const find = isProject(document.value) ? findInProject : findSecrets;
    for (const { path, cover } of find(document.value, [])) {
      const origin = document.originOf(path, 'value');
      if (origin.kind === 'file') masked = replaceSpan(masked, origin.span, cover);
    }
  }
  const isUnread = documents.length === 0 || documents.some(({ value }) => value === undefined);
  return coverTokens(isUnread ? maskUnread(masked) : masked, maskText);
}

interface Secret {
  readonly path: Path;
  readonly cover: (text: string) => string;
}

function findSecrets(value: JsonValue, path: Path): Secret[] {
  if (typeof value === 'string' && isCovered(value)) return [{ path, cover: maskText }];
  const secrecy = secrecyInManifest(path) ?? (isSecretName(path.at(-1), value) ? true : undefined);
  if (secrecy !== undefined) {
    if (secrecy === 'within') return [{ path, cover: isLiteral(value) ? maskUrl : maskBesideReferences }];
    return isLiteral(value) ? [{ path, cover: maskText }] : [];
  }
  if (typeof value === 'string' && credentialInAddress(value) !== undefined) return [{ path, cover: maskUrl }];
  return findBelow(value, path, findSecrets);
}

/**
 * What stands in the place of a secret's name, and a default of a secret, which no setting may have, are secrets
 * wherever they stand; so is what has the form of one.
 */
function isCovered(text: string): boolean {
  return /\$\{secret:(?!\w+(?:\}|:\?))/.test(text) || tokenIn(text) !== undefined;
}

function findBelow(value: JsonValue, path: Path, find: typeof findSecrets): Secret[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue, index) => find(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => find(item as JsonValue, [...path, key]));
}

/** In a project file `secrets` lists names, and an address may carry a credential. */
function findInProject(value: JsonValue, path: Path): Secret[] {
  if (path.length === 1 && path[0] === 'secrets') return [];
  if (typeof value === 'string' && isCovered(value)) return [{ path, cover: maskText }];
  if (typeof value === 'string' && value.includes('://')) return [{ path, cover: maskUrl }];
  const isOpened = isJsonObject(value) || (Array.isArray(value) && !isSecretName(path.at(-1), value));
  return isOpened ? findBelow(value, path, findInProject) : findSecrets(value, path);
}

function isProject(value: JsonValue): boolean {
  return isJsonObject(value) && value['kind'] === 'Project';
}

/** A mapping below such a name may hold settings of its own: its values are looked at one by one. */
function isSecretName(name: string | number | undefined, value: JsonValue): boolean {
  return typeof name === 'string' && SECRET_NAME.test(name) && !isJsonObject(value);
}

/** A text that holds a reference shows no credential of its own, but for what is malformed or stands as a default. */
function isLiteral(value: JsonValue): boolean {
  if (typeof value !== 'string') return true;
  const segments = parseReferences(value).filter(({ kind }) => kind !== 'text');
  return (
    segments.length === 0 || segments.some((segment) => segment.kind === 'malformed' || hasLiteralDefault(segment))
  );
}

function hasLiteralDefault(segment: Segment): boolean {
  return segment.kind === 'reference' && segment.fallback?.kind === 'default' && isLiteral(segment.fallback.text);
}

/** Covers what stands beside references in the user and the query of an address. */
function maskBesideReferences(text: string): string {
  const references = parseReferences(text).filter((segment) => segment.kind === 'reference');
  return references.reduce(
    (masked, { raw, start }) => masked.slice(0, start) + raw + masked.slice(start + raw.length),
    maskUrl(text),
  );
}

function replaceSpan(text: string, { start, end }: Span, cover: (text: string) => string): string {
  return text.slice(0, start.offset) + cover(text.slice(start.offset, end.offset)) + text.slice(end.offset);
}

/** Covers what follows a secret's key on its line, and the lines below that are indented further. */
function maskUnread(text: string): string {
  let secretIndent: number | undefined;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (secretIndent !== undefined && (indent > secretIndent || line.trim() === '')) return maskText(line);
      const [, white, key, rest] = SECRET_LINE.exec(line) ?? [];
      secretIndent = white?.length;
      return white === undefined ? line : `${white}${key ?? ''}${maskText(rest ?? '')}`;
    })
    .join('\n');
}
