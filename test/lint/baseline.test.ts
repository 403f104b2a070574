import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import {
  countOf,
  createBaseline,
  markKnown,
  parseBaseline,
  printBaseline,
  pruneBaseline,
} from '../../src/lint/baseline.ts';

const VIEW = { nameOf: (file: string) => `batches/${file}`, isOpen: (code: string) => !code.includes('/') };

function finding(fields: Partial<Diagnostic> = {}, line = 1): Diagnostic {
  const start = { line, column: 1, offset: line * 10 };
  return {
    code: 'a-rule',
    severity: 'warning',
    message: 'A message.',
    origin: { kind: 'file', file: 'a.yaml', document: 0, pointer: '/spec/a', span: { start, end: start } },
    document: { index: 0, name: 'one' },
    path: '/spec/a',
    docs: 'docs/rules/a-rule.md',
    ...fields,
  };
}

const KNOWN = { file: 'batches/a.yaml', document: 'one', code: 'a-rule', path: '/spec/a' };

test('a baseline knows open errors and warnings of rules by their place', () => {
  const baseline = createBaseline(
    [
      finding(),
      finding({ path: '/spec/b', severity: 'error' }),
      finding({ path: '/spec/c', severity: 'info' }),
      finding({ path: '/spec/d', suppression: { reason: 'why' } }),
      finding({ code: 'schema/wrong-type', severity: 'error' }),
      finding({ origin: { kind: 'flag', name: '--set' } }),
    ],
    VIEW,
  );
  expect(baseline.findings).toEqual([
    { ...KNOWN, count: 1 },
    { ...KNOWN, path: '/spec/b', count: 1 },
  ]);
});

test('what is known is marked, whatever line it moved to, and what is new is not', () => {
  const baseline = createBaseline([finding()], VIEW);
  const marked = markKnown([finding({}, 40), finding({ path: '/spec/b' })], baseline, VIEW, 'baseline.json');
  expect(marked.map(({ suppression }) => suppression)).toEqual([
    { kind: 'external', reason: 'known in baseline.json' },
    undefined,
  ]);
});

test('of one place as many findings are known as there were', () => {
  const baseline = createBaseline([finding(), finding()], VIEW);
  expect(countOf(baseline)).toBe(2);
  const marked = markKnown([finding(), finding(), finding()], baseline, VIEW, 'baseline.json');
  expect(marked.filter(({ suppression }) => suppression !== undefined)).toHaveLength(2);
});

test('it only shrinks: what is gone goes, what is new does not come', () => {
  const before = createBaseline([finding(), finding(), finding({ path: '/spec/b' })], VIEW);
  const found = createBaseline([finding(), finding({ path: '/spec/new' })], VIEW);
  const { baseline, removed } = pruneBaseline(before, found, () => true);
  expect(baseline.findings).toEqual([{ ...KNOWN, count: 1 }]);
  expect(removed).toBe(2);
});

test('of a file that was not looked at all stays', () => {
  const before = createBaseline([finding()], VIEW);
  const { baseline, removed } = pruneBaseline(before, { findings: [] }, (file) => file !== 'batches/a.yaml');
  expect(baseline).toEqual(before);
  expect(removed).toBe(0);
});

test('what is printed is read again, and nothing else is', () => {
  const baseline = createBaseline([finding()], VIEW);
  expect(parseBaseline(printBaseline(baseline))).toEqual(baseline);
  const wrong = ['', '[]', '{}', '{"version":2,"findings":[]}', '{"version":1,"findings":[{"file":1}]}'];
  expect(wrong.map(parseBaseline)).toEqual(wrong.map(() => undefined));
});
