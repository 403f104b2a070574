import { troubledShards } from '../../ledger/fold-run.ts';
import type { FoundRun } from './find-run.ts';
import { readAgain } from './look-for-ends.ts';
import { refuseUnlessEndedBadly } from './refuse-unless-ended-badly.ts';
import type { WordTools } from './word-tools.ts';

/**
 * Records that how a run ended is known and that nothing is to be done about it, and gives the shards that this is about.
 * Throws a Failure where it has not ended badly, or somebody has spoken about it already.
 */
export async function acknowledgeRun(
  found: FoundRun,
  reason: string,
  tools: Pick<WordTools, 'by'>,
): Promise<readonly number[]> {
  const { ledger } = found;
  let { run } = found;
  for (;;) {
    refuseUnlessEndedBadly(run, 'acknowledge');
    const shards = troubledShards(run).map(({ shard }) => shard);
    const number = (run.acks.at(-1)?.number ?? 0) + 1;
    const content = { record: 'ack', by: tools.by, number, shards, reason } as const;
    if ((await ledger.write(run.id, content)) === 'created') return shards;
    run = await readAgain({ run, ledger });
  }
}
