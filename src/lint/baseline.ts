import type { Diagnostic } from '../core/diagnostic.ts';
import { isOpen } from '../core/diagnostic.ts';
import { isJsonObject } from '../core/json.ts';

/** Findings that were there when a baseline was made, by where they are and not by line. */
export interface Baseline {
  readonly findings: readonly KnownFinding[];
}

/** Findings of one rule at one place. */
export interface KnownFinding {
  /** Relative to the directory of the baseline, with `/`. */
  readonly file: string;
  /** The name of the document, or where it has none its index. */
  readonly document: string | number;
  readonly code: string;
  /** JSON pointer into the document. */
  readonly path: string;
  /** How many of them there were. */
  readonly count: number;
}

/** How findings are compared with a baseline. */
export interface BaselineView {
  /** The file of a finding as the baseline names it. */
  readonly nameOf: (file: string) => string;
  /** Whether a baseline may hold findings of a code. */
  readonly isOpen: (code: string) => boolean;
}

/** The version of the format. */
const VERSION = 1;

/** The baseline that makes these findings known: errors and warnings that are not suppressed. */
export function createBaseline(diagnostics: readonly Diagnostic[], view: BaselineView): Baseline {
  const counts = new Map<string, KnownFinding>();
  for (const diagnostic of diagnostics) {
    const place = isOpen(diagnostic) && diagnostic.severity !== 'info' ? placeOf(diagnostic, view) : undefined;
    if (place === undefined) continue;
    const key = keyOf(place);
    counts.set(key, { ...place, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return { findings: [...counts.values()].sort(compare) };
}

/** Marks the findings that a baseline knows; of one place as many as it counts. */
export function markKnown(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
  view: BaselineView,
  shownAs: string,
): Diagnostic[] {
  const left = new Map(baseline.findings.map((known) => [keyOf(known), known.count]));
  return diagnostics.map((diagnostic) => {
    const place = isOpen(diagnostic) ? placeOf(diagnostic, view) : undefined;
    const key = place && keyOf(place);
    const count = key === undefined ? 0 : (left.get(key) ?? 0);
    if (key === undefined || count === 0) return diagnostic;
    left.set(key, count - 1);
    return { ...diagnostic, suppression: { kind: 'external', reason: `known in ${shownAs}` } };
  });
}

/** What is left of a baseline when only what is still found stays; `isChecked` says of which files that is known. */
export function pruneBaseline(
  baseline: Baseline,
  found: Baseline,
  isChecked: (file: string) => boolean,
): { readonly baseline: Baseline; readonly removed: number } {
  const counts = new Map(found.findings.map((known) => [keyOf(known), known.count]));
  const findings = baseline.findings.flatMap((known) => {
    const count = isChecked(known.file) ? Math.min(known.count, counts.get(keyOf(known)) ?? 0) : known.count;
    return count === 0 ? [] : [{ ...known, count }];
  });
  return { baseline: { findings }, removed: countOf(baseline) - countOf({ findings }) };
}

/** How many findings a baseline knows. */
export function countOf({ findings }: Baseline): number {
  return findings.reduce((sum, { count }) => sum + count, 0);
}

/** A baseline as the text of its file. */
export function printBaseline({ findings }: Baseline): string {
  return `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`;
}

/** Reads the text of a baseline; undefined where it is none. */
export function parseBaseline(text: string): Baseline | undefined {
  const value = parseJson(text);
  if (!isJsonObject(value) || value['version'] !== VERSION || !Array.isArray(value['findings'])) return undefined;
  const findings: readonly unknown[] = value['findings'];
  return findings.every(isKnownFinding) ? { findings } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isKnownFinding(value: unknown): value is KnownFinding {
  if (!isJsonObject(value)) return false;
  const { file, document, code, path, count } = value;
  const isNamed = typeof document === 'string' || typeof document === 'number';
  const areTexts = [file, code, path].every((text) => typeof text === 'string');
  return isNamed && areTexts && typeof count === 'number' && Number.isInteger(count) && count > 0;
}

type Place = Omit<KnownFinding, 'count'>;

/** What stands in no file has no place that a baseline could name. */
function placeOf({ code, origin, document, path }: Diagnostic, view: BaselineView): Place | undefined {
  if (origin.kind !== 'file' || !view.isOpen(code)) return undefined;
  return { file: view.nameOf(origin.file), document: document?.name ?? document?.index ?? 0, code, path };
}

function keyOf({ file, document, code, path }: Place): string {
  return JSON.stringify([file, document, code, path]);
}

function compare(left: KnownFinding, right: KnownFinding): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}
