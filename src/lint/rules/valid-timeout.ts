import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { LONGEST_TIME_PER_PAGE, LONGEST_TIMEOUT } from '../../catalogue/timeouts.ts';
import { defineRule } from '../rule.ts';

export const validTimeout = defineRule({
  id: 'valid-timeout',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'Timeouts are seconds that the service can keep.',
  why: `A timeout is in seconds; milliseconds make hours of a job that hangs. The service lets each page add ${LONGEST_TIME_PER_PAGE.value} seconds at most. For the timeout itself the pages of the vendor disagree: the schema of the v2 API allows ${LONGEST_TIMEOUT.value} seconds, and only what is beyond them is reported. That it has to be 120 at least is part of the schema here.`,
  fix: `Write up to ${LONGEST_TIMEOUT.value} seconds for a job and up to ${LONGEST_TIME_PER_PAGE.value} for each page.`,
  sources: ['job-parameters', 'limitations', 'openapi'],
  bad: [
    {
      title: 'milliseconds',
      yaml: `
parameters:
  job_timeout_in_seconds: 1800000`,
      reports: ['9:29 `job_timeout_in_seconds: 1800000` is longer than 7200 seconds.'],
    },
    {
      title: 'ten minutes for each page',
      yaml: `
parameters:
  job_timeout_in_seconds: 1800
  job_timeout_extra_time_per_page_in_seconds: 600`,
      reports: ['10:49 `job_timeout_extra_time_per_page_in_seconds: 600` is longer than 300 seconds.'],
    },
    {
      title: 'time that is taken away',
      yaml: `
parameters:
  job_timeout_in_seconds: 1800
  job_timeout_extra_time_per_page_in_seconds: -5`,
      reports: ['10:49 `job_timeout_extra_time_per_page_in_seconds: -5` is negative.'],
    },
  ],
  good: [
    {
      title: 'an hour, and more for long documents',
      yaml: `
parameters:
  job_timeout_in_seconds: 3600
  job_timeout_extra_time_per_page_in_seconds: 10`,
    },
  ],
  *check({ settings }) {
    for (const [name, longest] of LONGEST) {
      const { value, path } = settings.find(name);
      if (typeof value !== 'number') continue;
      if (value > longest) {
        const message = `\`${name}: ${value}\` is longer than ${longest} seconds.`;
        yield { path, at: 'value', message, help: helpFor(name, value, longest) };
      }
      if (value < 0 && name === PER_PAGE) {
        const help = 'Write how many seconds each page adds.';
        yield { path, at: 'value', message: `\`${name}: ${value}\` is negative.`, help };
      }
    }
  },
});

const PER_PAGE = 'job_timeout_extra_time_per_page_in_seconds';

const LONGEST = [
  ['job_timeout_in_seconds', LONGEST_TIMEOUT.value],
  [PER_PAGE, LONGEST_TIME_PER_PAGE.value],
] as const;

function helpFor(name: string, value: number, longest: number): string {
  const seconds = value / 1000;
  const shortest = parameterNamed(name)?.range?.value.minimum ?? 0;
  const isLikelyMilliseconds = Number.isInteger(seconds) && seconds >= shortest && seconds <= longest;
  return isLikelyMilliseconds ? `Write seconds: \`${seconds}\`.` : `Write at most ${longest}.`;
}
