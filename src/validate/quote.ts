import { secrecyInManifest } from '../catalogue/secrets.ts';
import { coverTokens } from '../catalogue/tokens.ts';
import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import { maskText, maskUrl } from '../core/mask.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';

/** How much of a value a message shows. */
const MAX_SHOWN = 60;

/** A value as a message names it: as it was written, shortened; never the text of a credential, in an address neither. */
export function quoteValue(document: Document, path: Path): string {
  const value = valueAt(document.value, path);
  if (Array.isArray(value)) return 'a sequence';
  if (isJsonObject(value)) return 'a mapping';
  const secrecy = secrecyInManifest(path);
  if (secrecy === true) return 'the value';
  const text = document.sourceOf(path) ?? String(value);
  const shown = secrecy === 'within' || text.includes('://') ? maskUrl(text) : text;
  return `\`${shorten(coverTokens(shown, maskText))}\``;
}

/** A text on one line, shortened where it is long. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN - 1)}…`;
}
