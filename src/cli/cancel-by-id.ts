import { Failure } from '../core/failure.ts';
import type { CancelOptions } from '../pipeline/runs/cancel-known.ts';
import { recordBatchCancel } from '../pipeline/runs/cancel-known.ts';
import { lookForEnds } from '../pipeline/runs/look-for-ends.ts';
import { machineAgent, wordTools } from '../pipeline/runs/word-tools.ts';
import type { OpenedClient } from '../pipeline/target/open-client.ts';
import { watchBatch } from '../pipeline/target/open-client.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { jsonAnswer, writeRefusal } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { withClient } from './with-client.ts';
import type { MeantRun } from './with-run.ts';
import { withRun, withRunClient } from './with-run.ts';

/**
 * Cancels one batch and waits for its end. Where a ledger has it that is recorded; to have none, or none that can be had right
 * now, keeps nobody from cancelling.
 */
export async function cancelById(
  id: string,
  request: CancelOptions,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  let isFound = false;
  try {
    return await withRun(id, { options, isReadOnly: false }, io, (meant) => {
      isFound = true;
      return cancelRecorded(id, meant, request, options, io);
    });
  } catch (error) {
    if (isFound || !(error instanceof Failure) || error.code === 'usage') throw error;
    if (!NO_LEDGER.includes(error.code)) io.err.write(`not recorded: ${escapeForTerminal(error.message)}\n`);
  }
  return withClient(options, io, (opened) => cancelOnce(id, opened, request, options, io));
}

/** There is no ledger, or it does not have the batch. */
const NO_LEDGER: readonly Failure['code'][] = ['refused', 'not-found'];

async function cancelRecorded(
  id: string,
  meant: MeantRun,
  request: CancelOptions,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  return withRunClient(meant, options, io, async (opened) => {
    await recordBatchCancel(meant, id, request.reason, { by: machineAgent(process.pid) });
    const code = await cancelOnce(id, opened, request, options, io);
    if (code === EXIT.ok) await lookForEnds(meant, wordTools(opened, process.pid));
    return code;
  });
}

async function cancelOnce(
  id: string,
  { client, host, clock }: OpenedClient,
  { reason, timeoutMilliseconds }: CancelOptions,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  io.err.write(`cancelling ${escapeForTerminal(id)} at ${host.host}\n`);
  const outcome = await client.cancelBatch(id, reason);
  if (outcome.kind !== 'done') return writeRefusal(outcome, 'the cancellation', io);
  const { job } = await watchBatch(client, id, { clock, timeoutMilliseconds, onChange: () => undefined });
  const processed = job.processed_items ?? outcome.value.processed_items;
  const answer = { ...outcome.value, status: job.status, processed_items: processed };
  const text = `${escapeForTerminal(id)}: ${escapeForTerminal(job.status)}, ${processed} processed. ${escapeForTerminal(answer.message)}\n`;
  io.out.write(options['format'] === 'json' ? jsonAnswer(answer) : text);
  return EXIT.ok;
}
