import { secrecyInManifest } from '../catalogue/parse-v1/secrets.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { maskText, maskUrl } from '../core/mask.ts';
import type { Span } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { CheckedDocument } from './check-manifests.ts';

/** Names of keys whose values are treated as credentials wherever they stand, misspelt settings included. */
const SECRET_NAME = /api_?key|openai_k|secret|token|passw|credential|authorization|cookie/i;

/** The same names before a value, for text that could not be read as YAML. */
const SECRET_LINE =
  /^([^\S\n]*(?:- )?["']?[\w-]*(?:api_?key|openai_k|secret|token|passw|credential|authorization|cookie)[\w-]*["']?[^\S\n]*:[^\S\n]*)(\S.*)$/gim;

/**
 * The text with the credentials that it holds covered by `*`, so that a code frame never prints one. Lengths and line
 * breaks are kept; references to secrets stay readable, and of a URL its user, password and query are covered.
 */
export function maskSecrets(text: string, documents: readonly CheckedDocument[]): string {
  let masked = text;
  for (const { document } of documents) {
    if (document.value === undefined) continue;
    for (const { path, cover } of secretTexts(document.value, [])) {
      const origin = document.originOf(path, 'value');
      if (origin.kind === 'file') masked = replaceSpan(masked, origin.span, cover);
    }
  }
  const isUnread = documents.length === 0 || documents.some(({ document }) => document.value === undefined);
  return isUnread ? masked.replaceAll(SECRET_LINE, (_, key: string, value: string) => key + maskText(value)) : masked;
}

interface SecretText {
  readonly path: Path;
  readonly cover: (text: string) => string;
}

function secretTexts(value: JsonValue, path: Path): SecretText[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => secretTexts(item, [...path, index]));
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, item]) => secretTexts(item as JsonValue, [...path, key]));
  }
  const secrecy = secrecyInManifest(path) ?? (SECRET_NAME.test(String(path.at(-1))) ? true : undefined);
  if (secrecy === undefined || !isLiteral(value)) return [];
  return [{ path, cover: secrecy === 'within' ? maskUrl : maskText }];
}

/** A text that holds a reference shows no credential of its own. */
function isLiteral(value: JsonValue): boolean {
  return typeof value !== 'string' || !parseReferences(value).some(({ kind }) => kind === 'reference');
}

function replaceSpan(text: string, { start, end }: Span, cover: (text: string) => string): string {
  return text.slice(0, start.offset) + cover(text.slice(start.offset, end.offset)) + text.slice(end.offset);
}
