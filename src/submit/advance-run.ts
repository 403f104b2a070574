import type { CompiledBatch } from '../compile/request.ts';
import { Failure } from '../core/failure.ts';
import type { Run } from '../ledger/fold-run.ts';
import type { ShardFold } from '../ledger/shard-state.ts';
import { advanceShard } from './advance-shard.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { ShardOutcome, ShardTools, Wait } from './shard-order.ts';
import { findFrozen } from './stage-files.ts';
import type { FileToUpload, UploadProgress } from './upload-files.ts';
import { filesById } from './upload-files.ts';

/** A run that is recorded, and what there is to send of it. */
export interface RunOrder {
  readonly run: Run;
  readonly batch: CompiledBatch;
  readonly files: readonly FileToUpload[];
  readonly isAssumedAbsent?: boolean;
  /** What has to come about before anything is sent, and is asked for once. Throws a Failure where it does not. */
  readonly ready?: () => Promise<void>;
}

/** Which shards are sent here, and how many at once. */
export interface RunShare {
  readonly concurrency: number;
  /** Every `of`th shard, from the `index`th, both from 1; the others are another runner's. */
  readonly runner?: { readonly index: number; readonly of: number };
}

/** What sending a run needs from outside: what it needs for one shard, told which it is. */
export interface RunTools extends Omit<ShardTools, 'onProgress' | 'onWait'> {
  readonly onProgress: (shard: number, progress: UploadProgress) => void;
  readonly onWait?: (shard: number, wait: Wait) => void;
}

/** What came of a shard: how far it has come, or why nothing could be found out or done. */
export type ShardEnd = { readonly shard: number } & (ShardOutcome | { readonly failure: Failure });

/**
 * Brings the shards of a run to their batches, several at once, and tells of each as it is done. Where the server does not
 * answer, or lets nobody in, no further one is begun. Those that are left are in no state that is new.
 */
export async function advanceRun(
  { run, ready: prepare, ...order }: RunOrder,
  share: RunShare,
  tools: RunTools,
  onEnd: (end: ShardEnd) => void,
): Promise<void> {
  let found: ReturnType<typeof findFrozen> | undefined;
  const staged = (): ReturnType<typeof findFrozen> => (found ??= findFrozen(tools.client, run.record.source));
  let byId: ReturnType<typeof filesById> | undefined;
  const files = (): ReturnType<typeof filesById> => (byId ??= filesById(order.files));
  let prepared: Promise<void> | undefined;
  const ready = async (): Promise<void> => (prepared ??= prepare?.());
  const shards = run.shards.filter((shard) => isOf(share, shard) && isToAdvance(shard));
  await forEachAtOnce(shards, { concurrency: share.concurrency, signal: tools.signal }, async (shard) => {
    try {
      onEnd({
        shard: shard.shard,
        ...(await advanceShard({ ...order, run, shard, files, staged, ready }, toolsFor(shard, tools))),
      });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      onEnd({ shard: shard.shard, failure: error });
      if (HOPELESS.includes(error.code)) throw error;
    }
  }).catch(unlessFailure);
}

function toolsFor({ shard }: ShardFold, { onProgress, onWait, ...tools }: RunTools): ShardTools {
  return {
    ...tools,
    onProgress: (progress) => onProgress(shard, progress),
    ...(onWait !== undefined && { onWait: (wait) => onWait(shard, wait) }),
  };
}

/** What the next shard would meet as well. */
const HOPELESS: readonly Failure['code'][] = ['unavailable', 'unauthorized'];

function isOf({ runner }: RunShare, { shard }: ShardFold): boolean {
  return runner === undefined || (shard - 1) % runner.of === runner.index - 1;
}

/** Of a shard that has its batch, or shall have none, nothing is sent, and a claim of another is left to it. */
function isToAdvance({ state }: ShardFold): boolean {
  return !LEFT_ALONE.includes(state.kind);
}

const LEFT_ALONE: readonly ShardFold['state']['kind'][] = ['created', 'final', 'cancelled', 'conflict', 'claimed'];

/** It has been told of. */
function unlessFailure(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}
