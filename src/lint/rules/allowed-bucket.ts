import { allowedList } from '../policy.ts';
import { defineRule } from '../rule.ts';
import { readS3Prefix } from '../s3-prefix.ts';

export const allowedBucket = defineRule({
  id: 'allowed-bucket',
  group: 'policy',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  control: 'fixed',
  summary: 'Results go only to the buckets that the project file allows.',
  why: 'Whoever may change a manifest could otherwise send what is parsed to a bucket of their own. `policy.allowed_buckets` lists names as they stand behind `s3://`, each compared as a whole. A batch that writes to no bucket is let through; an empty list allows no bucket at all. `outputBucket`, by which the platform names a bucket of its own, is held to the list as well.',
  fix: 'Write to a bucket of the list, or have the list changed by whoever answers for it.',
  bad: [
    {
      title: 'another bucket',
      yaml: 'output_s3_path_prefix: s3://elsewhere/invoices/',
      project: 'policy: { allowed_buckets: [acme-parsed] }',
      reports: ['8:26 The policy does not allow the bucket `elsewhere`.'],
    },
    {
      title: 'a name that only begins like the one of the list',
      yaml: 'output_s3_path_prefix: s3://acme-parsed-copy/invoices/',
      project: 'policy: { allowed_buckets: [acme-parsed] }',
      reports: ['8:26 The policy does not allow the bucket `acme-parsed-copy`.'],
    },
  ],
  good: [
    {
      title: 'a bucket of the list',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices/',
      project: 'policy: { allowed_buckets: [acme-parsed] }',
    },
    {
      title: 'no bucket',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
      project: 'policy: { allowed_buckets: [] }',
    },
  ],
  *check({ settings, project }) {
    const allowed = allowedList(project, 'allowed_buckets');
    if (allowed === undefined) return;
    const { values, help, related } = allowed;
    for (const name of ['output_s3_path_prefix', 'outputBucket']) {
      const text = settings.text(name) ?? '';
      if (text === '') continue;
      const bucket = name === 'outputBucket' ? text : readS3Prefix(text)?.bucket;
      if (bucket !== undefined && values.includes(bucket)) continue;
      const message =
        bucket === undefined || !/^[\w.-]+$/.test(bucket)
          ? `The policy cannot tell which bucket \`${name}\` names.`
          : `The policy does not allow the bucket \`${bucket}\`.`;
      yield { path: settings.find(name).path, at: 'value', message, help, related };
    }
  },
});
