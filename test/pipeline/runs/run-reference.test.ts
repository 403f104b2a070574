import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelOf } from '../../../src/compile/request.ts';
import { formatRun } from '../../../src/ledger/run-id.ts';
import { readReference } from '../../../src/pipeline/runs/run-reference.ts';
import { arbitraryBatch } from '../../ledger/arbitrary-batch.ts';
import { DIGEST } from '../../ledger/sample-records.ts';

describe('what a text on the command line names', () => {
  test('is a run as it is printed, or as far as eight digits of its digest', () => {
    fc.assert(
      fc.property(arbitraryBatch, fc.integer({ min: 1, max: 99_999 }), (batch, generation) => {
        const text = formatRun({ ...batch, digest: DIGEST, generation });
        const run = { kind: 'run', label: labelOf(batch), generation };
        expect(readReference(text)).toEqual({ ...run, digest: DIGEST });
        expect(readReference(text.replace(DIGEST, DIGEST.slice(0, 8)))).toEqual({ ...run, digest: DIGEST.slice(0, 8) });
      }),
    );
  });

  test.each([
    '',
    `invoices/${DIGEST}`,
    `invoices/${DIGEST}/g1`,
    `invoices/${DIGEST}/g0000`,
    `invoices/${DIGEST}/g00001`,
    `invoices/${DIGEST}/g0001/`,
    `../${DIGEST}/g0001`,
    `Invoices/${DIGEST}/g0001`,
    `invoices./${DIGEST}/g0001`,
    `invoices.a.b/${DIGEST}/g0001`,
    `invoices.a=b=c/${DIGEST}/g0001`,
    `invoices.a=%zz/${DIGEST}/g0001`,
    `invoices/${DIGEST.toUpperCase()}/g0001`,
    `invoices/${DIGEST.slice(0, 7)}/g0001`,
  ])('is none in %j', (text) => {
    expect(() => readReference(text)).toThrow(/names neither a run nor a manifest nor a batch/);
  });
});
