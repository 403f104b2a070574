import type { Related } from '../core/diagnostic.ts';
import type { Comment, Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import type { Origin, Via } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { Extent, LineMap } from './line-map.ts';
import type { Node } from './node.ts';
import { findPart } from './node.ts';

/** What a document is made of. */
export interface DocumentParts {
  readonly file: string;
  readonly index: number;
  readonly text: string;
  readonly lines: LineMap;
  /** Where the document starts. */
  readonly start: number;
  /** Absent where the text could not be read. */
  readonly value: JsonValue | undefined;
  /** Gives nothing where the text could not be read; asked only when places are. */
  readonly rootOf: () => Node | undefined;
  readonly comments: readonly Extent[];
}

/**
 * A document of a file; places are worked out when they are asked for. It is a class for the sake of thousands: an object with a
 * getter of its own gets a shape of its own, and is let go of late.
 */
export class LoadedDocument implements Document {
  readonly file: string;
  readonly index: number;
  readonly value: JsonValue | undefined;
  readonly #parts: DocumentParts;
  #comments: readonly Comment[] | undefined;

  constructor(parts: DocumentParts) {
    this.file = parts.file;
    this.index = parts.index;
    this.value = parts.value;
    this.#parts = parts;
  }

  originOf(path: Path, at: 'key' | 'value'): Origin {
    return originOf(this.#parts, path, at);
  }

  sourceOf(path: Path): string | undefined {
    return sourceOf(this.#parts, path);
  }

  chainOf(): readonly Related[] {
    return [];
  }

  isResolved(): boolean {
    return false;
  }

  get comments(): readonly Comment[] {
    this.#comments ??= this.#parts.comments.map((extent) => readComment(this.#parts, extent));
    return this.#comments;
  }
}

/** How far a path leads, and by which aliases and merges. */
interface Walk {
  readonly depth: number;
  readonly key?: Extent | undefined;
  readonly node: Node;
  readonly keyVia: readonly Via[];
  readonly via: readonly Via[];
}

function walk({ lines }: DocumentParts, root: Node, path: Path): Walk {
  let reached: Walk = { depth: 0, node: root, keyVia: [], via: [] };
  for (const name of path) {
    const found = findPart(reached.node, String(name));
    if (found === undefined) break;
    const { key, node } = found.part;
    const merges = found.merges.map((merge) => ({ kind: 'merge' as const, span: lines.spanOf(merge) }));
    const keyVia = [...reached.via, ...merges];
    const via = node.alias ? [...keyVia, { kind: 'alias' as const, span: lines.spanOf(node.alias) }] : keyVia;
    reached = { depth: reached.depth + 1, key, node, keyVia, via };
  }
  return reached;
}

function originOf(parts: DocumentParts, path: Path, at: 'key' | 'value'): Origin {
  const { file, index, lines, rootOf, start } = parts;
  const root = rootOf();
  const origin = { kind: 'file' as const, file, document: index };
  if (root === undefined) return { ...origin, pointer: '', span: lines.spanOf({ start, end: start }) };
  const { depth, key, node, keyVia, via } = walk(parts, root, path);
  const isKey = at === 'key' && depth === path.length && key !== undefined;
  const steps = isKey ? keyVia : via;
  return {
    ...origin,
    pointer: formatPointer(path.slice(0, depth)),
    span: lines.spanOf(isKey ? key : node),
    ...(steps.length > 0 && { via: steps }),
  };
}

function sourceOf(parts: DocumentParts, path: Path): string | undefined {
  const root = parts.rootOf();
  const { depth, node } = root ? walk(parts, root, path) : {};
  return depth === path.length && node?.kind === 'scalar' ? parts.text.slice(node.start, node.end) : undefined;
}

function readComment({ text, lines }: DocumentParts, extent: Extent): Comment {
  return { text: text.slice(extent.start + 1, extent.end), span: lines.spanOf(extent) };
}
