import type { Diagnostic } from '../core/diagnostic.ts';

/** Leaves out findings at or below a place that an earlier stage has reported: one mistake is one finding. */
export function withoutRepeated(findings: readonly Diagnostic[], earlier: readonly Diagnostic[]): Diagnostic[] {
  const reported = new Set(earlier.flatMap(placesOf));
  if (reported.size === 0) return [...findings];
  return findings.filter((finding) => !waysTo(finding).some((place) => reported.has(place)));
}

/** What a mapping lacks says nothing about what it holds. */
function placesOf(finding: Diagnostic): string[] {
  const { code, message, path } = finding;
  const document = documentOf(finding);
  if (document === undefined) return [];
  return [code === 'schema/missing-key' ? keyOf(document, path, message) : keyOf(document, path)];
}

/** The places that cover a finding, wherever they were reported: its own, and each one above. */
function waysTo(finding: Diagnostic): string[] {
  const document = documentOf(finding);
  if (document === undefined) return [];
  const parts = finding.path.split('/');
  const above = parts.map((_, index) => keyOf(document, parts.slice(0, index + 1).join('/')));
  return [...above, keyOf(document, finding.path, finding.message)];
}

/** What stands in no file is reported by no earlier stage. */
function documentOf({ origin }: Diagnostic): string | undefined {
  return origin.kind === 'file' ? `${origin.document} ${origin.file}` : undefined;
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
