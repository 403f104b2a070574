import type { Command } from 'commander';
import type { RuleSeverity } from '../core/diagnostic.ts';
import { Failure } from '../core/failure.ts';
import { suggest } from '../core/suggest.ts';
import { RULES } from '../lint/rules/index.ts';
import { readBaseline } from '../pipeline/check/baseline-files.ts';
import type { LintOptions } from '../pipeline/check/lint-options.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares what says which findings of rules count. */
export function addLintOptions(command: Command): Command {
  return command
    .option(
      '--rule <id=severity>',
      'set a rule to error, warning, info or off, over the project file; repeatable',
      collect,
    )
    .option('--baseline <file>', 'mark the findings that this file knows; `parsebatch baseline` makes it');
}

/** Reads what `addLintOptions` declares. */
export async function readLintOptions(options: CommandOptions, { cwd }: Io): Promise<LintOptions> {
  const file = options['baseline'] as string | undefined;
  return {
    severities: (options['rule'] ?? new Map()) as ReadonlyMap<string, RuleSeverity>, // made by the option's own parser
    ...(file !== undefined && { baseline: await readBaseline(file, cwd) }),
  };
}

function collect(value: string, earlier: ReadonlyMap<string, RuleSeverity> = new Map()): Map<string, RuleSeverity> {
  const [id = '', severity = ''] = value.split('=', 2);
  const rule = RULES.find((known) => known.id === id);
  if (rule === undefined) {
    const nearest = suggest(
      id,
      RULES.map((known) => known.id),
    );
    const hint = nearest === undefined ? 'See `parsebatch rules`.' : `Did you mean \`${nearest}\`?`;
    throw new Failure('usage', `There is no rule \`${id}\`.`, { hint });
  }
  if (!isSeverity(severity)) {
    throw new Failure('usage', `\`--rule ${value}\` states no severity.`, {
      hint: `Write ${id}=error, warning, info or off.`,
    });
  }
  if (rule.control === 'fixed') {
    const hint = 'It holds as long as the project file asks for it.';
    throw new Failure('usage', `The severity of \`${id}\` cannot be set.`, { hint });
  }
  return new Map([...earlier, [id, severity]]);
}

function isSeverity(text: string): text is RuleSeverity {
  return ['error', 'warning', 'info', 'off'].includes(text);
}
