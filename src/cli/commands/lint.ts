import type { CommandModule } from '../command.ts';
import { questionOf, readCompositionOptions } from '../composition-options.ts';
import { describeLint } from '../describe-lint.ts';
import { addLintOptions, readLintOptions } from '../lint-options.ts';
import { addCheckOptions, runCheck } from '../run-check.ts';

/** `parsebatch lint`: checks manifests as `validate` does, and runs the rules over them; findings go to stdout. */
export const lint: CommandModule = {
  define: (command) => addLintOptions(addCheckOptions(command)).addHelpText('after', HELP),
  run: async (names, options, io) => {
    const started = performance.now();
    const composition = readCompositionOptions(options, io);
    const rules = await readLintOptions(options, io);
    const lintOptions = { ...composition, ...rules };
    return runCheck(names, options, io, {
      load: async () => {
        const { lintWorkspace } = await import('../../pipeline/check/lint-workspace.ts');
        return (workspace) => lintWorkspace(workspace, lintOptions);
      },
      isSifting: false,
      question: {
        command: 'lint',
        options: [questionOf(composition), [...(rules.severities ?? [])], rules.baseline ?? null],
      },
      conclude: (checked) => io.err.write(describeLint(checked, performance.now() - started)),
    });
  },
};

const HELP = `
Each manifest is checked as it is written, and composed for each of its environments; with --env for that one alone.
\`parsebatch rules\` lists the rules, \`parsebatch explain RULE\` says why one is there.

A comment suppresses a finding, with its reason, and with an end date if you like:
  # parsebatch-disable-next-line no-forced-reparse -- the vendor fixes tables in January (until 2027-01-31)

Examples:
  parsebatch lint                                    every *.parsebatch.yaml below the working directory
  parsebatch lint --max-warnings 0 batches
  parsebatch lint --rule no-legacy-mode=off --rule no-lost-results=error
  parsebatch lint --baseline parsebatch-baseline.json
  parsebatch lint --format github --format sarif:parsebatch.sarif
  parsebatch lint --fix-dry-run batches              show what --fix would change

stdout always has one format: text, unless another is named without a file.

Exit codes: 0 nothing wrong, 1 errors or too many warnings, 64 no such environment or rule, 66 no such file, 74 a file
cannot be read, 78 the project file is wrong.`;
