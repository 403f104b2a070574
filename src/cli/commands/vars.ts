import { Option } from 'commander';
import { findVariables } from '../../pipeline/check/find-variables.ts';
import { collectWorkspace } from '../../pipeline/workspace/collect-workspace.ts';
import { formatVariables, variablesAsJson } from '../../report/run/variables.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { addManifests, readCollectOptions, readCompositionOptions } from '../composition-options.ts';
import { writeFindings, writeNotices } from '../findings-output.ts';

/** `parsebatch vars`: the variables and secrets that manifests read and project files declare. */
export const vars: CommandModule = {
  define: (command) =>
    addManifests(command)
      .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
      .addOption(colorOption(command))
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    const workspace = await collectWorkspace(readCollectOptions(names, options, io));
    const found = findVariables(workspace, readCompositionOptions(options, io));
    const isJson = options['format'] === 'json';
    io.out.write(isJson ? variablesAsJson(found.variables) : formatVariables(found.variables, io.out.columns));
    writeNotices(found, io);
    return writeFindings(found, io.err, { ...options, format: 'text' }, io);
  },
};

const HELP = `
Each manifest is composed for each of its environments; READ counts them all. What is declared and not read, and what is
read and not declared, is a warning on stderr: name all manifests of the project, or none. Values are not shown.

Examples:
  parsebatch vars
  parsebatch vars --env prod --format json batches

Exit codes: 0 nothing wrong but warnings, 1 errors, 64 no such environment, 66 no such file, 78 the project file is wrong.`;
