import { Failure } from '../core/failure.ts';
import type { Applier, ApplyResult, BatchToApply, Clock } from '../pipeline/apply-batches.ts';
import { labelOf } from '../pipeline/apply-batches.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { AppliedBatch } from '../report/run/applied.ts';
import { formatUploadProgress, uploadMilestone } from '../report/run/upload-progress.ts';
import { describeRefusal } from './api-options.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io } from './io.ts';
import { createProgressLine } from './progress-line.ts';

/** What creating batches needs. */
export interface Creation {
  readonly applier: Applier;
  readonly clock: Clock;
  /** What to say when the files of a batch are not known to the server. */
  readonly unknownHint: string;
}

/** What became of one manifest, and what that means for the exit code. */
export interface CreatedBatch {
  readonly ready: BatchToApply;
  readonly applied: AppliedBatch;
  readonly exitCode: ExitCode;
}

/** Applies batches one after the other and says on stderr what became of each. */
export async function createBatches(
  ready: readonly BatchToApply[],
  creation: Creation,
  io: Io,
): Promise<readonly CreatedBatch[]> {
  const created: CreatedBatch[] = [];
  let refused: string | undefined;
  for (const one of ready) {
    const label = labelOf(one.batch);
    if (refused !== undefined) {
      const message = `not sent, as \`${refused}\` was refused`;
      io.err.write(`${label}: ${message}\n`);
      created.push({
        ready: one,
        applied: { compiled: one.batch, label, outcome: 'not-sent', message },
        exitCode: EXIT.ok,
      });
      continue;
    }
    const result = await createOne(one, creation, io);
    if (isRefusedForAll(result)) refused = label;
    created.push({ ready: one, ...tell(result, one, creation, io) });
  }
  return created;
}

/** Without credits, or a key that is let in, the next one would fare as this one did. */
function isRefusedForAll(result: ApplyResult): boolean {
  if (result.kind === 'failed') return ['refused', 'unauthorized'].includes(result.failure.code);
  return result.kind === 'out-of-credits' || result.kind === 'unauthorized';
}

async function createOne(ready: BatchToApply, { applier, clock }: Creation, io: Io): Promise<ApplyResult> {
  const line = createProgressLine(io, clock.now);
  const result = await applier.apply(ready, (progress) =>
    line.show(`${labelOf(ready.batch)}: ${formatUploadProgress(progress)}`, uploadMilestone(progress)),
  );
  line.end();
  return result;
}

function tell(
  result: ApplyResult,
  { batch }: BatchToApply,
  { unknownHint }: Creation,
  io: Io,
): Omit<CreatedBatch, 'ready'> {
  const label = labelOf(batch);
  const of = { compiled: batch, label };
  const hint = batch.files.length > 0 ? undefined : unknownHint;
  switch (result.kind) {
    case 'done':
      io.err.write(`${label}: created ${result.value.id}\n`);
      return { applied: { ...of, outcome: 'created', batch: result.value }, exitCode: EXIT.ok };
    case 'stopped': {
      const message = 'not created, as the command was told to end';
      io.err.write(`${label}: ${message}\n`);
      return { applied: { ...of, outcome: 'stopped', message }, exitCode: EXIT.ok };
    }
    case 'failed': {
      const failure = result.failure.code === 'not-found' ? withHint(result.failure, hint) : result.failure;
      writeFailure(failure, io);
      return { applied: { ...of, outcome: 'failed', message: failure.message }, exitCode: exitCodeOf(failure) };
    }
    default: {
      const { sentence, exitCode } = describeRefusal(result, `the creation of \`${label}\``);
      const more = result.kind === 'rejected' && hint !== undefined ? `  ${hint}\n` : '';
      io.err.write(`parsebatch: ${escapeForTerminal(sentence)}\n${more}`);
      return { applied: { ...of, outcome: result.kind, message: sentence }, exitCode };
    }
  }
}

function withHint({ code, message, hint, cause }: Failure, otherwise: string | undefined): Failure {
  const said = hint ?? otherwise;
  return new Failure(code, message, { cause, ...(said !== undefined && { hint: said }) });
}
