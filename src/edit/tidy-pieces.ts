import type { Extent } from '../load/line-map.ts';
import type { Piece } from '../load/outline.ts';
import type { Replacement } from './text-edit.ts';

/** What to replace within lines: the space between tokens, and single quotes where double ones hold the same text. */
export function* tidyPieces(text: string, pieces: readonly Piece[]): Generator<Replacement> {
  const isOneLine = createLineCheck(text);
  let before: Piece | undefined;
  for (const piece of pieces) {
    const gap = before && gapBetween(before, piece, isOneLine);
    if (before !== undefined && gap !== undefined && isChange(text, before.end, piece.start, gap)) {
      yield { start: before.end, end: piece.start, newText: gap };
    }
    const quoted =
      piece.kind === 'single-quoted-scalar' ? inDoubleQuotes(text.slice(piece.start, piece.end)) : undefined;
    if (quoted !== undefined) yield { start: piece.start, end: piece.end, newText: quoted };
    before = piece;
  }
}

/** What belongs between two tokens on one line; undefined where what is written stays. */
function gapBetween(left: Piece, right: Piece, isOneLine: (flow: Extent) => boolean): string | undefined {
  if (right.kind === 'newline' || right.kind === 'comment') return undefined;
  const flow = left.kind === 'flow-map-end' || left.kind === 'flow-seq-end' ? right.flow : (left.flow ?? right.flow);
  if (flow !== undefined) return isOneLine(flow) ? gapInFlow(left, right) : undefined;
  if (INDICATORS.has(left.kind)) return ' ';
  return right.kind === 'map-value-ind' && SCALARS.has(left.kind) ? '' : undefined;
}

/** `{ a: 1, b: [2, 3] }`. */
function gapInFlow(left: Piece, right: Piece): string | undefined {
  const isOpening = left.kind === 'flow-map-start' || left.kind === 'flow-seq-start';
  const isClosing = right.kind === 'flow-map-end' || right.kind === 'flow-seq-end';
  if (isOpening && isClosing) return '';
  if (left.kind === 'flow-map-start' || right.kind === 'flow-map-end') return ' ';
  if (left.kind === 'flow-seq-start' || right.kind === 'flow-seq-end') return '';
  if (right.kind === 'comma') return SCALARS.has(left.kind) || left.kind.endsWith('-end') ? '' : undefined;
  if (left.kind === 'comma' || left.kind === 'map-value-ind') return ' ';
  return right.kind === 'map-value-ind' && SCALARS.has(left.kind) ? '' : undefined;
}

const INDICATORS: ReadonlySet<Piece['kind']> = new Set<Piece['kind']>([
  'seq-item-ind',
  'map-value-ind',
  'explicit-key-ind',
]);

/** An alias is none: `*a:` would be the alias of another anchor. */
const SCALARS: ReadonlySet<Piece['kind']> = new Set<Piece['kind']>([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
]);

function isChange(text: string, start: number, end: number, gap: string): boolean {
  return /^[ \t]*$/.test(text.slice(start, end)) && text.slice(start, end) !== gap;
}

/** Neither kind of quote and no backslash means that both kinds of quotes read the same. */
function inDoubleQuotes(source: string): string | undefined {
  const inner = source.slice(1, -1);
  return /["'\\\r\n]/.test(inner) ? undefined : `"${inner}"`;
}

/** Looks at each collection once. */
function createLineCheck(text: string): (flow: Extent) => boolean {
  const known = new Map<Extent, boolean>();
  return (flow) => {
    const isOneLine = known.get(flow) ?? !text.slice(flow.start, flow.end).includes('\n');
    known.set(flow, isOneLine);
    return isOneLine;
  };
}
