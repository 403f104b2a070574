import { canonicalJson } from '../core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { LoadInput } from '../load/load-documents.ts';
import { loadDocuments } from '../load/load-documents.ts';
import { layOut } from './layout.ts';
import { firstLineOf, lastLineOf } from './lines-of-entry.ts';
import { feedOf } from './text-lines.ts';
import { createLineWriter } from './write-entries.ts';

/** What a document is to say, and what of the text says it now. */
export interface Rewrite {
  /** Which document of the text. */
  readonly index: number;
  readonly value: JsonObject;
  /** The entries that a new place takes the words from, by its JSON pointer; without any it is the entry at that place. */
  readonly origins: ReadonlyMap<string, readonly Path[]>;
  /** A comment above the entry at a JSON pointer. */
  readonly notes: ReadonlyMap<string, string>;
  /** New keys of the mappings in a sequence, by the JSON pointer of the sequence. */
  readonly itemKeys: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Has a document of a text say something else. What stays the same stays as it is written, and comments go with what they
 * stand beside; undefined where the document cannot be rewritten so that it is read back as meant.
 */
export function rewriteDocument(source: LoadInput, rewrite: Rewrite): string | undefined {
  const careful = rewriteLines(source, rewrite);
  if (careful !== undefined && says(careful, source, rewrite)) return careful;
  // Anchors and keys in unusual places: what is below the outermost keys is written anew.
  const plain = rewriteLines(source, { ...rewrite, isPlain: true });
  return plain !== undefined && says(plain, source, rewrite) ? plain : undefined;
}

function rewriteLines(
  { file, text }: LoadInput,
  rewrite: Rewrite & { readonly isPlain?: boolean },
): string | undefined {
  const layout = layOut(text);
  const root = layout.blocks[rewrite.index];
  const [first, last] = [root?.entries[0], root?.entries.at(-1)];
  if (root === undefined || first === undefined || last === undefined) return undefined;
  const before = loadDocuments({ file, text }).value?.find(({ index }) => index === rewrite.index)?.value;
  const [from, to] = [firstLineOf(layout, first), lastLineOf(layout, last)];
  const writer = createLineWriter(layout, root, { ...rewrite, valueAt: (path) => valueAt(before, path) });
  const lines = writer.writeMapping([], rewrite.value, first.column);
  const feed = feedOf(layout.lines);
  const head = text.slice(0, layout.lines[from]?.start);
  const end = layout.lines[to];
  return head + lines.join(feed) + text.slice(end?.end ?? text.length);
}

function says(text: string, source: LoadInput, { index, value }: Rewrite): boolean {
  const after = loadDocuments({ file: source.file, text });
  if (after.diagnostics.length > loadDocuments(source).diagnostics.length) return false;
  const read = after.value?.find((document) => document.index === index)?.value;
  return isJsonObject(read) && canonicalJson(read) === canonicalJson(value as JsonValue);
}
