import type { Diagnostic } from '../../core/diagnostic.ts';

/** Leaves out findings at or below a place that an earlier stage has reported: one mistake is one finding. */
export function withoutRepeated(findings: readonly Diagnostic[], earlier: readonly Diagnostic[]): Diagnostic[] {
  const reported = new Set(earlier.flatMap(placeOf));
  const said = new Set(earlier.map(sentenceOf));
  return findings.filter((finding) => !said.has(sentenceOf(finding)) && !placesAbove(finding).some(isIn(reported)));
}

/** The place of a finding in a file; what a mapping lacks says nothing about what it holds. */
function placeOf(finding: Diagnostic): string[] {
  return finding.code === 'schema/missing-key' ? [] : placesAbove(finding).slice(0, 1);
}

/** The place of a finding and those around it, the nearest first; none outside files. */
function placesAbove({ origin, path }: Diagnostic): string[] {
  if (origin.kind !== 'file') return [];
  const places: string[] = [];
  for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
    places.push(`${origin.file}\n${origin.document}\n${path.slice(0, end)}`);
    if (end === 0) break;
  }
  return places;
}

/** Two findings with one sentence at one place are one, wherever that is. */
function sentenceOf({ code, message, origin, path }: Diagnostic): string {
  return [code, message, path, ...(origin.kind === 'file' ? [origin.file, origin.document] : [origin.name])].join('\n');
}

function isIn(reported: ReadonlySet<string>): (place: string) => boolean {
  return (place) => reported.has(place);
}
