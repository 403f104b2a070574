import type { Run } from '../../ledger/fold-run.ts';
import type { ShardFold } from '../../ledger/shard-state.ts';
import type { RunToFollow } from '../../submit/follow-run.ts';

/** What is kept of a run that was sent, to follow it and to tell of it: what it froze is long, and stands in the ledger. */
export interface RunOutline extends RunToFollow, Pick<Run, 'state'> {}

/** The outline of a run, which holds on to nothing else of it. */
export function outlineOf({ id, state, shards, record }: RunOutline): RunOutline {
  return { id, state, shards: shards.map(withoutBaselines), record: { shards: record.shards } };
}

/** A batch that came late is looked for in directories that were made for its shard; the other intents list all of a project. */
function withoutBaselines(shard: ShardFold): ShardFold {
  return { ...shard, intents: shard.intents.filter(({ directoryId }) => directoryId !== undefined) };
}
