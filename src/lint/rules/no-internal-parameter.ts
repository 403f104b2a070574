import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { defineRule } from '../rule.ts';

export const noInternalParameter = defineRule({
  id: 'no-internal-parameter',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A batch sets nothing that the platform sets for itself.',
  why: 'The schema of the batch has a few parameters that no page describes and that the platform fills in: the bucket that it works in, a limit that it enforces, the index that a job feeds. They come into manifests with payloads that were copied from an answer, and what they do there is not documented.',
  fix: 'Remove the parameter. For results in a bucket of your own there is `output_s3_path_prefix`, for a limit `max_pages`, for pictures of pages `images_to_save: [screenshot]`.',
  sources: ['openapi'],
  bad: [
    {
      title: 'what a copied payload brings',
      yaml: `
parameters:
  max_pages_enforced: 100
  outputBucket: platform-results`,
      reports: [
        '9:5 `max_pages_enforced` is set by the platform, for itself.',
        '10:5 `outputBucket` is set by the platform, for itself.',
      ],
    },
    {
      title: 'the pipeline of an index',
      yaml: `
parameters:
  pipeline_id: 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed
  internal_is_screenshot_job: true`,
      reports: [
        '9:5 `pipeline_id` is set by the platform, for itself.',
        '10:5 `internal_is_screenshot_job` is set by the platform, for itself.',
      ],
    },
  ],
  good: [
    {
      title: 'the settings that are there for users',
      yaml: `
parameters:
  type: parse
  max_pages: 100
  images_to_save: [screenshot]`,
    },
    {
      title: 'parameters that are not set',
      yaml: `
parameters:
  internal_is_screenshot_job: false
  pipeline_id: null`,
    },
  ],
  *check({ settings }) {
    for (const name of settings.names) {
      const entry = parameterNamed(name);
      if (entry?.internal === undefined) continue;
      const message = `\`${name}\` is set by the platform, for itself.`;
      const help = entry.note === undefined ? 'Remove it.' : `Remove it. ${entry.note}`;
      yield { path: settings.find(name).path, at: 'key', message, help };
    }
  },
});
