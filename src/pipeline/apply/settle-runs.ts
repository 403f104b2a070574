import { labelOf } from '../../compile/request.ts';
import { Failure } from '../../core/failure.ts';
import { mapAtOnce } from '../../core/map-at-once.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { lookForEnds } from '../runs/look-for-ends.ts';
import type { RunLedgers } from '../target/open-run-ledger.ts';
import type { ApplySession } from './apply-session.ts';
import { clientOf } from './apply-session.ts';

/** What looking at runs needs from outside. */
export type SettleTools = Pick<ApplySession, 'clientFor' | 'clock' | 'random' | 'by' | 'stop'>;

/**
 * Looks once at each batch that is under way, of any run of these manifests, and records how it ended where it has: a run that
 * ended badly is to be known before anything else is decided. Throws a Failure where the service cannot be asked.
 */
export async function settleRuns(
  batches: readonly BuiltBatch[],
  ledgers: Pick<RunLedgers, 'ledgerOf'>,
  tools: SettleTools,
): Promise<void> {
  const byLedger = new Map<Ledger, Map<string, BuiltBatch>>();
  for (const batch of batches) {
    const ledger = await ledgers.ledgerOf(batch);
    const own = byLedger.get(ledger) ?? new Map<string, BuiltBatch>();
    byLedger.set(ledger, own.set(labelOf(batch), batch));
  }
  for (const [ledger, own] of byLedger) await settleIn(ledger, own, tools);
}

async function settleIn(ledger: Ledger, own: ReadonlyMap<string, BuiltBatch>, tools: SettleTools): Promise<void> {
  const view = await ledger.look();
  await mapAtOnce(view.runs, READ_AT_ONCE, async (id) => {
    const batch = own.get(labelOf(id));
    if (batch === undefined) return;
    const run = await readable(view.read(id));
    if (run?.shards.some(({ state }) => state.kind === 'created')) await lookOnce(run, batch, ledger, tools);
  });
}

/** A ledger in git is asked for what several runs need at once. */
const READ_AT_ONCE = 8;

/** What cannot be read is told where it is decided about. */
async function readable(reading: Promise<Run>): Promise<Run | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Failure && error.code === 'io') return undefined;
    throw error;
  }
}

async function lookOnce(run: Run, batch: BuiltBatch, ledger: Ledger, tools: SettleTools): Promise<void> {
  const { clock, random, by, stop: signal } = tools;
  try {
    await lookForEnds({ run, ledger }, { client: clientOf(batch, tools), clock, random, by, signal });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, hint } = error;
    const said = `How ${formatRun(run.id)} goes could not be looked up: ${message}`;
    throw new Failure(code, said, { cause: error, ...(hint !== undefined && { hint }) });
  }
}
