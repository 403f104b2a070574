import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { formatFindingsAsText } from '../../../src/report/findings/text.ts';
import { variedFindings } from '../varied-findings.ts';

interface Pattern {
  readonly regexp: string;
  readonly [field: string]: number | string;
}

const file = new URL('../../../.github/problem-matcher.json', import.meta.url);
const { problemMatcher } = JSON.parse(readFileSync(file, 'utf8'));
const patterns: readonly Pattern[] = problemMatcher[0].pattern;

/** What a runner makes of lines, without their colours: each pattern has to match the line after that of the one before. */
function matchesIn(lines: readonly string[]): Record<string, string>[] {
  return lines.flatMap((_, start) => {
    const matches = patterns.map(({ regexp, ...fields }, index) => {
      const found = new RegExp(regexp).exec(stripVTControlCharacters(lines[start + index] ?? ''));
      return found && Object.entries(fields).map(([field, group]) => [field, found[Number(group)] ?? '']);
    });
    return matches.every((match) => match !== null)
      ? [Object.fromEntries(matches.flatMap((match) => match ?? []))]
      : [];
  });
}

test.each([false, true])(
  'the problem matcher reads errors and warnings out of the text report; colours: %s',
  (color) => {
    expect(matchesIn(formatFindingsAsText(variedFindings(), { color }).split('\n'))).toEqual([
      {
        file: 'x.yaml',
        line: '5',
        column: '3',
        severity: 'error',
        code: 'schema/unknown-key',
        message: '`teir` is not a setting.',
      },
      { file: 'x.yaml', line: '6', column: '9', severity: 'warning', code: 'schema/type', message: 'A message.' },
    ]);
  },
);

test('the problem matcher has the fields that a runner knows', () => {
  expect(problemMatcher).toHaveLength(1);
  expect(problemMatcher[0].owner).toBe('parsebatch');
  const known = ['regexp', 'file', 'line', 'column', 'severity', 'code', 'message', 'fromPath', 'loop'];
  expect(patterns.flatMap((pattern) => Object.keys(pattern)).filter((field) => !known.includes(field))).toEqual([]);
});
