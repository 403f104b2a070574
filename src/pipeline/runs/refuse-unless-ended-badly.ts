import { Failure } from '../../core/failure.ts';
import type { Run, RunState } from '../../ledger/fold-run.ts';
import { formatGeneration, formatRun } from '../../ledger/run-id.ts';

/** Throws a Failure unless a run has ended in a way that nobody has spoken about yet. `what` is what is then not done with it. */
export function refuseUnlessEndedBadly(run: Run, what: 'retry' | 'acknowledge'): void {
  if (run.state === 'attention') return;
  const hint = HINTS[run.state];
  throw new Failure('refused', `There is nothing to ${what} of ${formatRun(run.id)}: ${reasonFor(run, run.state)}`, {
    ...(hint !== undefined && { hint }),
  });
}

type Other = Exclude<RunState, 'attention'>;

function reasonFor(run: Run, state: Other): string {
  if (state === 'retried') {
    const promised = run.retries.at(-1)?.generation ?? run.record.generation + 1;
    return `somebody has asked to run it again, as ${formatGeneration(promised)}`;
  }
  if (state === 'acknowledged') return `how it ended was acknowledged: ${run.acks.at(-1)?.reason}`;
  return REASONS[state];
}

const REASONS: Readonly<Record<Exclude<Other, 'retried' | 'acknowledged'>, string>> = {
  succeeded: 'all of it is done',
  running: 'it is under way',
  open: 'something of it is not sent yet',
  rejected: 'the API did not take all of it, and no batch was made for the rest',
  claimed: 'it is being sent',
  unknown: 'whether all of its batches are known is not known',
  conflict: 'there are several batches for one shard',
};

const HINTS: Readonly<Partial<Record<RunState, string>>> = {
  open: 'parsebatch apply sends it; parsebatch cancel says that it is not to be sent.',
  rejected: 'parsebatch apply sends it once more; parsebatch cancel says that it is not to be sent.',
  running: 'parsebatch watch follows it to its end.',
  unknown: 'parsebatch apply looks for them; parsebatch adopt says which one it is.',
  acknowledged: 'Another `rerun` token in the manifest runs all of it once more.',
};
