import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import type { Fix } from '../../core/fix.ts';
import { applyFixes } from '../../edit/apply-fixes.ts';
import type { SourceText } from '../workspace/source-text.ts';
import { createFixFinder } from './fix-finder.ts';

/** How findings are fixed. */
export interface FixOptions<T> {
  /** Checks texts; it is asked again after each pass. */
  readonly check: (sources: readonly SourceText[]) => T;
  /** Whether fixes are applied too that are only likely what was meant. */
  readonly isUnsafe: boolean;
}

/** What was fixed. */
export interface FixResult<T> {
  /** All texts as they are now. */
  readonly sources: readonly SourceText[];
  /** What was done, in order. */
  readonly done: readonly FixDone[];
  /** What the check says of the texts as they are now. */
  readonly checked: T;
}

/** One fix that was made. */
export interface FixDone {
  readonly file: string;
  readonly title: string;
  /** What was put right; absent where a setting is moved that no finding speaks of. */
  readonly finding: Diagnostic | undefined;
}

/** More passes than this are never needed: each fixes something, or gives up something. */
const MOST_PASSES = 100;

/**
 * Fixes what has exactly one right answer, until nothing changes. A fix whose finding is still there afterwards is taken
 * back, and one that would make a text less readable is left out. Nothing is read or written.
 */
export function fixManifests<T extends { readonly findings: Findings }>(
  given: readonly SourceText[],
  { check, isUnsafe }: FixOptions<T>,
): FixResult<T> {
  const givenUp = new Set<string>();
  const done: FixDone[] = [];
  let sources = given;
  let checked = check(sources);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const isWanted = (candidate: Candidate): boolean =>
      !givenUp.has(keyOf(candidate)) && (isUnsafe || candidate.fix.isGuess !== true);
    const fixes = candidatesFor(checked.findings, sources).filter(isWanted);
    const candidates = fixes.length > 0 ? fixes : movesFor(sources).filter(isWanted).slice(0, 1);
    if (candidates.length === 0) break;
    const attempt = applyTo(sources, candidates);
    const again = check(attempt.sources);
    const failed = [...attempt.refused, ...findFailed(attempt.applied, checked.findings, again.findings)];
    for (const candidate of failed) givenUp.add(keyOf(candidate));
    if (failed.length > 0) continue;
    done.push(...attempt.applied.map(({ file, fix, finding }) => ({ file, title: fix.title, finding })));
    [sources, checked] = [attempt.sources, again];
  }
  return { sources, done, checked };
}

interface Candidate {
  readonly file: string;
  readonly fix: Fix;
  readonly finding: Diagnostic | undefined;
}

function candidatesFor({ diagnostics }: Findings, sources: readonly SourceText[]): Candidate[] {
  const finders = new Map(sources.map((source) => [source.file, createFixFinder(source)]));
  return diagnostics.flatMap((finding) => {
    const { origin, suppression } = finding;
    if (origin.kind !== 'file' || suppression !== undefined) return [];
    const fix = finders.get(origin.file)?.fixFor(finding);
    const isHere = fix?.edits.every(({ file }) => file === origin.file);
    return fix && isHere === true ? [{ file: origin.file, fix, finding }] : [];
  });
}

function movesFor(sources: readonly SourceText[]): Candidate[] {
  return sources.flatMap((source) =>
    createFixFinder(source)
      .apiSpellingMoves()
      .map((fix) => ({ file: source.file, fix, finding: undefined })),
  );
}

interface Attempt {
  readonly sources: readonly SourceText[];
  readonly applied: readonly Candidate[];
  readonly refused: readonly Candidate[];
}

function applyTo(sources: readonly SourceText[], candidates: readonly Candidate[]): Attempt {
  const applied: Candidate[] = [];
  const refused: Candidate[] = [];
  const after = sources.map((source) => {
    const here = candidates.filter(({ file }) => file === source.file);
    if (here.length === 0) return source;
    const result = applyFixes(
      source,
      here.map(({ fix }) => fix),
    );
    applied.push(...here.filter(({ fix }) => result.applied.includes(fix)));
    refused.push(...here.filter(({ fix }) => result.refused.includes(fix)));
    return { ...source, text: result.text };
  });
  return { sources: after, applied, refused };
}

/** Fixes that left as many such findings as there were; a move that no finding asked for must bring none. */
function findFailed(applied: readonly Candidate[], before: Findings, after: Findings): Candidate[] {
  const countBefore = countAlike(before.diagnostics);
  const countAfter = countAlike(after.diagnostics);
  const countFixed = countAlike(applied.flatMap(({ finding }) => finding ?? []));
  const isWorse = after.diagnostics.length > before.diagnostics.length;
  return applied.filter(({ finding }) => {
    if (finding === undefined) return isWorse;
    const key = describe(finding);
    return (countAfter.get(key) ?? 0) > (countBefore.get(key) ?? 0) - (countFixed.get(key) ?? 0);
  });
}

function countAlike(findings: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(describe(finding), (counts.get(describe(finding)) ?? 0) + 1);
  return counts;
}

/** A candidate by what it is about: its offsets change when other text does. */
function keyOf({ file, fix, finding }: Candidate): string {
  return JSON.stringify([file, fix.title, finding && describe(finding)]);
}

/** A finding by its code and place: its words show the value, which a fix changes. */
function describe({ code, origin, path }: Diagnostic): string {
  return JSON.stringify([code, origin.kind === 'file' && [origin.file, origin.document], path]);
}
