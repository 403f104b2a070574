import fc from 'fast-check';
import type { BatchName } from '../../src/ledger/run-id.ts';

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
const row = fc
  .dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), {
    minKeys: 1,
    maxKeys: 4,
  })
  .map((values) =>
    Object.entries(values)
      .map((pair) => pair.map(encodeURIComponent).join('='))
      .join(','),
  );
/** A manifest's batch of any name, with an environment and a row or without. */
export const arbitraryBatch: fc.Arbitrary<BatchName> = fc
  .record({ name: label, environment: fc.option(label), row: fc.option(row) })
  .map(({ name, environment, row: values }) => ({
    name,
    ...(environment !== null && { environment }),
    ...(values !== null && { row: values }),
  }));
