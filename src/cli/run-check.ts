import type { Command } from 'commander';
import type { CheckResult } from '../pipeline/check/check-workspace.ts';
import { collectWorkspace } from '../pipeline/workspace/collect-workspace.ts';
import type { SourceText } from '../pipeline/workspace/source-text.ts';
import type { Workspace } from '../pipeline/workspace/workspace.ts';
import { withTexts } from '../pipeline/workspace/workspace.ts';
import { colorOption } from './color.ts';
import type { CommandOptions } from './command.ts';
import { addManifests, readCollectOptions } from './composition-options.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import { formatOption, readTargets } from './findings-format.ts';
import { writeFindings, writeNotices } from './findings-output.ts';
import { addFixOptions, fixTexts, readFixMode } from './fix-options.ts';
import type { Io } from './io.ts';
import { judgeWarnings, warningsOption } from './max-warnings.ts';
import { reportFindings } from './report-findings.ts';

/** Declares what a command takes that checks manifests, fixes them and reports. */
export function addCheckOptions(command: Command): Command {
  return addFixOptions(addManifests(command))
    .addOption(formatOption())
    .addOption(warningsOption())
    .addOption(colorOption());
}

/** How a command checks. */
export interface Check {
  readonly check: (workspace: Workspace) => CheckResult;
  /** Says on stderr what was checked. */
  readonly conclude?: (checked: CheckResult) => void;
}

/** Reads manifests, checks them, fixes what is to be fixed, and reports what is left. */
export async function runCheck(
  names: readonly string[],
  options: CommandOptions,
  io: Io,
  { check, conclude }: Check,
): Promise<ExitCode> {
  const targets = readTargets(options);
  const mode = readFixMode(names, options);
  const workspace = await collectWorkspace(readCollectOptions(names, options, io));
  if (mode === undefined) {
    const checked = check(workspace);
    writeNotices(checked, io);
    conclude?.(checked);
    return gravest([await reportFindings(checked, targets, options, io), judgeWarnings(checked, options, io)]);
  }
  const checkTexts = (texts: readonly SourceText[]) => check(withTexts(workspace, texts));
  const given = workspace.named.map(({ source }) => source);
  const { checked, isChanged, failures } = await fixTexts(given, mode, checkTexts, io);
  writeNotices(checked, io);
  conclude?.(checked);
  const found = { ...checked, failures: [...checked.failures, ...failures] };
  const warned = judgeWarnings(checked, options, io);
  if (!mode.isDryRun) return gravest([await reportFindings(found, targets, options, io), warned]);
  return gravest([writeFindings(found, io.err, options, io), warned, isChanged ? EXIT.findings : EXIT.ok]);
}
