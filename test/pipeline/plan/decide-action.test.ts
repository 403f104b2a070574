import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/ledger/fold-run.ts';
import { foldRun } from '../../../src/ledger/fold-run.ts';
import type { FrozenSource, LedgerRecord, RunRecord } from '../../../src/ledger/record.ts';
import { formatRun } from '../../../src/ledger/run-id.ts';
import type { Decision, History, OnChange } from '../../../src/pipeline/plan/decide-action.ts';
import { decideAction } from '../../../src/pipeline/plan/decide-action.ts';
import {
  ackOf,
  created,
  DIGEST,
  finalOf,
  intent,
  NOW,
  resultOf,
  runRecord,
  WORDS,
} from '../../ledger/sample-records.ts';

const OTHER = 'cd'.repeat(32);
const BATCH = { name: 'invoices', digest: DIGEST, contentDigest: DIGEST };

/** A run over so many items, with these records. */
function runOf(record: RunRecord, ...records: readonly LedgerRecord[]): Run {
  return foldRun([record, ...records], NOW);
}

function known(...runs: readonly Run[]): History {
  return { kind: 'known', runs, twins: [], proven: [] };
}

function directory(...ids: readonly string[]): FrozenSource {
  return { kind: 'directory', directoryId: 'dir-1', items: ids.map((id) => ({ id, fileId: null })) };
}

function decide(history: History, source?: FrozenSource, onChange: OnChange = 'hold'): Decision {
  return decideAction({ batch: BATCH, history, source, onChange });
}

/** What a decision comes to, on one line. */
function told({ action, run, begin }: Decision): string {
  const at = run === undefined ? '' : ` ${formatRun(run).replace(DIGEST, 'D').replace(OTHER, 'O')}`;
  return `${action}${at}${begin === undefined ? '' : ` ${begin.cause.kind}`}`;
}

const DONE = runOf(runRecord(), intent(1, 1), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1'));
const UNDER_WAY = runOf(runRecord(), intent(1, 1), created(1, 1, 'bjb-1'));
const FAILED = runOf(runRecord(), intent(1, 1), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1', ['dfl-1000']));
const RETRY = WORDS.filter(({ record }) => record === 'retry');
const CANCEL = WORDS.filter(({ record }) => record === 'cancel');

function promised(generation: number): LedgerRecord {
  const [retry] = RETRY;
  return { ...retry, generation } as LedgerRecord;
}

function endedWell(batchId: string): readonly LedgerRecord[] {
  return [created(1, 1, batchId), finalOf(1, 1, batchId)];
}

describe('what is done with a batch', () => {
  test.each<[string, History, string]>([
    ['it was never run', known(), 'run invoices/D/g0001 first'],
    ['a run was begun and nothing sent', known(runOf(runRecord())), 'resume invoices/D/g0001'],
    [
      'one of two shards is sent',
      known(runOf(runRecord(2), intent(1, 1), created(1, 1, 'bjb-1'))),
      'resume invoices/D/g0001',
    ],
    [
      'the request did not leave',
      known(runOf(runRecord(), intent(1, 1), resultOf(1, 1, { outcome: 'not-sent', reason: 'nothing listens there' }))),
      'resume invoices/D/g0001',
    ],
    [
      'there were too many requests',
      known(runOf(runRecord(), intent(1, 1), resultOf(1, 1, { outcome: 'rate-limited' }))),
      'resume invoices/D/g0001',
    ],
    [
      'it was rejected',
      known(runOf(runRecord(), intent(1, 1), resultOf(1, 1, { outcome: 'rejected', status: 422, detail: 'no' }))),
      'resume invoices/D/g0001',
    ],
    ['it is being sent', known(runOf(runRecord(), intent(1, 1))), 'blocked invoices/D/g0001'],
    ['the claim is over', known(runOf(runRecord(), intent(1, 1, 'first', false))), 'unknown invoices/D/g0001'],
    [
      'the answer was lost',
      known(runOf(runRecord(), intent(1, 1), resultOf(1, 1, { outcome: 'unknown', reason: 'reset' }))),
      'unknown invoices/D/g0001',
    ],
    [
      'a shard has two batches',
      known(
        runOf(
          runRecord(),
          intent(1, 1),
          created(1, 1, 'bjb-1'),
          intent(1, 2, 'assumed-absent'),
          created(1, 2, 'bjb-2'),
        ),
      ),
      'unknown invoices/D/g0001',
    ],
    ['it is under way', known(UNDER_WAY), 'noop invoices/D/g0001'],
    ['it is done', known(DONE), 'noop invoices/D/g0001'],
    ['a file failed', known(FAILED), 'attention invoices/D/g0001'],
    [
      'a file failed and that is acknowledged',
      known(runOf(runRecord(), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1', ['dfl-1000']), ackOf([1]))),
      'noop invoices/D/g0001',
    ],
    [
      'a file failed and is to run again',
      known(runOf(runRecord(), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1', ['dfl-1000']), ...RETRY)),
      'run invoices/D/g0002 retry',
    ],
    [
      'two runs were promised one number, and one of them is begun',
      known(
        runOf(runRecord(), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1', ['dfl-1000']), promised(3)),
        runOf(
          runRecord(1, { generation: 2, cause: { kind: 'new' } }),
          ...[created(1, 1, 'bjb-2'), finalOf(1, 1, 'bjb-2', ['dfl-1000']), promised(3)],
        ),
        runOf(
          runRecord(1, { generation: 3, cause: { kind: 'retry', of: 1, items: ['dfl-1000'] } }),
          ...endedWell('bjb-3'),
        ),
      ),
      'run invoices/D/g0004 retry',
    ],
    [
      'it was cancelled before all of it was sent',
      known(runOf(runRecord(2), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1'), ...CANCEL)),
      'attention invoices/D/g0001',
    ],
    [
      'what was cancelled before it was sent is acknowledged',
      known(runOf(runRecord(1), ...CANCEL, ackOf([1]))),
      'noop invoices/D/g0001',
    ],
    [
      'the retry failed as well',
      known(
        runOf(runRecord(), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1', ['dfl-1000']), ...RETRY),
        runOf(
          runRecord(1, { generation: 2, cause: { kind: 'retry', of: 1, items: ['dfl-1000'] } }),
          created(1, 1, 'bjb-2'),
          finalOf(1, 1, 'bjb-2', ['dfl-1000']),
        ),
      ),
      'attention invoices/D/g0002',
    ],
    [
      'only another version of the manifest was run',
      known(runOf(runRecord(1, { digest: OTHER }))),
      'changed invoices/D/g0001 first',
    ],
    ['another version and this one were', known(runOf(runRecord(1, { digest: OTHER })), DONE), 'noop invoices/D/g0001'],
    [
      'the same content was run under another name',
      {
        kind: 'known',
        runs: [],
        twins: [
          { id: { name: 'bills', digest: OTHER, generation: 1 }, at: '2026-01-01T12:00:00.000Z', batchIds: ['bjb-9'] },
        ],
        proven: [],
      },
      'renamed invoices/D/g0001 first',
    ],
    ['the ledger may not be used', { kind: 'refused', reason: 'there is none' }, 'blocked'],
    ['the ledger cannot be read', { kind: 'unreadable', reason: 'it is damaged' }, 'unknown'],
  ])('where %s', (_, history, expected) => {
    expect(told(decide(history))).toBe(expected);
  });

  test('the gravest of several generations comes first', () => {
    const second = runRecord(1, { generation: 2, cause: { kind: 'all' } });
    expect(told(decide(known(FAILED, runOf(second, intent(1, 1, 'first', false)))))).toBe('unknown invoices/D/g0002');
    expect(told(decide(known(FAILED, runOf(second))))).toBe('resume invoices/D/g0002');
  });

  test('a lost batch is adopted where each shard in doubt has proof', () => {
    const run = runOf(runRecord(2), intent(1, 1, 'first', false), intent(2, 1, 'first', false));
    const batch = (shard: number) => ({ run: run.id, shard, batchId: `bjb-${shard}` });
    const withProof = (...proven: readonly ReturnType<typeof batch>[]): History => ({
      ...{ kind: 'known', runs: [run], twins: [] },
      proven,
    });
    expect(told(decide(withProof(batch(1), batch(2))))).toBe('adopt invoices/D/g0001');
    expect(told(decide(withProof(batch(1))))).toBe('unknown invoices/D/g0001');
    const other = { ...batch(2), run: { ...run.id, generation: 2 } };
    expect(told(decide(withProof(batch(1), other)))).toBe('unknown invoices/D/g0001');
  });
});

describe('a source', () => {
  test('that holds nothing is not frozen: what comes later would be held for ever', () => {
    expect(told(decide(known(), directory()))).toBe('noop');
  });

  test('is frozen as it is when it is first run', () => {
    const source = directory('dfl-1', 'dfl-2');
    expect(decide(known(), source).begin).toEqual({ cause: { kind: 'first' }, source });
  });

  test.each<[OnChange, readonly string[], string, readonly string[] | undefined]>([
    ['hold', ['dfl-1000', 'dfl-2'], 'noop invoices/D/g0001', undefined],
    ['new', ['dfl-1000', 'dfl-2'], 'run invoices/D/g0002 new', ['dfl-2']],
    ['all', ['dfl-1000', 'dfl-2'], 'run invoices/D/g0002 all', ['dfl-1000', 'dfl-2']],
    ['hold', ['dfl-1000'], 'noop invoices/D/g0001', undefined],
    ['new', ['dfl-1000'], 'noop invoices/D/g0001', undefined],
    ['all', ['dfl-1000'], 'noop invoices/D/g0001', undefined],
    ['hold', [], 'noop invoices/D/g0001', undefined],
    ['new', [], 'noop invoices/D/g0001', undefined],
    ['all', [], 'noop invoices/D/g0001', undefined],
  ])('with `on_change: %s` that now holds %j', (onChange, ids, expected, covered) => {
    const decision = decide(known(DONE), directory(...ids), onChange);
    expect(told(decision)).toBe(expected);
    expect(decision.begin?.source).toEqual(covered === undefined ? undefined : directory(...covered));
  });

  test('has what it gained and lost told, whatever is done about it', () => {
    const held = decide(known(DONE), directory('dfl-2', 'dfl-3'));
    expect(held.change).toMatchObject({ added: 2, changed: 0, removed: 1 });
    expect(held.notes).toEqual(['the source has changed since: +2 −1 (`on_change: hold`)']);
    expect(decide(known(DONE), directory(), 'new').notes).toEqual(['the source has changed since: −1']);
  });

  test('is covered by all generations together', () => {
    const second = runRecord(1, { generation: 2, cause: { kind: 'new' }, source: directory('dfl-2') });
    const history = known(DONE, runOf(second, created(1, 1, 'bjb-2')));
    expect(told(decide(history, directory('dfl-1000', 'dfl-2'), 'new'))).toBe('noop invoices/D/g0002');
    expect(told(decide(history, directory('dfl-1000', 'dfl-2', 'dfl-3'), 'new'))).toBe('run invoices/D/g0003 new');
  });

  test('counts a file with other content as new, and one that is as it once was as done', () => {
    const files = (digit: string): FrozenSource => ({
      kind: 'files',
      files: [{ path: 'a.pdf', sha256: digit.repeat(64), bytes: 1 }],
    });
    const first = runOf(runRecord(1, { source: files('a') }), created(1, 1, 'bjb-1'));
    const second = runRecord(1, { generation: 2, cause: { kind: 'new' }, source: files('b') });
    const changed = decide(known(first), files('b'), 'new');
    expect(told(changed)).toBe('run invoices/D/g0002 new');
    expect(changed.change).toMatchObject({ added: 0, changed: 1, removed: 0 });
    const history = known(first, runOf(second, created(1, 1, 'bjb-2')));
    expect(told(decide(history, files('a'), 'new'))).toBe('noop invoices/D/g0002');
  });

  test('that was not looked at leads to nothing more once it has been run, and that is said', () => {
    expect(decide(known(DONE), undefined, 'new').notes).toEqual(['whether the source has changed was not looked up']);
    expect(told(decide(known(DONE), undefined, 'new'))).toBe('noop invoices/D/g0001');
  });

  test('is not asked for more while a run needs somebody', () => {
    expect(told(decide(known(FAILED), directory('dfl-1000', 'dfl-2'), 'new'))).toBe('attention invoices/D/g0001');
  });

  test('of a retry is the part that is asked for of what was frozen, and its number is not given away', () => {
    const retried = runOf(
      runRecord(2),
      created(1, 1, 'bjb-1'),
      finalOf(1, 1, 'bjb-1', ['dfl-1000']),
      created(2, 1, 'bjb-2'),
      ...RETRY,
    );
    expect(decide(known(retried), directory('dfl-9'), 'new')).toMatchObject({
      begin: { cause: { kind: 'retry', of: 1, items: ['dfl-1000'] }, source: directory('dfl-1000') },
    });
  });
});

describe('what is left of an earlier version', () => {
  test('is told beside what is done', () => {
    const doubtful = runOf(runRecord(1, { digest: OTHER }), intent(1, 1, 'first', false));
    expect(decide(known(doubtful)).notes).toEqual([
      `invoices/${OTHER}/g0001, of an earlier version of the manifest, may have made a batch that is not known`,
    ]);
    expect(
      decide(
        known(runOf(runRecord(1, { digest: OTHER }), created(1, 1, 'b'), finalOf(1, 1, 'b')), DONE),
        directory('dfl-1000'),
      ).notes,
    ).toEqual([]);
  });
});

describe('a reason', () => {
  test.each<[History, string]>([
    [known(), 'it has not been run'],
    [known(DONE), 'done: `invoices` g0001 of 2026-01-01, bjb-1'],
    [known(UNDER_WAY), 'under way: `invoices` g0001 of 2026-01-01, bjb-1'],
    [known(FAILED), `1 of 1 file failed: retry or acknowledge invoices/${DIGEST}/g0001`],
    [
      known(runOf(runRecord(3), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1', ['dfl-1000']), ...CANCEL)),
      `1 of 1 file failed, 2 shards were not sent as the run was cancelled: retry or acknowledge invoices/${DIGEST}/g0001`,
    ],
    [known(runOf(runRecord(), intent(1, 1))), 'shard 1 is being sent by runner, pid 7, until 2026-01-01T12:01:00.000Z'],
    [
      known(
        runOf(
          runRecord(2),
          intent(1, 1),
          created(1, 1, 'bjb-1'),
          intent(2, 1),
          resultOf(2, 1, { outcome: 'rejected', status: 422, detail: 'no such item' }),
        ),
      ),
      '1 of 2 batches are created; shard 2 was rejected (422): no such item',
    ],
    [known(runOf(runRecord(1, { digest: OTHER }))), 'it says something else than the run of 2026-01-01 (cdcdcdcdcdcd)'],
  ])('says what happened', (history, reason) => {
    expect(decide(history).reason).toBe(reason);
  });
});
