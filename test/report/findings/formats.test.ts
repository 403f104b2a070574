import { expect, it } from 'vitest';
import { FINDINGS_FORMATS } from '../../../src/report/findings/index.ts';
import { contextWith, finding, findingsIn } from '../sample-findings.ts';

it('has formats with names of their own, text first', () => {
  const names = FINDINGS_FORMATS.map(({ name }) => name);
  expect(names[0]).toBe('text');
  expect(new Set(names).size).toBe(names.length);
});

it.each(FINDINGS_FORMATS)('ends a report as $name with one line feed', ({ format }) => {
  const findings = findingsIn('', finding({ origin: { kind: 'flag', name: '--set a' } }));
  expect(format(findings, contextWith())).toMatch(/[^\n]\n$/);
});
