import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/ledger/fold-run.ts';
import { foldRun } from '../../src/ledger/fold-run.ts';
import { MOST_ATTEMPTS } from '../../src/ledger/fold-shard.ts';
import type { AttemptReason, LedgerRecord, Result } from '../../src/ledger/record.ts';
import { ackOf, adopted, BY, created, finalOf, intent, NOW, resultOf, runRecord, WORDS } from './sample-records.ts';

const [cancel, retry, , tombstone] = WORDS as [LedgerRecord, LedgerRecord, LedgerRecord, LedgerRecord];
const unknown: Result = { outcome: 'unknown', reason: 'reset' };

function fold(...records: readonly LedgerRecord[]): Run {
  return foldRun([runRecord(1), ...records], NOW);
}

describe('a shard', () => {
  test.each<readonly [string, readonly LedgerRecord[], object, number | undefined]>([
    ['nothing', [], { kind: 'nothing' }, 1],
    ['an intent', [intent(1, 1)], { kind: 'claimed', by: BY, until: '2026-01-01T12:01:00.000Z' }, undefined],
    ['an intent whose deadline is over', [intent(1, 1, 'first', false)], { kind: 'unknown' }, 2],
    ['no connection', [intent(1, 1), resultOf(1, 1, { outcome: 'not-sent', reason: 'x' })], { kind: 'not-sent' }, 2],
    [
      'a refusal',
      [intent(1, 1), resultOf(1, 1, { outcome: 'rejected', status: 422, detail: 'x' })],
      { kind: 'rejected', attempt: 1, status: 422, detail: 'x' },
      2,
    ],
    ['a limit', [intent(1, 1), resultOf(1, 1, { outcome: 'rate-limited' })], { kind: 'rate-limited' }, 2],
    ['a lost answer', [intent(1, 1), resultOf(1, 1, unknown)], { kind: 'unknown', attempt: 1, reason: 'reset' }, 2],
    ['a batch', [intent(1, 1), created(1, 1, 'b')], { kind: 'created', attempt: 1, batchId: 'b' }, undefined],
    ['an adopted batch', [intent(1, 1), resultOf(1, 1, unknown), adopted(1, 1, 'b')], { kind: 'created' }, undefined],
    ['an adopted batch that was never sent from here', [adopted(1, 1, 'b')], { kind: 'created' }, undefined],
    ['an end', [intent(1, 1), created(1, 1, 'b'), finalOf(1, 1, 'b')], { kind: 'final', batchId: 'b' }, undefined],
    [
      'two batches',
      [intent(1, 1), created(1, 1, 'b'), intent(1, 2, 'fenced'), created(1, 2, 'a')],
      { kind: 'conflict', batchIds: ['a', 'b'] },
      undefined,
    ],
    [
      'another batch that was adopted',
      [intent(1, 1), created(1, 1, 'b'), adopted(1, 1, 'a')],
      { kind: 'conflict', batchIds: ['a', 'b'] },
      undefined,
    ],
    [
      'a lost answer that is fenced off',
      [intent(1, 1), resultOf(1, 1, unknown), intent(1, 2, 'fenced'), created(1, 2, 'b')],
      { kind: 'created', attempt: 2, batchId: 'b' },
      undefined,
    ],
    [
      'a lost answer that nothing settles, and a later attempt',
      [intent(1, 1), resultOf(1, 1, unknown), intent(1, 2, 'nothing-made'), created(1, 2, 'b')],
      { kind: 'unknown', attempt: 1 },
      undefined,
    ],
    [
      'a late batch and a further attempt under way',
      [intent(1, 1, 'first', false), created(1, 1, 'b'), intent(1, 2, 'fenced')],
      { kind: 'claimed', attempt: 2 },
      undefined,
    ],
    [
      'a late batch and a further attempt with a lost answer',
      [intent(1, 1, 'first', false), created(1, 1, 'b'), intent(1, 2, 'fenced'), resultOf(1, 2, unknown)],
      { kind: 'unknown', attempt: 2 },
      undefined,
    ],
    [
      'three lost answers',
      [1, 2, 3].flatMap((attempt) => [intent(1, attempt, attempt === 1 ? 'first' : 'fenced', false)]),
      { kind: 'unknown', attempt: 3 },
      undefined,
    ],
    [
      'four attempts that certainly made nothing',
      [1, 2, 3, 4].flatMap((attempt) => [
        intent(1, attempt, attempt === 1 ? 'first' : 'nothing-made'),
        resultOf(1, attempt, { outcome: 'not-sent', reason: 'x' }),
      ]),
      { kind: 'not-sent', attempt: 4 },
      5,
    ],
  ])('with %s', (_, records, state, nextAttempt) => {
    const [shard] = fold(...records).shards;
    expect(shard).toMatchObject({ shard: 1, state });
    expect(shard?.nextAttempt).toBe(nextAttempt);
  });
});

describe('a shard of a run that was cancelled', () => {
  const rejected: Result = { outcome: 'rejected', status: 400, detail: '' };
  test.each<readonly [string, readonly LedgerRecord[], string, number | undefined]>([
    ['nothing', [], 'cancelled', undefined],
    ['no connection', [intent(1, 1), resultOf(1, 1, { outcome: 'not-sent', reason: '' })], 'cancelled', undefined],
    ['a refusal', [intent(1, 1), resultOf(1, 1, rejected)], 'cancelled', undefined],
    ['a limit', [intent(1, 1), resultOf(1, 1, { outcome: 'rate-limited' })], 'cancelled', undefined],
    [
      'a lost answer that is fenced off by an attempt that did not go',
      [
        ...[intent(1, 1), resultOf(1, 1, unknown), intent(1, 2, 'fenced')],
        resultOf(1, 2, { outcome: 'not-sent', reason: 'the run was cancelled' }),
      ],
      'cancelled',
      undefined,
    ],
    ['a lost answer', [intent(1, 1), resultOf(1, 1, unknown)], 'unknown', 2],
    ['a batch', [intent(1, 1), created(1, 1, 'b')], 'created', undefined],
    ['an end', [intent(1, 1), created(1, 1, 'b'), finalOf(1, 1, 'b')], 'final', undefined],
  ])('with %s', (_, records, kind, nextAttempt) => {
    const { shards, problems } = fold(cancel, ...records);
    expect(shards).toMatchObject([{ state: { kind }, nextAttempt }]);
    expect(problems).toEqual([]);
  });
});

describe('a run', () => {
  const done = [intent(1, 1), created(1, 1, 'b'), finalOf(1, 1, 'b')];
  const failed = [intent(1, 1), created(1, 1, 'b'), finalOf(1, 1, 'b', ['dfl-1000'])];
  test.each<readonly [string, readonly LedgerRecord[]]>([
    ['open', []],
    ['open', [{ ...cancel, covers: 'batches' } as LedgerRecord]],
    ['attention', [cancel]],
    ['attention', [intent(1, 1), resultOf(1, 1, { outcome: 'not-sent', reason: '' }), cancel]],
    ['acknowledged', [cancel, ackOf([1])]],
    ['retried', [cancel, retry]],
    ['claimed', [intent(1, 1), cancel]],
    ['unknown', [intent(1, 1), resultOf(1, 1, unknown), cancel]],
    ['running', [intent(1, 1), created(1, 1, 'b'), cancel]],
    ['claimed', [intent(1, 1)]],
    ['unknown', [intent(1, 1), resultOf(1, 1, unknown)]],
    ['rejected', [intent(1, 1), resultOf(1, 1, { outcome: 'rejected', status: 400, detail: '' })]],
    ['running', [intent(1, 1), created(1, 1, 'b')]],
    ['running', [intent(1, 1), created(1, 1, 'b'), ackOf([1])]],
    ['succeeded', done],
    ['attention', failed],
    ['attention', [...failed, ackOf([2])]],
    ['acknowledged', [...failed, ackOf([2]), ackOf([1], 2)]],
    ['retried', [...failed, retry]],
    ['conflict', [...failed, adopted(1, 1, 'a'), ackOf([1])]],
    ['succeeded', [tombstone]],
    ['succeeded', [tombstone, ...done]],
  ])('is %s', (state, records) => {
    expect(fold(...records)).toMatchObject({ state, problems: [] });
  });

  test.each(['failed', 'cancelled'] as const)('that is %s needs attention though no item failed', (status) => {
    const end = { ...finalOf(1, 1, 'b'), status };
    expect(fold(intent(1, 1), created(1, 1, 'b'), end).state).toBe('attention');
  });

  test('has the gravest state of its shards', () => {
    const shards = [
      [1, [intent(1, 1), created(1, 1, 'a'), finalOf(1, 1, 'a', ['x'])]],
      [2, [intent(2, 1), created(2, 1, 'b')]],
      [3, [intent(3, 1), resultOf(3, 1, { outcome: 'rejected', status: 400, detail: '' })]],
      [4, []],
      [5, [intent(5, 1)]],
      [6, [intent(6, 1, 'first', false)]],
      [7, [created(7, 1, 'c'), adopted(7, 1, 'd')]],
    ] as const;
    const states = shards.map(
      ([count]) =>
        foldRun([runRecord(count), ...shards.flatMap(([shard, records]) => (shard <= count ? records : []))], NOW)
          .state,
    );
    expect(states).toEqual(['attention', 'running', 'rejected', 'open', 'claimed', 'unknown', 'conflict']);
  });

  test('tells what no correct writer leaves', () => {
    const run = fold(created(1, 1, 'b'), intent(2, 1), intent(1, 3, 'nothing-made'), finalOf(1, 4, 'b'), tombstone);
    expect(run.problems).toEqual(['there is no shard 2']);
    const { problems } = fold(created(1, 1, 'b'), intent(1, 3, 'nothing-made'), finalOf(1, 4, 'b'));
    expect(problems).toEqual([
      'shard 1: attempt 1 has a result and no intent',
      'shard 1: attempt 3 has none before it',
      'shard 1: attempt 3 was begun for a reason that does not hold',
      'shard 1: attempt 4 has an end and no batch',
    ]);
  });
});

/** What a correct writer does in one attempt, each record a point at which it may be killed. */
const attempt = fc.record({
  outcome: fc.constantFrom<Result['outcome']>('created', 'not-sent', 'rejected', 'rate-limited', 'unknown'),
  isAdopted: fc.boolean(),
  hasFailed: fc.boolean(),
  isOpen: fc.boolean(),
  written: fc.nat({ max: 4 }),
});
type AttemptPlan = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

function recordsOf(shard: number, plans: readonly AttemptPlan[]): LedgerRecord[] {
  const records: LedgerRecord[] = [];
  let because: AttemptReason = 'first';
  for (const [index, plan] of plans.entries()) {
    const steps = stepsOf(shard, index + 1, because, plan).slice(0, plan.written);
    records.push(...steps);
    const [last] = steps.slice(-1);
    const mayFollow =
      last?.record === 'intent' ? !plan.isOpen : last?.record === 'result' && plan.outcome !== 'created';
    if (!mayFollow) break;
    because = last?.record === 'result' && plan.outcome !== 'unknown' ? 'nothing-made' : 'fenced';
  }
  return records;
}

function stepsOf(shard: number, number: number, because: AttemptReason, plan: AttemptPlan): LedgerRecord[] {
  const batchId = `bjb-${shard}-${number}`;
  const begin = intent(shard, number, because, plan.isOpen);
  const end = finalOf(shard, number, batchId, plan.hasFailed ? ['dfl-1'] : []);
  if (plan.outcome === 'created') return [begin, created(shard, number, batchId), end];
  const { outcome } = plan;
  const result = { outcome, reason: 'r', status: 400, detail: 'd' };
  // Fields of other outcomes do not matter to the fold.
  const said = resultOf(shard, number, result as Result);
  return plan.isAdopted && outcome === 'unknown' ? [begin, said, adopted(shard, number, batchId), end] : [begin, said];
}

describe('the fold', () => {
  const history = fc.array(fc.array(attempt, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

  test('gives what a writer that is killed leaves a state without problems, in any order of listing', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (plans, order) => {
        const records = [runRecord(plans.length), ...plans.flatMap((plan, index) => recordsOf(index + 1, plan))];
        const run = foldRun(records, NOW);
        const shuffled = records.map((record) => ({ record, key: order.next().value })).sort((a, b) => a.key - b.key);
        expect(
          foldRun(
            shuffled.map(({ record }) => record),
            NOW,
          ),
        ).toEqual(run);
        expect(run.problems).toEqual([]);
        for (const { state, batchIds, nextAttempt } of run.shards) {
          const isMade = records.some((record) => record.record === 'result' && record.result.outcome === 'created');
          if (!isMade && batchIds.length === 0) expect(['created', 'final', 'conflict']).not.toContain(state.kind);
          if (batchIds.length > 0) expect(nextAttempt).toBeUndefined();
          if (state.kind === 'claimed') expect(nextAttempt).toBeUndefined();
          expect(batchIds.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('allows no attempt where one may be under way, a batch is known, or too many are in doubt', () => {
    const any = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 2 }),
        attempt,
        fc.constantFrom<AttemptReason>('first', 'fenced', 'nothing-made'),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(any, fc.nat(), (plans, seed) => {
        const all = plans.flatMap(([shard, plan, because], index) => stepsOf(shard, index + 1, because, plan));
        const some = all.filter((_, index) => ((seed >> (index % 30)) & 1) === 1);
        const run = foldRun([...some, runRecord(2)], NOW);
        expect(foldRun([runRecord(2), ...some.toReversed()], NOW)).toEqual(run);
        for (const { shard, nextAttempt, batchIds } of run.shards) {
          if (nextAttempt === undefined) continue;
          const own = some.filter((record) => 'shard' in record && record.shard === shard);
          const open = own.filter(
            (one) =>
              one.record === 'intent' &&
              !own.some((other) => other !== one && 'attempt' in other && other.attempt === one.attempt),
          );
          expect(batchIds).toEqual([]);
          expect(open.length).toBeLessThan(MOST_ATTEMPTS);
          expect(open.every((one) => one.record === 'intent' && Date.parse(one.deadline) <= NOW)).toBe(true);
          expect(own.every((record) => 'attempt' in record && record.attempt < nextAttempt)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
