import { validateWorkspace } from '../../pipeline/check-workspace.ts';
import { collectWorkspace } from '../../pipeline/collect-workspace.ts';
import type { SourceText } from '../../pipeline/source-text.ts';
import { withTexts } from '../../pipeline/workspace.ts';
import { colorOption } from '../color.ts';
import type { CommandModule } from '../command.ts';
import { addManifests, readCollectOptions, readCompositionOptions } from '../composition-options.ts';
import { EXIT, gravest } from '../exit-code.ts';
import { formatOption, readTargets } from '../findings-format.ts';
import { writeFindings, writeNotices } from '../findings-output.ts';
import { addFixOptions, fixTexts, readFixMode } from '../fix-options.ts';
import { reportFindings } from '../report-findings.ts';

/** `parsebatch validate`: checks manifests against the format; findings go to stdout. */
export const validate: CommandModule = {
  define: (command) =>
    addFixOptions(addManifests(command)).addOption(formatOption()).addOption(colorOption()).addHelpText('after', HELP),
  run: async (names, options, io) => {
    const targets = readTargets(options);
    const mode = readFixMode(names, options);
    const workspace = await collectWorkspace(readCollectOptions(names, options, io));
    const composition = readCompositionOptions(options, io);
    if (mode === undefined) {
      const checked = validateWorkspace(workspace, composition);
      writeNotices(checked, io);
      return reportFindings(checked, targets, options, io);
    }
    const check = (texts: readonly SourceText[]) => validateWorkspace(withTexts(workspace, texts), composition);
    const given = workspace.named.map(({ source }) => source);
    const { checked, isChanged, failures } = await fixTexts(given, mode, check, io);
    writeNotices(checked, io);
    const found = { ...checked, failures: [...checked.failures, ...failures] };
    if (!mode.isDryRun) return reportFindings(found, targets, options, io);
    return gravest([writeFindings(found, io.err, options, io), isChanged ? EXIT.findings : EXIT.ok]);
  },
};

const HELP = `
Each manifest is checked as it is written, and composed for each of its environments; with --env for that one alone.

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
