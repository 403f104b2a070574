import { describe, expect, test } from 'vitest';
import type { BatchItem, ProcessingResult } from '../../src/submit/client/answers.ts';
import type { Standing } from '../../src/submit/prove-batch.ts';
import { judgeBatch } from '../../src/submit/prove-batch.ts';

const OURS = 'a0000000-0000-5000-8000-000000000000';
const THEIRS = 'b0000000-0000-5000-8000-000000000000';
const BATCH = { id: 'bjb-1', status: 'running', job_type: 'parse', total_items: 2 };

/** Seconds after noon, as the service writes a time. */
const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)).toISOString();

const item = (id: string, status = 'completed', start = 10, end = 20): BatchItem => ({
  item_id: id,
  item_name: id,
  status,
  started_at: at(start),
  completed_at: at(end),
});

const result = (correlationId: string | null | undefined, seconds = 20): ProcessingResult => ({
  result_id: 'r',
  item_id: 'i',
  job_type: 'parse',
  job_config: correlationId === undefined ? {} : { correlation_id: correlationId },
  parameters_hash: 'h',
  output_s3_path: '',
  processed_at: at(seconds),
});

interface Case {
  readonly items: readonly BatchItem[];
  /** Of each item. */
  readonly results: readonly ProcessingResult[];
  readonly asked?: readonly string[] | undefined;
  readonly correlationId?: string | undefined;
}

function judge({ items, results, ...marks }: Case): Promise<Standing> {
  const client = {
    listItems: async function* () {
      yield items;
    },
    processingResults: (id: string) =>
      Promise.resolve({ item_id: id, item_name: id, processing_results: [...results] }),
  };
  const itemIds = 'asked' in marks ? marks.asked : ['dfl-1', 'dfl-2'];
  const correlationId = 'correlationId' in marks ? marks.correlationId : OURS;
  return judgeBatch(BATCH, { itemIds, correlationId }, client);
}

const BOTH = [item('dfl-1'), item('dfl-2')];

describe('a batch that may be ours', () => {
  test.each<[string, Standing, Case]>([
    ['worked on our items with our correlation id', 'ours', { items: BOTH, results: [result(OURS)] }],
    ['worked on a whole directory so', 'ours', { items: [item('dfl-9')], results: [result(OURS)], asked: undefined }],
    ['has an item that nobody asked for', 'other', { items: [...BOTH, item('dfl-3')], results: [result(OURS)] }],
    ['has an item twice', 'other', { items: [...BOTH, item('dfl-2')], results: [result(OURS)] }],
    ['lacks an item', 'unclear', { items: [item('dfl-1')], results: [result(OURS)] }],
    ['has another correlation id', 'other', { items: BOTH, results: [result(THEIRS)] }],
    ['has no correlation id', 'unmarked', { items: BOTH, results: [result(undefined), result(null)] }],
    ['has done nothing yet', 'idle', { items: [item('dfl-1', 'pending'), item('dfl-2', 'processing')], results: [] }],
    [
      'passed over all items',
      'idle',
      { items: [item('dfl-1', 'skipped'), item('dfl-2', 'skipped')], results: [result(OURS)] },
    ],
    [
      'has no result in the time of its items',
      'unclear',
      { items: BOTH, results: [result(OURS, 9 - 1), result(OURS, 22)] },
    ],
    ['shares the time with another', 'unclear', { items: BOTH, results: [result(OURS, 15), result(THEIRS, 20)] }],
    [
      'shares the time with one that has no correlation id',
      'unclear',
      { items: BOTH, results: [result(OURS), result(undefined)] },
    ],
    [
      'is asked about by a correlation id that is not ours alone',
      'unmarked',
      { items: BOTH, results: [result(OURS)], correlationId: undefined },
    ],
  ])('%s: %s', async (_, standing, given) => {
    expect(await judge(given)).toBe(standing);
  });

  test('whose items say different things proves nothing', async () => {
    const results = { 'dfl-1': [result(OURS)], 'dfl-2': [result(THEIRS)] } as Readonly<
      Record<string, ProcessingResult[]>
    >;
    const client = {
      listItems: async function* () {
        yield BOTH;
      },
      processingResults: (id: string) =>
        Promise.resolve({ item_id: id, item_name: id, processing_results: results[id] ?? [] }),
    };
    expect(await judgeBatch(BATCH, { itemIds: ['dfl-1', 'dfl-2'], correlationId: OURS }, client)).toBe('unclear');
  });
});
