import { answerOf } from '../pipeline/check/answer.ts';
import type { CollectOptions } from '../pipeline/workspace/collect-workspace.ts';
import { collectWorkspace } from '../pipeline/workspace/collect-workspace.ts';
import type { SourceText } from '../pipeline/workspace/source-text.ts';
import { withTexts } from '../pipeline/workspace/with-texts.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import type { ReportTarget } from './findings-format.ts';
import { writeFindings, writeNotices } from './findings-output.ts';
import type { FixMode } from './fix-options.ts';
import { fixTexts } from './fix-texts.ts';
import type { Io } from './io.ts';
import { judgeWarnings } from './max-warnings.ts';
import { reportFindings } from './report-findings.ts';
import type { Check } from './run-check.ts';

/** What is fixed, and where what is left is reported. */
export interface FixRun {
  readonly mode: FixMode;
  readonly targets: readonly ReportTarget[];
  readonly options: CommandOptions;
}

/** Reads manifests, fixes what is to be fixed, and reports what is left. */
export async function runFix(
  collecting: CollectOptions,
  { mode, targets, options }: FixRun,
  io: Io,
  { load, conclude }: Pick<Check, 'load' | 'conclude'>,
): Promise<ExitCode> {
  const workspace = await collectWorkspace(collecting);
  const check = await load();
  const checkTexts = (texts: readonly SourceText[]) => check(withTexts(workspace, texts));
  const given = workspace.named.map(({ source }) => source);
  const { checked, isChanged, failures } = await fixTexts(given, mode, checkTexts, io);
  writeNotices(checked, io);
  conclude?.(answerOf(checked));
  const found = { ...checked, failures: [...checked.failures, ...failures] };
  const warned = judgeWarnings(checked, options, io);
  if (!mode.isDryRun) return gravest([await reportFindings(found, targets, options, io), warned]);
  return gravest([writeFindings(found, io.err, options, io), warned, isChanged ? EXIT.findings : EXIT.ok]);
}
