import { CACHE_HOURS } from '../../catalogue/prices.ts';
import { defineRule } from '../rule.ts';
import { showSetting } from '../show-setting.ts';

export const noForcedReparse = defineRule({
  id: 'no-forced-reparse',
  group: 'money',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: '`invalidate_cache`, in v2 `disable_cache`, does not stay in a manifest.',
  why: `A file that was parsed with the same settings within the last ${CACHE_HOURS.value} hours costs nothing. With \`invalidate_cache\` the result is thrown away and its pages are billed again, for each file of the batch and each time that it runs. It is meant for one run and easily left behind. \`do_not_cache\` is another matter: whoever wants no result kept has a reason, and it is left alone. The one setting of v2, \`disable_cache\`, does both.`,
  fix: 'Remove it when the run that needed it is done.',
  whenOff: 'Switch it off in a project of reruns.',
  sources: ['retention', 'client'],
  bad: [
    {
      title: 'a result that is thrown away on each run',
      yaml: `
parameters:
  invalidate_cache: true`,
      reports: ['9:23 `invalidate_cache: true` has every page billed again, where the cache would cost nothing.'],
    },
    {
      title: 'the same in a v2 batch',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    disable_cache: true`,
      reports: ['13:22 `disable_cache: true` has every page billed again, where the cache would cost nothing.'],
    },
  ],
  good: [
    {
      title: 'no result kept',
      yaml: `
parameters:
  do_not_cache: true`,
    },
    {
      title: 'the cache left alone',
      yaml: `
parameters:
  invalidate_cache: false`,
    },
  ],
  *check({ settings }) {
    const name = settings.isOfV2 ? '/disable_cache' : 'invalidate_cache';
    const { value, path } = settings.find(name);
    if (value !== true) return;
    const message = `${showSetting(name, value)} has every page billed again, where the cache would cost nothing.`;
    yield { path, at: 'value', message, help: 'Remove it once the results that it was set for are there.' };
  },
});
