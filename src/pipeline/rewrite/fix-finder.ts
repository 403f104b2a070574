import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Fix } from '../../core/fix.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { parsePointer } from '../../core/path.ts';
import { layOut } from '../../edit/layout.ts';
import type { Move } from '../../edit/move-entry.ts';
import { moveEntry } from '../../edit/move-entry.ts';
import { loadDocuments } from '../../load/load-documents.ts';
import { findApiSpellings } from '../../validate/api-spelling.ts';
import { placeForKey } from '../../validate/unknown-key.ts';
import type { SourceText } from '../workspace/source-text.ts';

/** Finds the fixes of one text. */
export interface FixFinder {
  /** What puts a finding right: the fix that it carries, else for a misplaced key its move to where it belongs. */
  readonly fixFor: (finding: Diagnostic) => Fix | undefined;
  /** Settings in the API's spelling, each with its move to where the format has a place of its own. */
  readonly apiSpellingMoves: () => Fix[];
}

/** A finder for a text, which is laid out once and only when a move is asked for. */
export function createFixFinder(source: SourceText): FixFinder {
  const read = once(() => ({ documents: loadDocuments(source).value ?? [], layout: layOut(source.text) }));
  const moveTo = (move: Move, isGuess: boolean): Fix | undefined => {
    const { container, key } = move;
    const edits = moveEntry(source.file, read().layout, move);
    return edits && { title: moveTitle(key, container), edits, ...(isGuess && { isGuess }) };
  };
  return {
    fixFor({ code, origin, path, fixes = [] }) {
      if (fixes.length > 0 || code !== 'schema/unknown-key' || origin.kind !== 'file') return fixes[0];
      const document = read().documents.find(({ index }) => index === origin.document);
      if (document === undefined || origin.via !== undefined) return undefined;
      const from = pathIn(document.value, path);
      const meant = placeForKey(document, from);
      return meant && moveTo({ ...meant, document: origin.document, from }, meant.isGuess);
    },
    apiSpellingMoves() {
      const moves = read().documents.flatMap((document) =>
        findApiSpellings(document).flatMap(({ path: from, preferred, itemKeys }) => {
          const place = { container: preferred.slice(0, -1), key: String(preferred.at(-1)) };
          return moveTo({ ...place, document: document.index, from, itemKeys }, false) ?? [];
        }),
      );
      return moves.toSorted((left, right) => startOf(left) - startOf(right));
    },
  };
}

/** Where the moved lines stand. */
function startOf({ edits: [first] }: Fix): number {
  return first?.span.start.offset ?? 0;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function moveTitle(key: string, container: Path): string {
  return `Move \`${key}\` to ${container.length === 0 ? 'the top of the manifest' : `\`${container.join('.')}\``}`;
}

/** A pointer as a path, the items of sequences as numbers. */
function pathIn(value: JsonValue | undefined, pointer: string): Path {
  let current: JsonValue | undefined = value;
  return parsePointer(pointer).map((part) => {
    const isItem = Array.isArray(current);
    current = Array.isArray(current) ? current[Number(part)] : isJsonObject(current) ? current[part] : undefined;
    return isItem ? Number(part) : part;
  });
}
