import { Option } from 'commander';
import type { Rule } from '../../lint/rule.ts';
import { RULES } from '../../lint/rules/index.ts';
import { formatTable } from '../../report/table.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `parsebatch rules`: every rule of the linter, with what it asks for and how much it weighs. */
export const rules: CommandModule = {
  define: (command) =>
    command
      .addOption(
        new Option('--group <group>', 'list only one group').choices([...new Set(RULES.map(({ group }) => group))]),
      )
      .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
      .addHelpText('after', HELP),
  run: async (_names, options, io) => {
    const found = RULES.filter(({ group }) => options['group'] === undefined || group === options['group']);
    const isJson = options['format'] === 'json';
    io.out.write(
      isJson
        ? `${JSON.stringify({ version: 1, rules: found.map(describe) }, null, 2)}\n`
        : toTable(found, io.out.columns),
    );
    return EXIT.ok;
  },
};

const HELP = `
\`parsebatch explain RULE\` says why a rule is there and what to do about its findings. Severities are set under \`rules\` in
the project file, or with \`lint --rule ID=SEVERITY\`.

Examples:
  parsebatch rules
  parsebatch rules --group money
  parsebatch explain no-conflicting-modes`;

function toTable(found: readonly Rule[], width: number | undefined): string {
  const rows = found.map(({ id, group, severity, summary }) => [id, group, severity, summary]);
  return formatTable(rows, { header: ['RULE', 'GROUP', 'SEVERITY', 'SUMMARY'], ...(width !== undefined && { width }) });
}

function describe({ id, group, scope, severity, since, control, isFixable, summary }: Rule): object {
  const suppression = control ?? 'allowed';
  return { id, group, scope, severity, since, suppression, fixable: isFixable === true, summary };
}
