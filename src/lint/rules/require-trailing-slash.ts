import { rewriteSource } from '../rewrite-source.ts';
import { defineRule } from '../rule.ts';
import { readS3Prefix } from '../s3-prefix.ts';

export const requireTrailingSlash = defineRule({
  id: 'require-trailing-slash',
  group: 'output',
  severity: 'off',
  since: '2026-11',
  scope: 'manifest',
  summary: '`output_s3_path_prefix` ends with a slash.',
  why: 'It is called a prefix, and whether a slash is put between it and the names of the results is not documented. With one at its end the results lie below it in either case; without it they may lie beside it: `invoicesreport.md`.',
  fix: 'End the prefix with `/`. The digest changes: a new run.',
  whenOff: 'It is off unless a project asks for it: you have seen where results arrive.',
  sources: ['openapi'],
  isFixable: true,
  bad: [
    {
      title: 'a prefix without a slash',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices',
      reports: ['8:26 `output_s3_path_prefix` does not end with a slash.'],
    },
    {
      title: 'in quotes',
      yaml: 'output_s3_path_prefix: "s3://acme-parsed/invoices"',
      reports: ['8:26 `output_s3_path_prefix` does not end with a slash.'],
    },
  ],
  good: [
    {
      title: 'a prefix with a slash',
      yaml: 'output_s3_path_prefix: s3://acme-parsed/invoices/',
    },
    {
      title: 'a whole bucket',
      yaml: 'output_s3_path_prefix: s3://acme-parsed',
    },
  ],
  *check({ document, settings }) {
    const { value, path } = settings.find('output_s3_path_prefix');
    const prefix = typeof value === 'string' ? readS3Prefix(value) : undefined;
    if (prefix === undefined || prefix.key === '' || prefix.key.endsWith('/')) return;
    const message = '`output_s3_path_prefix` does not end with a slash.';
    const isOnOneLine = document.sourceOf(path)?.includes('\n') === false;
    const fix = { title: 'End the prefix with a slash', rewrite: withSlash };
    const fixes = isOnOneLine ? rewriteSource(document, path, fix) : [];
    yield { path, at: 'value', message, help: 'Add `/` at its end.', fixes };
  },
});

/** Before the quote that ends the scalar, where it has one. */
function withSlash(source: string): string {
  return source.replace(/(["']?)$/, '/$1');
}
