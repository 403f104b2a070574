import type { FileOrigin, Position, Span } from '../../src/core/origin.ts';

/** The place of an offset as load counts it: a line ends with its line feed. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset };
}

/** The span of the first occurrence of a part of a text. */
export function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  return { start: positionAt(text, start), end: positionAt(text, start + part.length) };
}

/** An origin at a part of a text in `x.yaml`. */
export function originAt(text: string, part: string): FileOrigin {
  return { kind: 'file', file: 'x.yaml', document: 0, pointer: '/a', span: spanOf(text, part) };
}
