import { expect, test } from 'vitest';
import { PARAMETERS } from '../../src/catalogue/parse-v1/index.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { manifestText } from '../findings-of.ts';

const VALUES = [
  'null',
  '3',
  'true',
  '""',
  'a',
  '[]',
  '{}',
  '[null]',
  '[[a]]',
  '[3, a, {}]',
  '{ a: null }',
  '{ b: [a] }',
];

const SETTINGS = [
  'webhooks',
  'webhook_url',
  'output_s3_path_prefix',
  'output_s3_region',
  'partitions',
  'parameters',
  'source',
  'project_id',
  'environments',
  'tracking',
  'unchecked_parameters',
];

const FIELDS = ['url', 'events', 'output_format', 'headers', 'signing_secret', 'webhook_url'];

const NAMES = Object.keys(PARAMETERS);

const POLICY =
  'policy: { allowed_buckets: [a], allowed_webhook_hosts: [a], allowed_modes: [a], allowed_projects: [], max_credits_per_page: 1 }';

test.each(VALUES)('no rule falls over a setting that is %s', (value) => {
  const specs = [
    ...SETTINGS.map((name) => `${name}: ${value}`),
    ...FIELDS.map(
      (name) =>
        `webhooks: [{ ${name}: ${value} }, { ${name === 'url' ? '' : 'url: "https://a.example", '}${name}: ${value} }]`,
    ),
    ...NAMES.map((name) => `parameters: { ${name}: ${value} }`),
  ];
  const severities = new Map(RULES.map(({ id }) => [id, 'warning'] as const));
  for (const spec of specs) {
    const text = manifestText(`${spec.startsWith('source') ? '' : 'source: { directory_id: dir-1 }\n'}${spec}`);
    const project = {
      file: 'parsebatch.config.yaml',
      text: `apiVersion: parsebatch.dev/v1\nkind: Project\n${POLICY}\n`,
    };
    const { findings } = lintManifests([{ file: 'a.parsebatch.yaml', text }], { severities, project });
    expect(findings.diagnostics.filter(({ code }) => code.startsWith('yaml/'))).toEqual([]);
  }
});
