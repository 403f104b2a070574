import { expect, test } from 'vitest';
import { lintSpec } from './lint-lines.ts';

test.each([
  ['job_timeout_in_seconds', 1_800_000, 'Write seconds: `1800`.'],
  ['job_timeout_in_seconds', 120_000, 'Write seconds: `120`.'],
  ['job_timeout_in_seconds', 9000, 'Write at most 7200.'],
  ['job_timeout_in_seconds', 119_000, 'Write at most 7200.'],
  ['job_timeout_extra_time_per_page_in_seconds', 5000, 'Write seconds: `5`.'],
  ['job_timeout_extra_time_per_page_in_seconds', 301, 'Write at most 300.'],
])('a %s of %i is told what the service takes', (name, seconds, help) => {
  const companion = name === 'job_timeout_in_seconds' ? '' : 'job_timeout_in_seconds: 600, ';
  const found = lintSpec(`parameters: { ${companion}${name}: ${seconds} }`).filter(
    ({ code }) => code === 'valid-timeout',
  );
  expect(found.map((finding) => finding.help)).toEqual([help]);
});
