import type { Diagnostic } from '../core/diagnostic.ts';
import type { Span } from '../core/origin.ts';

/**
 * Tells whether a finding lies at or below a place that an earlier stage has reported: then it is about the same
 * mistake.
 */
export function coveredBy(earlier: readonly Diagnostic[]): (finding: Diagnostic) => boolean {
  const byFile = new Map<string, Span[]>();
  for (const { origin } of earlier) {
    if (origin.kind === 'file') byFile.set(origin.file, [...(byFile.get(origin.file) ?? []), origin.span]);
  }
  return ({ origin }) =>
    origin.kind === 'file' && (byFile.get(origin.file) ?? []).some((span) => holds(span, origin.span));
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset;
}
