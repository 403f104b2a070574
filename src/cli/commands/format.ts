import type { FormatResult } from '../../pipeline/rewrite/format-manifests.ts';
import { formatManifests } from '../../pipeline/rewrite/format-manifests.ts';
import type { Inputs } from '../../pipeline/workspace/read-manifests.ts';
import { readManifests, STANDARD_INPUT, shownInput } from '../../pipeline/workspace/read-manifests.ts';
import { writeTexts } from '../../pipeline/write/write-texts.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { addInputs, readInputs } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT, gravest } from '../exit-code.ts';
import { writeFailure } from '../failure-output.ts';
import { writeFindings } from '../findings-output.ts';
import type { Io } from '../io.ts';

/** `parsebatch fmt`: writes manifests in canonical form; with `--check` it only lists those that are not. */
export const format: CommandModule = {
  define: (command) =>
    addInputs(command)
      .option('--check', 'list the files that would change, and change nothing')
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    const inputs = { ...readInputs(names, options, io), withProjectFiles: true };
    const { sources, diagnostics, failures } = await readManifests(inputs);
    const result = formatManifests(sources, diagnostics);
    const isCheck = options['check'] === true;
    const exitCode = isCheck ? listChanges(result, io) : await writeChanges(result, inputs, io);
    for (const { file, reason } of result.refused) {
      io.err.write(`${escapeForTerminal(`${file} is left as it is: formatted, ${reason}`)}.\n`);
    }
    const refused = result.refused.length > 0 ? EXIT.findings : EXIT.ok;
    if (result.findings.diagnostics.length === 0 && failures.length === 0) return gravest([exitCode, refused]);
    return gravest([exitCode, refused, writeFindings({ findings: result.findings, failures }, io.err, options, io)]);
  },
};

const HELP = `
Order of keys, indentation, spacing, quotes and blank lines become the same everywhere; values and comments stay, and
parameters keep the order in which they are written. Directories are searched for project files too.

Examples:
  parsebatch fmt                        every manifest below the working directory
  parsebatch fmt --check batches        exit 1 when a file is not in canonical form
  parsebatch fmt - < draft.yaml         print instead of writing

Exit codes: 0 done, 1 a file cannot be formatted or, with --check, would change, 66 no such file, 74 a file cannot be
read or written.`;

function listChanges({ changes }: FormatResult, io: Io): ExitCode {
  const different = changes.filter(({ before, after }) => before !== after);
  for (const { file } of different) io.out.write(`${escapeForTerminal(file)}\n`);
  return different.length > 0 ? EXIT.findings : EXIT.ok;
}

async function writeChanges({ changes }: FormatResult, inputs: Inputs, io: Io): Promise<ExitCode> {
  const input = inputs.names.includes(STANDARD_INPUT)
    ? changes.find(({ file }) => file === shownInput(inputs))
    : undefined;
  if (input !== undefined) io.out.write(input.after);
  const { written, failures } = await writeTexts(
    changes.filter((change) => change !== input),
    io.cwd,
  );
  for (const file of written) io.err.write(`formatted ${escapeForTerminal(file)}\n`);
  for (const failure of failures) writeFailure(failure, io);
  return failures.length > 0 ? EXIT.io : EXIT.ok;
}
