import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import { STANDARD_INPUT } from '../pipeline/workspace/read-manifests.ts';
import type { CommandOptions } from './command.ts';

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
