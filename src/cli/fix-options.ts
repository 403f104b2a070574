import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import type { Findings } from '../core/findings.ts';
import type { FixDone } from '../pipeline/rewrite/fix-manifests.ts';
import { STANDARD_INPUT } from '../pipeline/workspace/read-manifests.ts';
import type { SourceText } from '../pipeline/workspace/source-text.ts';
import { writeTexts } from '../pipeline/write/write-texts.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares what every command that fixes findings takes. */
export function addFixOptions(command: Command): Command {
  return command
    .option('--fix', 'put right in the files what has exactly one right answer')
    .option('--fix-dry-run', 'show as a diff what --fix would change, and change nothing')
    .option('--unsafe-fixes', 'fix also what is only likely meant, such as a misspelt name with two near ones');
}

/** How findings are to be fixed. */
export interface FixMode {
  readonly isDryRun: boolean;
  readonly isUnsafe: boolean;
}

/** Reads what `addFixOptions` declares; undefined where nothing is to be fixed. */
export function readFixMode(names: readonly string[], options: CommandOptions): FixMode | undefined {
  const isDryRun = options['fixDryRun'] === true;
  const isUnsafe = options['unsafeFixes'] === true;
  if (options['fix'] !== true && !isDryRun) {
    if (isUnsafe) throw new Failure('usage', '`--unsafe-fixes` goes with `--fix` or `--fix-dry-run`.');
    return undefined;
  }
  if (!isDryRun && names.includes(STANDARD_INPUT)) {
    const hint = 'Name a file, or see the changes with `--fix-dry-run`.';
    throw new Failure('usage', '`--fix` writes files, and standard input is none.', { hint });
  }
  return { isDryRun, isUnsafe };
}

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
  // Who only checks does not wait for what fixes.
  const { fixManifests } = await import('../pipeline/rewrite/fix-manifests.ts');
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
