import type { Command } from 'commander';
import type { CheckResult } from '../pipeline/check/check-workspace.ts';
import { concludeSound } from '../pipeline/check/conclude-sound.ts';
import { siftSound } from '../pipeline/check/sift-sound.ts';
import type { CollectOptions } from '../pipeline/workspace/collect-workspace.ts';
import { readManifests } from '../pipeline/workspace/read-manifests.ts';
import type { Workspace } from '../pipeline/workspace/workspace.ts';
import { colorOption } from './color.ts';
import type { CommandOptions } from './command.ts';
import { addManifests, readCollectOptions } from './composition-options.ts';
import type { ExitCode } from './exit-code.ts';
import { gravest } from './exit-code.ts';
import { formatOption, readTargets } from './findings-format.ts';
import { writeNotices } from './findings-output.ts';
import { addFixOptions, readFixMode } from './fix-options.ts';
import type { Io } from './io.ts';
import { judgeWarnings, warningsOption } from './max-warnings.ts';
import { reportFindings } from './report-findings.ts';

/** Declares what a command takes that checks manifests, fixes them and reports. */
export function addCheckOptions(command: Command): Command {
  return addFixOptions(addManifests(command))
    .addOption(formatOption(command))
    .addOption(warningsOption(command))
    .addOption(colorOption(command));
}

/** How a command checks. */
export interface Check {
  /** Loads what checks: where nothing is to be looked at closely, it is not needed. */
  readonly load: () => Promise<(workspace: Workspace) => CheckResult>;
  /** Whether files with nothing wrong need not be kept. */
  readonly isSifting: boolean;
  /** Says on stderr what was checked. */
  readonly conclude?: ((checked: CheckResult) => void) | undefined;
}

/** Reads manifests, checks them, fixes what is to be fixed, and reports what is left. */
export async function runCheck(
  names: readonly string[],
  options: CommandOptions,
  io: Io,
  { load, isSifting, conclude }: Check,
): Promise<ExitCode> {
  const targets = readTargets(options);
  const mode = readFixMode(names, options);
  if (mode !== undefined) {
    const { runFix } = await import('./run-fix.ts');
    return runFix(readCollectOptions(names, options, io), { mode, targets, options }, io, { load, conclude });
  }
  const checked = await check(readCollectOptions(names, options, io), load, isSifting);
  writeNotices(checked, io);
  conclude?.(checked);
  return gravest([await reportFindings(checked, targets, options, io), judgeWarnings(checked, options, io)]);
}

async function check(options: CollectOptions, load: Check['load'], isSifting: boolean): Promise<CheckResult> {
  const read =
    options.changed === undefined ? await readManifests(options, isSifting ? siftSound : undefined) : undefined;
  const concluded = read && isSifting ? await concludeSound(read, options) : undefined;
  if (concluded !== undefined) return concluded;
  const { collectWorkspace } = await import('../pipeline/workspace/collect-workspace.ts');
  return (await load())(await collectWorkspace(options, read));
}
