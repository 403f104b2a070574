import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/core/redact.ts';
import type { BatchItem, ProcessingResult } from '../../src/submit/client/answers.ts';
import { classifiedResults } from '../../src/submit/results/classified-results.ts';

const ITEM: BatchItem = { item_id: 'dfl-1', item_name: 'a.pdf', status: 'completed', completed_at: at(10) };

function at(second: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
}

function resultOf(second: number, more: Partial<ProcessingResult> = {}): ProcessingResult {
  return {
    ...{ result_id: `res-${second}`, item_id: 'dfl-1', job_type: 'classify', job_config: {}, parameters_hash: 'h' },
    ...{ output_s3_path: '', processed_at: at(second), output_metadata: { type: 'invoice' } },
    ...more,
  };
}

/** A source over these results, and the types of result that it asked for. */
function sourceOver(results: readonly ProcessingResult[], secrets: readonly string[] = []) {
  const asked: (string | undefined)[] = [];
  const redactor = createRedactor();
  redactor.add(secrets);
  const processingResults = async (item_id: string, jobType?: string) => {
    asked.push(jobType);
    return { item_id, item_name: 'a.pdf', processing_results: [...results] };
  };
  return { source: classifiedResults({ processingResults }, redactor), asked };
}

describe('what a file was classified as', () => {
  test('is the record that the service keeps, asked for once', async () => {
    const { source, asked } = sourceOver([resultOf(10)]);
    expect(await source.findInS3(ITEM)).toBeUndefined();
    expect(JSON.parse(await source.read(ITEM, 'json'))).toEqual({ item_name: 'a.pdf', ...resultOf(10) });
    expect(asked).toEqual(['classify']);
  });

  test('is told though the job has no id', () => {
    const { source } = sourceOver([]);
    expect(source.jobOf({ ...ITEM, job_id: 'job-1', job_record_id: 'rec-1' })).toBe('job-1');
    expect(source.jobOf({ ...ITEM, job_record_id: 'rec-1' })).toBe('rec-1');
    expect(source.jobOf(ITEM)).toBe(at(10));
    expect(source.jobOf({ ...ITEM, completed_at: null } as unknown as BatchItem)).toBe('');
  });

  test('has no secret in it', async () => {
    const { source } = sourceOver([resultOf(10, { output_metadata: { why: 'it says CANARY' } })], ['CANARY']);
    expect(await source.read(ITEM, 'json')).not.toContain('CANARY');
  });

  test.each<[string, Partial<ProcessingResult>]>([
    ['nothing', { output_metadata: null }],
    ['no field', { output_metadata: {} }],
    ['no object', { output_metadata: 'invoice' }],
  ])('is not there where the service tells %s, but where that went to S3 it is named', async (_, more) => {
    const { source, asked } = sourceOver([resultOf(10, more)]);
    expect(await source.findInS3(ITEM)).toBeUndefined();
    await expect(source.read(ITEM, 'json')).rejects.toMatchObject({ code: 'not-found' });
    expect(asked).toHaveLength(1);
    const stored = sourceOver([resultOf(10, { ...more, output_s3_path: 's3://acme/1' })]);
    expect(await stored.source.findInS3(ITEM)).toBe('s3://acme/1');
  });

  test('is told though a place in S3 is named beside it', async () => {
    const { source } = sourceOver([resultOf(10, { output_s3_path: 's3://acme/1' })]);
    expect(await source.findInS3(ITEM)).toBeUndefined();
    expect(JSON.parse(await source.read(ITEM, 'json'))).toMatchObject({ output_s3_path: 's3://acme/1' });
  });

  const other = { parameters_hash: 'other', output_metadata: { type: 'letter' } };

  test.each<[string, BatchItem, readonly ProcessingResult[], string | undefined]>([
    ['the last before the item ended', ITEM, [resultOf(12, other), resultOf(10), resultOf(3, other)], 'res-10'],
    ['none of two at once', ITEM, [resultOf(10), resultOf(9, other)], undefined],
    ['one of two at once by the same rules', ITEM, [resultOf(9), resultOf(10)], 'res-10'],
    ['none of other rules for what was passed over', skipped(), [resultOf(3), resultOf(7, other)], undefined],
    ['the last of the same rules for what was passed over', skipped(), [resultOf(7), resultOf(3)], 'res-7'],
    ['none where there is none', ITEM, [], undefined],
  ])('is %s', async (_, item, results, expected) => {
    const { source } = sourceOver(results);
    const read = source.read(item, 'json').then((text) => JSON.parse(text).result_id);
    if (expected === undefined) await expect(read).rejects.toMatchObject({ code: 'not-found' });
    else expect(await read).toBe(expected);
  });
});

function skipped(): BatchItem {
  return { ...ITEM, status: 'skipped', skip_reason: 'already_processed' };
}
