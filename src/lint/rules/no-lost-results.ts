import { defineRule } from '../rule.ts';
import { webhookAddresses } from '../webhook-addresses.ts';

export const noLostResults = defineRule({
  id: 'no-lost-results',
  group: 'output',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  summary: 'Results go to a bucket, or somebody is told that they are there.',
  why: 'LlamaCloud keeps results for 48 hours. A batch that writes to no bucket and tells nobody is paid for, and lost when no one fetches it in time.',
  fix: 'Set `output_s3_path_prefix`, `webhooks` or `webhook_url`, or fetch the results: `parsebatch apply --wait`, then `parsebatch results --download`.',
  whenOff: 'Your pipeline waits for each batch and fetches its results.',
  sources: ['retention'],
  bad: [
    {
      title: 'a batch that nobody hears of',
      yaml: `
parameters:
  max_pages: 20`,
      reports: ['5:1 Results go to no bucket and nobody is told: they are kept for 48 hours.'],
    },
  ],
  good: [
    {
      title: 'results in a bucket',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices/',
    },
    {
      title: 'a receiver that is told',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
    },
  ],
  *check({ settings }) {
    if (
      settings.isSet('output_s3_path_prefix') ||
      webhookAddresses(settings).length > 0 ||
      settings.webhooks.length > 0
    )
      return;
    if (WAYS_OUT.some(settings.isMisspelt)) return;
    const message = 'Results go to no bucket and nobody is told: they are kept for 48 hours.';
    const help = 'Set `output_s3_path_prefix` or `webhooks`, or fetch the results in time.';
    yield { path: ['spec'], at: 'key', message, help };
  },
});

const WAYS_OUT = ['output_s3_path_prefix', 'webhook_configurations', 'webhook_url', '/job_config/webhook_url'];
