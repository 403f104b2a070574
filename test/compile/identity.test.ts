import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { valueAt } from '../../src/core/path.ts';
import type { ParseBatch, ParseBatchSpec } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { manifestWith } from './manifests.ts';

const BASE: Partial<ParseBatchSpec> = {
  source: { directory_id: 'dir-1' },
  parameters: { tier: 'fast', azure_openai_key: '${secret:A}' },
  webhooks: [{ url: 'https://hooks.acme.example/parse' }],
};

/** Never edited: a digest that changes pays every batch again. A new meaning is a new identity version. */
const GOLDEN: readonly {
  readonly title: string;
  readonly spec: Partial<ParseBatchSpec>;
  readonly digest: string;
  readonly correlation: string;
}[] = [
  {
    title: 'the least that a manifest can say',
    spec: {},
    digest: '80ab04fe1fdcf287fc027a6e5be7a77571b2c818469eaeade5cf27c6f0a341e7',
    correlation: '7453a1a9-212a-5a90-be9e-d20d2298e306',
  },
  {
    title: 'parameters, a secret and webhooks',
    spec: BASE,
    digest: '29c76accc86b67f46785e5034ab2f6d2f0f89c6369171355bfb398b386c43599',
    correlation: '7cd22d1b-f92a-5f1b-a9de-2913c20f864c',
  },
  {
    title: 'items, partitions, output and a rerun token',
    spec: {
      source: { item_ids: ['dfl-2', 'dfl-1'] },
      partitions: { data_source_id_partition: 'p' },
      output_s3_path_prefix: 's3://bucket/prefix/',
      rerun: '2',
      parameters: { languages: ['en', 'de'], bbox_top: 0.125, user_prompt: 'Über $${x} \u{1f600}\n' },
    },
    digest: '4c4fa7307f0e59fa04e49a89af51b76bfe8f091c02c482220b6e396bb43db9bd',
    correlation: 'f71ecf6f-12d5-5f30-bc8f-c3c8d675c8a0',
  },
  {
    title: 'local files',
    spec: { source: { files: ['b/*.pdf', 'a/*.pdf'] } },
    digest: '42d3ccdb705d4d8ddbc73e19cf020237eacb672630ebb5d0a61011640ff070cf',
    correlation: 'a6bee1b4-d37f-5813-9f5d-7481c126b434',
  },
];

describe('identity version 1', () => {
  test.each(GOLDEN)('gives the golden digest of $title', ({ spec, digest, correlation }) => {
    const batch = compileBatch(manifestWith(spec), hashText);
    expect(batch.digest).toBe(digest);
    expect(valueAt(batch.request.body, ['job_config', 'correlation_id'])).toBe(correlation);
  });

  test.each<[string, Partial<ParseBatchSpec>]>([
    ['webhooks', { webhooks: null }],
    ['the record’s webhook', { webhook_url: 'https://hooks.acme.example/all' }],
    ['tracking ids', { tracking: { correlation_id: '8f1c0000-0000-4000-8000-000000000000', user_id: 'u' } }],
    ['the project of the record', { project_id: '6f1c0000-0000-4000-8000-000000000000' }],
    ['the organization', { organization_id: '6f1c0000-0000-4000-8000-000000000000' }],
    ['staging', { source: { directory_id: 'dir-1', stage: true } }],
    ['what a change means', { source: { directory_id: 'dir-1', on_change: 'new' } }],
    ['page sizes', { source: { directory_id: 'dir-1', page_size: 7, continue_as_new_threshold: 9 } }],
    ['the priority', { parameters: { ...BASE.parameters, priority: 'low' } }],
    [
      'the legacy webhook parameter',
      { parameters: { ...BASE.parameters, webhook_url: 'https://hooks.acme.example/old' } },
    ],
    ['the name of a secret', { parameters: { ...BASE.parameters, azure_openai_key: '${secret:OTHER}' } }],
    ['a setting that is null', { parameters: { ...BASE.parameters, max_pages: null } }],
  ])('does not change with %s', (_, spec) => {
    expect(digestOf(manifestWith({ ...BASE, ...spec }))).toBe(digestOf(manifestWith(BASE)));
  });

  test.each<[string, Partial<ParseBatchSpec>]>([
    ['a parameter', { parameters: { ...BASE.parameters, tier: 'agentic' } }],
    ['an unchecked parameter', { unchecked_parameters: { knob: 1 } }],
    ['the directory', { source: { directory_id: 'dir-2' } }],
    ['the kind of source', { source: { item_ids: ['dir-1'] } }],
    ['partitions', { partitions: { file_id_partition: 'p' } }],
    ['where output goes', { output_s3_path_prefix: 's3://bucket/' }],
    ['the rerun token', { rerun: '2' }],
    ['a literal in place of a secret', { parameters: { ...BASE.parameters, azure_openai_key: 'literal' } }],
    ['the project of the parameters', { parameters: { ...BASE.parameters, project_id: 'p' } }],
  ])('changes with %s', (_, spec) => {
    expect(digestOf(manifestWith({ ...BASE, ...spec }))).not.toBe(digestOf(manifestWith(BASE)));
  });

  test('does not change with description, labels or the order of items and globs', () => {
    const items = manifestWith({ source: { item_ids: ['b', 'a'] } });
    const described: ParseBatch = {
      ...manifestWith({ source: { item_ids: ['a', 'b'] } }),
      metadata: { name: 'sample', description: 'Text', labels: { team: 'finance' } },
    };
    expect(digestOf(described)).toBe(digestOf(items));
  });

  test('changes with the name', () => {
    const other: ParseBatch = { ...manifestWith({}), metadata: { name: 'other' } };
    expect(digestOf(other)).not.toBe(digestOf(manifestWith({})));
  });
});

describe('the environment and the row of a batch', () => {
  test.each([
    [{ environment: 'prod' }, '3ee2e3d9afa0ccbc8bcf21484e9b85da11d17934a2aeca739b0f83884d94ef5d'],
    [{ row: 'region=eu,tenant=acme' }, '63217c135482133dc40f8a9cab5d3ecf4742b40298c4dc531a8396ecae0b4e4d'],
    [
      { environment: 'prod', row: 'region=eu,tenant=acme' },
      '44c925634318bf3784505c8da0d7634f967b101563e58f0e6e71eda6410ac814',
    ],
  ])('are part of its golden digest: %j', (target, digest) => {
    expect(compileBatch(manifestWith(BASE), hashText, target).digest).toBe(digest);
  });
});

describe('the digest of the content', () => {
  test('is golden', () => {
    expect(compileBatch(manifestWith(BASE), hashText).contentDigest).toBe(
      '49afe4124f6796a9ed8f2900b35b9a3ff0f8e064845d91a83dfa00182e8dbab4',
    );
  });

  test('is the same whatever name, environment and row the work has', () => {
    const { contentDigest } = compileBatch(manifestWith(BASE), hashText);
    const renamed = { ...manifestWith(BASE), metadata: { name: 'other' } };
    expect(compileBatch(renamed, hashText, { environment: 'prod', row: 'a=1' }).contentDigest).toBe(contentDigest);
  });

  test('is another for other work', () => {
    const { contentDigest } = compileBatch(manifestWith(BASE), hashText);
    expect(compileBatch(manifestWith({ ...BASE, rerun: '2' }), hashText).contentDigest).not.toBe(contentDigest);
  });
});

function digestOf(manifest: ParseBatch): string {
  return compileBatch(manifest, hashText).digest;
}
