import type { Command } from 'commander';
import type { Answer } from '../pipeline/check/answer.ts';
import { answerOf } from '../pipeline/check/answer.ts';
import type { CheckQuestion } from '../pipeline/check/cache-key.ts';
import type { CheckResult } from '../pipeline/check/check-workspace.ts';
import { concludeSound } from '../pipeline/check/conclude-sound.ts';
import { siftSound } from '../pipeline/check/sift-sound.ts';
import type { CollectOptions } from '../pipeline/workspace/collect-workspace.ts';
import type { ReadManifests } from '../pipeline/workspace/read-manifests.ts';
import { readManifests, STANDARD_INPUT } from '../pipeline/workspace/read-manifests.ts';
import type { Workspace } from '../pipeline/workspace/workspace.ts';
import { addCacheOptions, readCacheDirectory } from './cache-options.ts';
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
  return addCacheOptions(addFixOptions(addManifests(command)))
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
  /** What is asked, for the cache. */
  readonly question: Omit<CheckQuestion, 'today'>;
  /** Says on stderr what was checked. */
  readonly conclude?: ((checked: Answer) => void) | undefined;
}

/** Reads manifests, checks them, fixes what is to be fixed, and reports what is left. */
export async function runCheck(
  names: readonly string[],
  options: CommandOptions,
  io: Io,
  { load, isSifting, question, conclude }: Check,
): Promise<ExitCode> {
  const targets = readTargets(options);
  const mode = readFixMode(names, options);
  if (mode !== undefined) {
    const { runFix } = await import('./run-fix.ts');
    return runFix(readCollectOptions(names, options, io), { mode, targets, options }, io, { load, conclude });
  }
  const cache = readCacheDirectory(options, io);
  const checked = await check(readCollectOptions(names, options, io), { load, isSifting, question, cache });
  writeNotices(checked, io);
  conclude?.(checked);
  return gravest([await reportFindings(checked, targets, options, io), judgeWarnings(checked, options, io)]);
}

/** What is asked, and how it is answered. */
interface Asked extends Pick<Check, 'load' | 'isSifting' | 'question'> {
  /** Where answers are kept. */
  readonly cache: string | undefined;
}

async function check(options: CollectOptions, asked: Asked): Promise<Answer> {
  if (options.changed !== undefined) return checkClosely(options, undefined, asked);
  if (asked.cache !== undefined && isCacheable(options)) {
    const { checkOnce } = await import('../pipeline/check/check-once.ts');
    return checkOnce(asked.cache, options, asked);
  }
  const read = await readManifests(options, asked.isSifting ? siftSound : undefined);
  const concluded = asked.isSifting ? await concludeSound(read, options) : undefined;
  return concluded ?? checkClosely(options, read, asked);
}

async function checkClosely(
  options: CollectOptions,
  read: ReadManifests | undefined,
  { load }: Asked,
): Promise<Answer> {
  const { collectWorkspace } = await import('../pipeline/workspace/collect-workspace.ts');
  return answerOf((await load())(await collectWorkspace(options, read)));
}

/** What git and standard input say is asked anew each time. */
function isCacheable({ names, trustedRef }: CollectOptions): boolean {
  return trustedRef === undefined && !names.includes(STANDARD_INPUT);
}
