import { secrecyInManifest } from '../catalogue/parse-v1/secrets.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { maskText, maskUrl, SECRET_NAME } from '../core/mask.ts';
import type { Span } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';

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
    for (const { path, cover } of findSecrets(document.value, [])) {
      const origin = document.originOf(path, 'value');
      if (origin.kind === 'file') masked = replaceSpan(masked, origin.span, cover);
    }
  }
  const isUnread = documents.length === 0 || documents.some(({ value }) => value === undefined);
  return isUnread ? maskUnread(masked) : masked;
}

interface Secret {
  readonly path: Path;
  readonly cover: (text: string) => string;
}

function findSecrets(value: JsonValue, path: Path): Secret[] {
  const secrecy = secrecyInManifest(path) ?? (isSecretName(path.at(-1), value) ? true : undefined);
  if (secrecy !== undefined) {
    return isLiteral(value) ? [{ path, cover: secrecy === 'within' ? maskUrl : maskText }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => findSecrets(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => findSecrets(item as JsonValue, [...path, key]));
}

/** A mapping below such a name may hold settings of its own: its values are looked at one by one. */
function isSecretName(name: string | number | undefined, value: JsonValue): boolean {
  return typeof name === 'string' && SECRET_NAME.test(name) && !isJsonObject(value);
}

/** A text that holds a reference shows no credential of its own. */
function isLiteral(value: JsonValue): boolean {
  return typeof value !== 'string' || !parseReferences(value).some(({ kind }) => kind === 'reference');
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
