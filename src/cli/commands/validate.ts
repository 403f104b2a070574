import { checkManifests } from '../../pipeline/check-manifests.ts';
import { readManifests } from '../../pipeline/read-manifests.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { formatOption, readTargets } from '../findings-format.ts';
import { reportFindings } from '../report-findings.ts';

/** `parsebatch validate`: checks manifests against the format; findings go to stdout. */
export const validate: CommandModule = {
  define: (command) =>
    command
      .argument('[files...]', 'files, directories, globs, or - for stdin; without any the working directory')
      .addOption(formatOption())
      .addOption(colorOption())
      .addHelpText('after', HELP),
  run: async (names, options, io) => {
    const targets = readTargets(options);
    const { sources, diagnostics, failures } = await readManifests({ names, cwd: io.cwd, readInput: io.readInput });
    const { findings } = checkManifests(sources, { earlier: diagnostics });
    return reportFindings({ findings, failures }, targets, options, io);
  },
};

const HELP = `
Examples:
  parsebatch validate                                every *.parsebatch.yaml below the working directory
  parsebatch validate batches/invoices.parsebatch.yaml
  parsebatch validate --format json batches > report.json
  parsebatch validate --format github --format sarif:parsebatch.sarif

stdout always has one format: text, unless another is named without a file.

Exit codes: 0 nothing wrong, 1 errors, 66 no such file, 74 a file cannot be read.`;
