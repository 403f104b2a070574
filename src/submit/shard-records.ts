import { invariant } from '../core/invariant.ts';
import type { Redactor } from '../core/redact.ts';
import type { AdoptBasis, Result } from '../ledger/record.ts';
import type { RunId } from '../ledger/run-id.ts';
import type { ShardFold, ShardState } from '../ledger/shard-state.ts';
import type { Batch } from './client/answers.ts';
import type { WriteOutcome } from './client/write.ts';
import type { ShardOrder, ShardTools } from './shard-order.ts';

/** A batch that turns out to be that of a shard. */
export interface Adoption {
  readonly attempt: number;
  readonly batchId: string;
  readonly basis: AdoptBasis;
}

/** A shard of a run that is recorded. */
type ShardPlace = Pick<ShardOrder, 'shard'> & { readonly run: { readonly id: RunId } };

/** Records that a batch is that of a shard, and gives the state that follows. */
export async function adoptBatch(
  order: ShardPlace,
  { attempt, batchId, basis }: Adoption,
  tools: Pick<ShardTools, 'ledger' | 'by'>,
): Promise<ShardState> {
  const { shard } = order.shard;
  const content = { record: 'adopt', shard, attempt, by: tools.by, batchId, basis } as const;
  await tools.ledger.write(order.run.id, content);
  return (await lookAgain(order, tools)).state;
}

/** A shard as the ledger has it now. */
export async function lookAgain(order: ShardPlace, { ledger }: Pick<ShardTools, 'ledger'>): Promise<ShardFold> {
  const shard = await ledger.readShard(order.run.id, order.shard.shard);
  invariant(shard !== undefined, 'a run that is recorded stays');
  return shard;
}

/** What is recorded of a create. A state is a server's words; those of the others are covered by the client. */
export function resultOf(outcome: WriteOutcome<Batch>, redactor: Redactor): Result {
  switch (outcome.kind) {
    case 'done':
      return { outcome: 'created', batchId: outcome.value.id, status: redactor.redact(outcome.value.status) };
    case 'rejected':
    case 'unauthorized':
      return { outcome: 'rejected', status: outcome.status, detail: outcome.detail };
    case 'out-of-credits':
      return { outcome: 'rejected', status: 402, detail: outcome.detail };
    case 'rate-limited':
      return { outcome: 'rate-limited', ...inWholeSeconds(outcome.retryAfterSeconds) };
    case 'not-sent':
    case 'unknown':
      return { outcome: outcome.kind, reason: outcome.reason };
  }
}

/** The state that a result gives the attempt. */
export function stateAfter(attempt: number, result: Result): ShardState {
  switch (result.outcome) {
    case 'created':
      return { kind: 'created', attempt, batchId: result.batchId };
    case 'rejected':
      return { kind: 'rejected', attempt, status: result.status, detail: result.detail };
    case 'rate-limited':
      return { kind: 'rate-limited', attempt, ...inWholeSeconds(result.retryAfterSeconds) };
    case 'not-sent':
    case 'unknown':
      return { kind: result.outcome, attempt, reason: result.reason };
  }
}

function inWholeSeconds(seconds: number | undefined): { readonly retryAfterSeconds?: number } {
  return seconds === undefined ? {} : { retryAfterSeconds: Math.ceil(seconds) };
}
