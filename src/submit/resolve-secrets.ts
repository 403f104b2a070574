import { secrecyInPayload } from '../catalogue/secrets.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';

/** Gives the value of a secret by its name; undefined where there is none. */
export type GetSecret = (name: string) => string | undefined;

/** A body with its secrets in place, or the names of those that are not set. Never printed, stored or hashed. */
export type ResolvedBody =
  | { readonly body: JsonObject; readonly secrets: readonly string[] }
  | { readonly missing: readonly string[] };

/**
 * Puts secrets for the references in the fields of credentials, at the moment of sending. `root` is where in the payload
 * of a batch the body stands.
 */
export function resolveSecrets(body: JsonObject, getSecret: GetSecret, root: Path = []): ResolvedBody {
  const secrets = new Set<string>();
  const missing = new Set<string>();
  const resolveText = (text: string): string =>
    parseReferences(text)
      .map((segment) => {
        if (segment.kind !== 'reference') return segment.kind === 'text' ? segment.text : segment.raw;
        const value = getSecret(segment.name);
        if (value === undefined || value === '') missing.add(segment.name);
        else secrets.add(value);
        return value ?? '';
      })
      .join('');
  const resolved = visit(body, root, resolveText) as JsonObject;
  return missing.size > 0 ? { missing: [...missing].sort() } : { body: resolved, secrets: [...secrets] };
}

function visit(value: JsonValue, path: Path, resolveText: (text: string) => string): JsonValue {
  if (typeof value === 'string') return secrecyInPayload(path) === undefined ? value : resolveText(value);
  if (Array.isArray(value)) return value.map((item, index) => visit(item, [...path, index], resolveText));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, visit(item as JsonValue, [...path, key], resolveText)]),
  );
}
