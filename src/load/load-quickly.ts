import type { Document } from '../core/document.ts';
import { invariant } from '../core/invariant.ts';
import { LoadedDocument } from './document.ts';
import { groupByDocument } from './group-by-document.ts';
import type { InputLimits } from './limits.ts';
import { createLineMap } from './line-map.ts';
import type { LoadInput } from './load-documents.ts';
import type { Node } from './node.ts';
import { NODES } from './quick/node-builder.ts';
import type { QuickDocument } from './quick/read-quickly.ts';
import { readQuickly } from './quick/read-quickly.ts';
import { VALUES } from './quick/value-builder.ts';

/**
 * Reads the documents of a file as `loadDocuments` does, where the text is plain enough to be sure that nothing is wrong with
 * it; undefined elsewhere. Places are looked for when they are asked for, in the whole file at once.
 */
export function loadQuickly({ file, text }: LoadInput, limits: InputLimits): readonly Document[] | undefined {
  const read = readQuickly(text, limits, VALUES);
  if (read === undefined) return undefined;
  const { documents } = read;
  const lines = createLineMap(text);
  const comments = groupByDocument(text, documents, read.comments);
  let placed: readonly QuickDocument<Node>[] | undefined;
  return documents.map(({ root: value }, index) => {
    const rootOf = (): Node | undefined => {
      placed ??= readPlaces(text, limits);
      return placed[index]?.root;
    };
    return new LoadedDocument({ file, index, text, lines, start: 0, value, rootOf, comments: comments[index] ?? [] });
  });
}

function readPlaces(text: string, limits: InputLimits): readonly QuickDocument<Node>[] {
  const read = readQuickly(text, limits, NODES);
  invariant(read !== undefined, 'what was read once is read again');
  return read.documents;
}
