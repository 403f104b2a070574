import type { CompositionOptions } from '../../pipeline/check/read-composition.ts';
import type { CommandModule } from '../command.ts';
import { questionOf, readCompositionOptions } from '../composition-options.ts';
import { addCheckOptions, runCheck } from '../run-check.ts';

/** `parsebatch validate`: checks manifests against the format; findings go to stdout. */
export const validate: CommandModule = {
  define: (command) => addCheckOptions(command).addHelpText('after', HELP),
  run: (names, options, io) => {
    const composition = readCompositionOptions(options, io);
    return runCheck(names, options, io, {
      load: async () => {
        const { validateWorkspace } = await import('../../pipeline/check/check-workspace.ts');
        return (workspace) => validateWorkspace(workspace, composition);
      },
      isSifting: isComposedAsWritten(composition),
      question: { command: 'validate', options: questionOf(composition) },
    });
  },
};

/** Whether the command line has no say in what a manifest comes to. */
function isComposedAsWritten({ environment, set = [], vars = [] }: CompositionOptions): boolean {
  return environment === undefined && set.length === 0 && vars.length === 0;
}

const HELP = `
Each manifest is checked as it is written, and composed for each of its environments; with --env for that one alone.
What a payload costs, leaks or does not do is for \`parsebatch lint\`.

Examples:
  parsebatch validate                                every *.parsebatch.yaml below the working directory
  parsebatch validate batches/invoices.parsebatch.yaml
  parsebatch validate --env prod --set spec.parameters.tier=fast
  parsebatch validate --format json batches > report.json
  parsebatch validate --format github --format sarif:parsebatch.sarif
  parsebatch validate --fix-dry-run batches          show what --fix would change

stdout always has one format: text, unless another is named without a file.

Exit codes: 0 nothing wrong, 1 errors, 64 no such environment, 66 no such file, 74 a file cannot be read, 78 the project
file is wrong.`;
