import { describe, expect, test } from 'vitest';
import type { FrozenSource } from '../../../src/ledger/record.ts';
import type { FoundShard, UnprovenBatch } from '../../../src/pipeline/claim/claim-evidence.ts';
import { withoutRecorded, withoutRivals } from '../../../src/pipeline/claim/claim-evidence.ts';
import { claimRuns } from '../../../src/pipeline/claim/claim-runs.ts';

const DIGEST = 'ab'.repeat(32);
const BATCH = {
  ...{ name: 'invoices', environment: 'prod', digest: DIGEST, contentDigest: DIGEST, settings: {}, files: [] },
  manifest: { kind: 'ParseBatch' },
} as unknown as Parameters<typeof claimRuns>[0];
const PROOF = { kind: 'proof', proof: 'it is' } as const;
const listed = (id: string) => ({ id, status: 'completed', job_type: 'parse', total_items: 1 });
const items = (...itemIds: string[]): FrozenSource => ({ kind: 'items', itemIds });

function found(id: string, [generation, shard]: readonly [number, number], ...itemIds: string[]): FoundShard {
  return { generation, shard, batch: listed(id), source: items(...itemIds), lost: 0, absent: [], basis: PROOF };
}

const none = { word: undefined, last: 0 };

describe('what is claimed', () => {
  test('is a run for each generation, cut as its batches were, whatever the order they were found in', () => {
    const evidence = [found('bjb-3', [3, 2], 'e'), found('bjb-2', [1, 5], 'c', 'd'), found('bjb-1', [1, 2], 'a')];
    const { runs, unproven } = claimRuns(BATCH, { found: evidence, unproven: [] }, none);
    expect(unproven).toEqual([]);
    expect(runs).toMatchObject([
      {
        id: { name: 'invoices', environment: 'prod', digest: DIGEST, generation: 1 },
        record: {
          ...{ cause: { kind: 'first' }, source: items('a', 'c', 'd'), shardSize: 2 },
          shards: [
            { first: 0, count: 1 },
            { first: 1, count: 2 },
          ],
        },
        shards: [{ batchId: 'bjb-1' }, { batchId: 'bjb-2' }],
      },
      { id: { generation: 3 }, record: { cause: { kind: 'new' } }, shards: [{ batchId: 'bjb-3', basis: PROOF }] },
    ]);
  });

  test('is nothing of a batch that covers what another one of its run covers', () => {
    const evidence = [found('bjb-1', [1, 1], 'a', 'c'), found('bjb-2', [1, 2], 'b')];
    const { runs, unproven } = claimRuns(BATCH, { found: evidence, unproven: [] }, none);
    expect(runs.flatMap(({ shards }) => shards.map(({ batchId }) => batchId))).toEqual(['bjb-1']);
    expect(unproven.map(({ batch }) => batch.id)).toEqual(['bjb-2']);
  });

  test('is nothing where there is nothing that a run would cover', () => {
    expect(claimRuns(BATCH, { found: [found('bjb-1', [1, 1])], unproven: [] }, none).runs).toEqual([]);
  });

  test('by the word of a person is a run of its own, after all others', () => {
    const unproven: UnprovenBatch[] = ['bjb-7', 'bjb-8', 'bjb-9'].map((id) => ({
      ...{ batch: listed(id), why: 'it has no result', source: id === 'bjb-9' ? undefined : items(id) },
    }));
    const word = { batchIds: new Set(['bjb-8', 'bjb-9']), reason: 'seen' };
    const claims = claimRuns(BATCH, { found: [found('bjb-1', [1, 1], 'a')], unproven }, { word, last: 4 });
    expect(claims.runs.map(({ id }) => id.generation)).toEqual([1, 5]);
    expect(claims.runs[1]?.shards).toMatchObject([{ batchId: 'bjb-8', basis: { kind: 'person', reason: 'seen' } }]);
    expect(claims.unproven.map(({ batch }) => batch.id)).toEqual(['bjb-7', 'bjb-9']);
  });
});

test('Of several batches for one shard none is found', () => {
  const judged = withoutRivals([found('bjb-1', [1, 1], 'a'), found('bjb-2', [1, 1], 'a'), found('bjb-3', [1, 2], 'b')]);
  expect(judged.found.map(({ batch }) => batch.id)).toEqual(['bjb-3']);
  expect(judged.unproven.map(({ batch }) => batch.id)).toEqual(['bjb-1', 'bjb-2']);
});

describe('beside what the ledger has', () => {
  const kept = (generation: number, ...batchIds: readonly (readonly string[])[]) =>
    ({ record: { generation }, shards: batchIds.map((ids) => ({ batchIds: ids })) }) as unknown as Parameters<
      typeof withoutRecorded
    >[1][number];
  const evidence = { found: [found('bjb-1', [1, 1], 'a'), found('bjb-2', [1, 2], 'b')], unproven: [] };

  test('a batch that is proven later is of a run of its own', () => {
    const { found: left, unproven } = withoutRecorded(evidence, [kept(1, ['bjb-1'])]);
    expect(left.map(({ batch, generation }) => [batch.id, generation])).toEqual([['bjb-2', 2]]);
    expect(unproven).toEqual([]);
  });

  test('a batch is left to a person where a shard of its run has none', () => {
    const { found: left, unproven } = withoutRecorded(evidence, [kept(1, ['bjb-1'], [])]);
    expect([left, unproven.map(({ batch }) => batch.id)]).toEqual([[], ['bjb-2']]);
  });

  test('nothing is left of what it has', () => {
    const left = withoutRecorded({ ...evidence, unproven: [] }, [kept(1, ['bjb-1'], ['bjb-2'])]);
    expect(left).toEqual({ found: [], unproven: [] });
  });
});
