import { Argument } from 'commander';
import { Failure } from '../../core/failure.ts';
import { shrinkBaseline, writeBaseline } from '../../pipeline/check/baseline-files.ts';
import { lintWorkspace } from '../../pipeline/check/lint-workspace.ts';
import { collectWorkspace } from '../../pipeline/workspace/collect-workspace.ts';
import type { CommandModule } from '../command.ts';
import { addCompositionOptions, readCollectOptions, readCompositionOptions } from '../composition-options.ts';
import { EXIT } from '../exit-code.ts';
import { writeFailure } from '../failure-output.ts';

/** `parsebatch baseline`: records what is found now, or takes out of such a record what is not found any more. */
export const baseline: CommandModule = {
  define: (command) =>
    addCompositionOptions(
      command
        .addArgument(new Argument('<action>', 'what to do with the file').choices(['create', 'prune']))
        .argument('<file>', 'the baseline')
        .argument('[files...]', 'manifests, directories or globs; without any the working directory'),
    ).addHelpText('after', HELP),
  run: async ([action = '', file = '', ...names], options, io) => {
    const composition = readCompositionOptions(options, io);
    if (composition.environment !== undefined || composition.set?.length) {
      const hint = 'A finding that another environment has would be taken for one that is gone.';
      throw new Failure('usage', 'A baseline is about all environments: it takes neither `--env` nor `--set`.', {
        hint,
      });
    }
    const workspace = await collectWorkspace(readCollectOptions(names, options, io));
    const linted = lintWorkspace(workspace, composition);
    if (linted.failures.length > 0) {
      for (const failure of linted.failures) writeFailure(failure, io);
      return EXIT.io;
    }
    if (action === 'create') {
      const count = await writeBaseline(file, io.cwd, linted);
      io.err.write(`${file} knows ${findings(count)}.\n`);
      const { errors, warnings } = linted.findings.summary;
      if (errors + warnings > count)
        io.err.write(`${errors + warnings - count} more cannot be made known: see parsebatch lint.\n`);
    } else {
      const { removed, left } = await shrinkBaseline(file, io.cwd, linted, names.length === 0);
      io.err.write(`${file}: ${findings(removed)} removed, ${left} left.\n`);
    }
    return EXIT.ok;
  },
};

const HELP = `
A baseline lets a project turn the linter on before everything is put right: what it knows is marked and does not count,
and what is new does. It never grows by itself: create does not replace a file, and prune only takes out.

Findings are known by file, document, rule and place, not by line. Errors of the format, policies and secrets cannot be
made known.

Examples:
  parsebatch baseline create parsebatch-baseline.json
  parsebatch lint --baseline parsebatch-baseline.json
  parsebatch baseline prune parsebatch-baseline.json

Exit codes: 0 done, 66 no such file, 74 the file is there already, or cannot be read or written.`;

function findings(number: number): string {
  return `${number} ${number === 1 ? 'finding' : 'findings'}`;
}
