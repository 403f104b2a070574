import { credentialInAddress } from '../address-credentials.ts';
import { defineRule } from '../rule.ts';
import { problemOfPrefix } from '../s3-prefix.ts';

export const validS3Prefix = defineRule({
  id: 'valid-s3-prefix',
  group: 'output',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  summary: '`output_s3_path_prefix` names a bucket that can exist and a prefix that is meant.',
  why: 'Results are written when the pages have been paid for. A bucket with a name that S3 does not give, or a key that is too long, cannot be written to: these are errors. An empty segment, `..` or a query are taken literally, or cut off, and the results lie where nobody looks: these are warnings, as are names that only buckets from before 2018 have. That it has to begin with `s3://` is said by the schema. Whether LlamaIndex may write to the bucket cannot be seen from here.',
  fix: 'Write `s3://BUCKET/PREFIX/`, with the name of the bucket and not its ARN or its web address.',
  sources: ['openapi', 's3-buckets', 's3-keys'],
  bad: [
    {
      title: 'a name that no bucket has',
      yaml: 'output_s3_path_prefix: s3://-acme/invoices/',
      reports: ['8:26 The bucket `-acme` begins or ends with a sign, or has two dots together: no bucket does.'],
    },
    {
      title: 'a name as buckets had until 2018',
      yaml: 'output_s3_path_prefix: s3://Acme_Parsed/invoices/',
      reports: ['8:26 The bucket `Acme_Parsed` has a capital or an underscore, as none made since 2018 has.'],
    },
    {
      title: 'an empty segment',
      yaml: 'output_s3_path_prefix: s3://acme-parsed//invoices/',
      reports: ['8:26 The prefix has an empty segment: to S3 `a//b` and `a/b` are two places.'],
    },
    {
      title: 'a query',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices/?region=eu-central-1',
      reports: ['8:26 The prefix has a query, which a place in a bucket has not.'],
    },
  ],
  good: [
    {
      title: 'a bucket and a prefix',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices/2026-q3/',
    },
    {
      title: 'a whole bucket',
      yaml: 'output_s3_path_prefix: s3://acme.parsed',
    },
  ],
  *check({ settings }) {
    const { value, path } = settings.find('output_s3_path_prefix');
    // A credential in it is a leak first of all.
    if (typeof value !== 'string' || credentialInAddress(value) !== undefined) return;
    const problem = problemOfPrefix(value);
    if (problem !== undefined) yield { path, at: 'value', ...problem };
  },
});
