import { defineRule } from '../rule.ts';

export const requireS3Region = defineRule({
  id: 'require-s3-region',
  group: 'output',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A bucket is named with its region.',
  why: 'Whether the region may be left out is not documented, nor which one is taken then: LlamaCloud itself runs in us-east-1 and in eu-central-1. A request to the wrong region fails when the results are written, which is after they are paid for.',
  fix: 'Add `output_s3_region` with the region of the bucket.',
  whenOff: 'You have seen that results arrive without it.',
  sources: ['client', 'openapi'],
  bad: [
    {
      title: 'a bucket without its region',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices/',
      reports: ['8:3 `output_s3_path_prefix` stands without the region of its bucket.'],
    },
  ],
  good: [
    {
      title: 'a bucket with its region',
      yaml: `
output_s3_path_prefix: s3://acme-parsed/invoices/
output_s3_region: eu-central-1`,
    },
  ],
  *check({ settings }) {
    if (!settings.isSet('output_s3_path_prefix') || settings.isSet('output_s3_region')) return;
    if (settings.isMisspelt('output_s3_region')) return;
    const { path } = settings.find('output_s3_path_prefix');
    const message = '`output_s3_path_prefix` stands without the region of its bucket.';
    yield { path, at: 'key', message, help: 'Add `output_s3_region`.' };
  },
});
