import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import type { Origin } from '../../../src/core/origin.ts';
import { withoutRepeated } from '../../../src/pipeline/check/without-repeated.ts';

const START = { line: 1, column: 1, offset: 0 };
const SPAN = { start: START, end: START };

function finding(path: string, change: Partial<Diagnostic> & { readonly file?: string } = {}): Diagnostic {
  const { file = 'a.yaml', ...rest } = change;
  const origin: Origin = { kind: 'file', file, document: 0, pointer: path, span: SPAN };
  return { code: 'schema/wrong-type', severity: 'error', message: path, origin, path, docs: '', ...rest };
}

const FLAG: Origin = { kind: 'flag', name: '--set spec.rerun' };

describe('a finding is left out', () => {
  test.each([
    ['at a place that is reported', finding('/spec/a'), finding('/spec/a', { message: 'else' })],
    ['below one', finding('/spec/a/0/b'), finding('/spec/a')],
    ['anywhere in a document that is none', finding('/spec'), finding('')],
    [
      'that is the same lack',
      finding('/spec', { code: 'schema/missing-key' }),
      finding('/spec', { code: 'schema/missing-key' }),
    ],
    ['that is the same about a flag', finding('/spec/a', { origin: FLAG }), finding('/spec/a', { origin: FLAG })],
  ])('%s', (_, later, earlier) => {
    expect(withoutRepeated([later], [earlier])).toEqual([]);
  });
});

describe('a finding stays', () => {
  test.each([
    ['above what is reported', finding('/spec'), finding('/spec/a')],
    ['beside it', finding('/spec/ab'), finding('/spec/a')],
    ['in another file', finding('/spec/a'), finding('/spec/a', { file: 'b.yaml' })],
    ['below a mapping that lacks something', finding('/spec/a'), finding('/spec', { code: 'schema/missing-key' })],
    ['about a flag', finding('/spec/a', { origin: FLAG }), finding('/spec/a')],
  ])('%s', (_, later, earlier) => {
    expect(withoutRepeated([later], [earlier])).toEqual([later]);
  });
});
