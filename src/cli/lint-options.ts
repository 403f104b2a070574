import type { Command } from 'commander';
import type { LintOptions } from '../pipeline/check/lint-options.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares what says which findings of rules count. */
export function addLintOptions(command: Command): Command {
  return command
    .option(
      '--rule <id=severity>',
      'set a rule to error, warning, info or off, over the project file; repeatable',
      (value: string, earlier: readonly string[] = []) => [...earlier, value],
    )
    .option('--baseline <file>', 'mark the findings that this file knows; `parsebatch baseline` makes it');
}

/** Reads what `addLintOptions` declares; the rules are loaded where one of them is named. */
export async function readLintOptions(options: CommandOptions, { cwd }: Io): Promise<LintOptions> {
  const stated = (options['rule'] ?? []) as readonly string[];
  const file = options['baseline'] as string | undefined;
  return {
    ...(stated.length > 0 && { severities: (await import('./rule-severities.ts')).readSeverities(stated) }),
    ...(file !== undefined && {
      baseline: await (await import('../pipeline/check/baseline-files.ts')).readBaseline(file, cwd),
    }),
  };
}
