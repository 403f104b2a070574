import type { AppliedBatch, AppliedShard, Left } from '../../pipeline/apply/applied.ts';
import type { ShardOutcome } from '../../submit/shard-order.ts';

/** What came of a shard in a sentence without a full stop, and what a person may do about it. */
export interface EndWords {
  readonly sentence: string;
  readonly hints: readonly string[];
}

type End = AppliedShard['end'];

/** What came of sending or following a shard, in words. `run` as commands take it. */
export function describeEnd(end: End, run: string): EndWords {
  if ('failure' in end) {
    const { message, hint } = end.failure;
    return { sentence: message, hints: hint === undefined ? [] : [hint] };
  }
  const late = (end.late ?? []).map((id) => `${id} came late, and found nothing to parse`);
  const { sentence, hints } = describeOutcome(end, run);
  return { sentence: [sentence, ...late].join('; '), hints };
}

function describeOutcome({ state, stopped, doubt }: ShardOutcome & { readonly shard: number }, run: string): EndWords {
  const plain = (sentence: string): EndWords => ({ sentence, hints: [] });
  switch (state.kind) {
    case 'created':
      return plain(stopped === 'interrupted' ? `${state.batchId} goes on` : `created ${state.batchId}`);
    case 'final': {
      const { total, processed, failed, skipped } = state.counts;
      const troubles = [...(failed > 0 ? [`${failed} failed`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
      return plain([`${state.batchId} ${state.status} ${processed}/${total}`, ...troubles].join(', '));
    }
    case 'claimed':
      return plain(`is being sent by ${state.by.host}, pid ${state.by.pid}, until ${state.until}`);
    case 'not-sent':
      return plain(`was not sent: ${state.reason}`);
    case 'rejected':
      return plain(`was rejected (${state.status}): ${state.detail}`);
    case 'rate-limited': {
      const asked = state.retryAfterSeconds === undefined ? '' : `; the API asks for ${state.retryAfterSeconds} s`;
      return plain(`was not created: too many requests${asked}`);
    }
    case 'nothing':
      return plain(stopped === 'out-of-credits' ? 'was not sent: there are no credits' : 'was not sent');
    case 'cancelled':
      return plain('was not sent, as the run was cancelled');
    case 'conflict':
      return {
        sentence: `has several batches for one: ${state.batchIds.join(', ')}`,
        hints: ['Cancel those that are too many: parsebatch cancel BATCH.'],
      };
    case 'unknown':
      return describeDoubt(state.reason, doubt, run);
  }
}

/** Which batch it may be, and how a person says so; without a need for one the command tells more later. */
function describeDoubt(reason: string, doubt: ShardOutcome['doubt'], run: string): EndWords {
  const candidates = (doubt?.candidates ?? []).map(
    ({ batchId, status, createdAt }) => `${batchId} ${status}${createdAt === undefined ? '' : `, of ${createdAt}`}`,
  );
  const found = candidates.length === 0 ? '' : `: ${candidates.join('; ')}`;
  const sentence = `whether it was created is unknown: ${doubt?.reason ?? reason}${found}`;
  if (doubt?.needsPerson !== true)
    return { sentence, hints: ['Repeat the command later: it looks again, and sends nothing before it knows.'] };
  return {
    sentence,
    hints: [
      ...(candidates.length > 0 ? [`If one of them is it: parsebatch adopt ${run} --batch BATCH --reason TEXT`] : []),
      doubt.isLast
        ? 'If it was not created: this run makes no further attempt. Another `rerun` token in the manifest runs all of it once more.'
        : `If it was not created: parsebatch apply --assume-absent ${run} with the same manifests.`,
    ],
  };
}

/** Why a batch was not begun, in words. */
export function describeLeft(left: Left): string {
  return LEFT[left];
}

const LEFT: Readonly<Record<Left, string>> = {
  interrupted: 'not sent, as the command was told to stop',
  'out-of-credits': 'not sent, as there are no credits',
  'failed-before': 'not sent, as another one failed and `--fail-fast` is given',
  hopeless: 'not sent, as another one was not let in or the service is not there',
};

/** What a decision under which nothing is sent comes to. */
export function describeStanding({ planned: { decision } }: Pick<AppliedBatch, 'planned'>): string {
  const words = STANDING[decision.action];
  return words === undefined ? decision.reason : `${words}${decision.reason}`;
}

const STANDING: Readonly<Record<string, string>> = {
  noop: 'nothing to do, ',
  attention: 'needs attention: ',
  blocked: 'blocked: ',
  unknown: 'unknown: ',
};
