import type { Failure } from '../../core/failure.ts';
import { invariant } from '../../core/invariant.ts';
import type { Run } from '../../ledger/fold-run.ts';
import { clientOfKind } from '../../submit/client/api-of.ts';
import type { FollowRunOptions } from '../../submit/follow-run.ts';
import { followRun } from '../../submit/follow-run.ts';
import type { FoundRun } from './find-run.ts';
import type { WordTools } from './word-tools.ts';

const AT_ONCE = 4;

/** Looks once at each batch of a run that is under way, records how it ended where it has, and gives the run as it then is. */
export async function lookForEnds({ run, ledger }: FoundRun, tools: WordTools): Promise<Run> {
  if (!run.shards.some(({ state }) => state.kind === 'created')) return run;
  const options: FollowRunOptions = { concurrency: AT_ONCE, until: tools.clock.now(), onChange: () => undefined };
  const client = clientOfKind(tools.client, run.record.kind);
  await followRun(run, options, { ...tools, client, ledger }, (end) => {
    if ('failure' in end && !EXPECTED.includes(end.failure.code)) throw end.failure;
  });
  return readAgain({ run, ledger });
}

/** A run as it is now. */
export async function readAgain({
  run,
  ledger,
}: Pick<FoundRun, 'ledger'> & { readonly run: Pick<Run, 'id'> }): Promise<Run> {
  const now = await ledger.read(run.id);
  invariant(now !== undefined, 'a run that is recorded stays');
  return now;
}

/** It has not ended, or the service does not have it any more. */
const EXPECTED: readonly Failure['code'][] = ['timed-out', 'not-found'];
