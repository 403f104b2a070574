import type { Comment, Document } from '../core/document.ts';
import type { Origin, Via } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { Extent, LineMap } from './line-map.ts';
import type { Node, Target } from './node.ts';
import { findEntry, resolveAlias } from './node.ts';
import { plainValue } from './plain-value.ts';

/** What a document is made of. */
export interface DocumentParts {
  readonly file: string;
  readonly index: number;
  readonly text: string;
  readonly lines: LineMap;
  /** Where the document starts. */
  readonly start: number;
  /** Absent where the text could not be read. */
  readonly root: Node | undefined;
  readonly comments: readonly Extent[];
}

/** A document of a file; places are worked out when they are asked for. */
export function createDocument(parts: DocumentParts): Document {
  const { file, index, text, root } = parts;
  let comments: readonly Comment[] | undefined;
  return {
    file,
    index,
    value: root && plainValue(root),
    originOf: (path, at) => originOf(parts, path, at),
    sourceOf: (path) => (root === undefined ? undefined : sourceOf(text, walk(root, path), path)),
    get comments() {
      comments ??= parts.comments.map((extent) => readComment(parts, extent));
      return comments;
    },
  };
}

/** How far a path leads, and by which aliases and merges. */
interface Walk {
  readonly depth: number;
  readonly key: Extent | undefined;
  readonly node: Node;
  readonly target: Target | undefined;
  readonly via: readonly WalkStep[];
  /** How many of the steps lead to the key of the last mapping. */
  readonly keyVia: number;
}

interface WalkStep extends Extent {
  readonly kind: Via['kind'];
}

function walk(root: Node, path: Path): Walk {
  let reached = enter(root, undefined, 0, []);
  for (const part of path) {
    const next = step(reached, part);
    if (next === undefined) break;
    reached = next;
  }
  return reached;
}

function step({ target, via, depth }: Walk, part: string | number): Walk | undefined {
  if (target?.kind === 'sequence') {
    const item = /^(?:0|[1-9][0-9]*)$/.test(String(part)) ? target.items[Number(part)] : undefined;
    return item && enter(item, undefined, depth + 1, via);
  }
  const found = target?.kind === 'mapping' ? findEntry(target, String(part)) : undefined;
  if (found === undefined) return undefined;
  const merges = found.merges.map(({ start, end }) => ({ kind: 'merge' as const, start, end }));
  return enter(found.entry.value, found.entry.key, depth + 1, [...via, ...merges]);
}

function enter(node: Node, key: Extent | undefined, depth: number, via: readonly WalkStep[]): Walk {
  const target = resolveAlias(node);
  const steps =
    node.kind === 'alias' && target ? [...via, { kind: 'alias' as const, start: node.start, end: node.end }] : via;
  return { depth, key, node, target, via: steps, keyVia: via.length };
}

function originOf({ file, index, lines, root, start }: DocumentParts, path: Path, at: 'key' | 'value'): Origin {
  const origin = { kind: 'file' as const, file, document: index };
  if (root === undefined) return { ...origin, pointer: '', span: lines.spanOf({ start, end: start }) };
  const { depth, key, node, target, via, keyVia } = walk(root, path);
  const isKey = at === 'key' && depth === path.length && key !== undefined;
  const steps = isKey ? via.slice(0, keyVia) : via;
  return {
    ...origin,
    pointer: formatPointer(path.slice(0, depth)),
    span: lines.spanOf(isKey ? key : (target ?? node)),
    ...(steps.length > 0 && { via: steps.map((extent) => ({ kind: extent.kind, span: lines.spanOf(extent) })) }),
  };
}

function sourceOf(text: string, { depth, target }: Walk, path: Path): string | undefined {
  if (depth < path.length || target?.kind !== 'scalar') return undefined;
  return text.slice(target.start, target.end);
}

function readComment({ text, lines }: DocumentParts, extent: Extent): Comment {
  return { text: text.slice(extent.start + 1, extent.end), span: lines.spanOf(extent) };
}
