import type { Failure } from '../core/failure.ts';
import type { Findings } from '../core/findings.ts';
import type { FixDone } from '../pipeline/rewrite/fix-manifests.ts';
import { fixManifests } from '../pipeline/rewrite/fix-manifests.ts';
import type { SourceText } from '../pipeline/workspace/source-text.ts';
import { writeTexts } from '../pipeline/write/write-texts.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { FixMode } from './fix-options.ts';
import type { Io } from './io.ts';

/** What was fixed, or would be. */
export interface Fixed<T> {
  /** What the check says of the texts as they are now, or would be. */
  readonly checked: T;
  readonly isChanged: boolean;
  /** For files that could not be written. */
  readonly failures: readonly Failure[];
}

/** Fixes texts and writes them, saying so on stderr; a dry run prints the changes on stdout instead. */
export async function fixTexts<T extends { readonly findings: Findings }>(
  given: readonly SourceText[],
  { isDryRun, isUnsafe }: FixMode,
  check: (sources: readonly SourceText[]) => T,
  io: Io,
): Promise<Fixed<T>> {
  const { sources, done, checked } = fixManifests(given, { check, isUnsafe });
  const changes = given.map(({ file, text }, index) => ({ file, before: text, after: sources[index]?.text ?? text }));
  const isChanged = changes.some(({ before, after }) => before !== after);
  if (isDryRun) {
    const { maskChange } = await import('../pipeline/rewrite/mask-change.ts');
    const { formatDiff } = await import('../report/unified-diff.ts');
    for (const change of changes) io.out.write(formatDiff(maskChange(change)));
    return { checked, isChanged, failures: [] };
  }
  const { written, failures } = await writeTexts(changes, io.cwd);
  for (const fix of done) {
    if (written.includes(fix.file)) io.err.write(`fixed ${escapeForTerminal(describeFix(fix))}\n`);
  }
  return { checked, isChanged, failures };
}

function describeFix({ file, title, finding }: FixDone): string {
  return finding === undefined ? `${file}: ${title}` : `${file}: ${title} (${finding.code})`;
}
