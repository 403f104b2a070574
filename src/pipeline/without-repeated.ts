import type { Diagnostic } from '../core/diagnostic.ts';
import { isAtOrBelow, parsePointer } from '../core/path.ts';

/** Leaves out findings at or below a place that an earlier stage has reported: one mistake is one finding. */
export function withoutRepeated(findings: readonly Diagnostic[], earlier: readonly Diagnostic[]): Diagnostic[] {
  return findings.filter((finding) => !earlier.some((known) => covers(known, finding)));
}

/** What a mapping lacks says nothing about what it holds. */
function covers(known: Diagnostic, finding: Diagnostic): boolean {
  if (!isInSameDocument(known, finding)) return false;
  if (known.code === 'schema/missing-key') return known.message === finding.message && known.path === finding.path;
  return isAtOrBelow(parsePointer(finding.path), parsePointer(known.path));
}

function isInSameDocument({ origin: left }: Diagnostic, { origin: right }: Diagnostic): boolean {
  if (left.kind !== 'file' || right.kind !== 'file') return left.kind === right.kind && left === right;
  return left.file === right.file && left.document === right.document;
}
