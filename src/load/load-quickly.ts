import type { Document } from '../core/document.ts';
import { invariant } from '../core/invariant.ts';
import type { DocumentParts } from './document.ts';
import { createDocument } from './document.ts';
import { groupByDocument } from './group-by-document.ts';
import type { InputLimits } from './limits.ts';
import type { Extent } from './line-map.ts';
import { createLineMap } from './line-map.ts';
import type { LoadInput } from './load-documents.ts';
import type { Node } from './node.ts';
import { createNodeBuilder } from './quick/node-builder.ts';
import type { QuickDocument } from './quick/read-quickly.ts';
import { readQuickly } from './quick/read-quickly.ts';
import { VALUES } from './quick/value-builder.ts';

/**
 * Reads the documents of a file as `loadDocuments` does, where the text is plain enough to be sure that nothing is wrong with
 * it; undefined elsewhere. Places and comments are looked for when they are asked for, in the whole file at once.
 */
export function loadQuickly({ file, text }: LoadInput, limits: InputLimits): readonly Document[] | undefined {
  const read = readQuickly(text, limits, VALUES);
  if (read === undefined) return undefined;
  const lines = createLineMap(text);
  let placed: Placed | undefined;
  const placesOf = (): Placed => {
    placed ??= readPlaces(text, limits);
    return placed;
  };
  return read.map(({ root: value }, index) => {
    const parts: DocumentParts = {
      ...{ file, index, text, lines, start: 0, value },
      get root() {
        return placesOf().documents[index]?.root;
      },
      get comments() {
        return placesOf().comments[index] ?? [];
      },
    };
    return createDocument(parts);
  });
}

interface Placed {
  readonly documents: readonly QuickDocument<Node>[];
  /** By document. */
  readonly comments: readonly (readonly Extent[])[];
}

function readPlaces(text: string, limits: InputLimits): Placed {
  const comments: Extent[] = [];
  const documents = readQuickly(text, limits, createNodeBuilder(comments));
  invariant(documents !== undefined, 'what was read once is read again');
  return { documents, comments: groupByDocument(text, documents, comments) };
}
