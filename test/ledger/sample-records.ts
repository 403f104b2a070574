import { createHash } from 'node:crypto';
import type { HashText } from '../../src/core/hash.ts';
import type {
  AckRecord,
  Agent,
  AttemptReason,
  FinalRecord,
  IntentRecord,
  LedgerRecord,
  Result,
  ResultRecord,
  RunRecord,
} from '../../src/ledger/record.ts';
import type { Scope } from '../../src/ledger/record-path.ts';

export const hash: HashText = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');

export const DIGEST = 'ab'.repeat(32);
export const NOW = Date.UTC(2026, 0, 1, 12);
export const AT = new Date(NOW).toISOString();
export const SCOPE: Scope = { namespace: 'default', endpoint: 'api.cloud.llamaindex.ai', project: 'p-1' };
export const BY: Agent = { host: 'runner', pid: 7, startedAt: AT };

const HEAD = { version: 1, at: AT, tool: 'parsebatch 0.0.0' } as const;

/** A first run over so many items, each a shard of its own. */
export function runRecord(shards = 1, more: Partial<RunRecord> = {}): RunRecord {
  const items = Array.from({ length: shards }, (_, index) => ({ id: `dfl-${1000 + index}`, fileId: null }));
  return {
    ...{ ...HEAD, record: 'run', kind: 'ParseBatch', name: 'invoices', digest: DIGEST, contentDigest: DIGEST },
    settings: { '/kind': 'c4dcb1a21cd4b9ae', '/spec/parameters/tier': '0123456789abcdef' },
    ...{ generation: 1, cause: { kind: 'first' }, source: { kind: 'directory', directoryId: 'dir-1', items } },
    shardSize: 1,
    shards: items.map((_, first) => ({ first, count: 1 })),
    ...more,
  };
}

/** A claim that is open for a minute. */
export function intent(shard: number, attempt: number, because: AttemptReason = 'first', open = true): IntentRecord {
  return {
    ...{ ...HEAD, record: 'intent', shard, attempt, by: BY, because, correlationId: 'c' },
    deadline: new Date(NOW + (open ? 60_000 : 0)).toISOString(),
    baseline: { serverTime: null, batchIds: ['bjb-other'] },
  };
}

export function resultOf(shard: number, attempt: number, result: Result): ResultRecord {
  return { ...HEAD, record: 'result', shard, attempt, result };
}

export function created(shard: number, attempt: number, batchId: string): ResultRecord {
  return resultOf(shard, attempt, { outcome: 'created', batchId, status: 'pending' });
}

export function finalOf(
  shard: number,
  attempt: number,
  batchId: string,
  failedItems: readonly string[] = [],
): FinalRecord {
  const counts = { total: 1, processed: 1, failed: failedItems.length, skipped: 0 };
  return { ...HEAD, record: 'final', shard, attempt, batchId, status: 'completed', counts, failedItems };
}

export function adopted(shard: number, attempt: number, batchId: string): LedgerRecord {
  const basis = { kind: 'proof', proof: 'it is in the directory of the shard' } as const;
  return { ...HEAD, record: 'adopt', shard, attempt, by: BY, batchId, basis };
}

export function ackOf(shards: readonly number[], number = 1): AckRecord {
  return { ...HEAD, record: 'ack', number, by: BY, shards, reason: 'known' };
}

/** One record of every kind that is about no attempt. */
export const WORDS: readonly LedgerRecord[] = [
  { ...HEAD, record: 'cancel', number: 1, by: BY, covers: 'run', batchIds: ['bjb-1'], reason: 'too early' },
  { ...HEAD, record: 'retry', number: 1, by: BY, generation: 2, items: ['dfl-1000'] },
  ackOf([1]),
  {
    ...{ ...HEAD, record: 'tombstone', by: BY },
    ends: [
      {
        batchId: 'bjb-1',
        status: 'completed',
        counts: { total: 1, processed: 1, failed: 0, skipped: 0 },
        failedItems: [],
      },
    ],
  },
];
