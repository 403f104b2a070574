import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { Batch, BatchSpec } from '../../src/generated/types.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { batchText } from '../batch-text.ts';
import { NO_RULES } from '../no-rules.ts';
import { batchWith, configuredWith, LEAST, manifestWith } from './manifests.ts';

const HOOK = { webhook_url: 'https://hooks.acme.example/parse', webhook_signing_secret: '${secret:A}' };
const SAVED: BatchSpec['job'] = { type: 'parse_v2', configuration_id: 'cfg-1' };

/** Never edited: a digest that changes pays every batch again. A new meaning is a new identity version. */
const GOLDEN: readonly { readonly title: string; readonly manifest: Batch; readonly digest: string }[] = [
  {
    title: 'the least that a manifest can say',
    manifest: batchWith({}),
    digest: '291dac42396b10ec2be762159af400b80e13cdb4c575bb2d8e97b52d77b57de4',
  },
  {
    title: 'a saved configuration',
    manifest: batchWith({ job: SAVED }),
    digest: '8056e8c262ac82814fc4fed53f8c4b2f05bcfb2eb8a0577be8816c91dd6150f3',
  },
  {
    title: 'nested parameters, unchecked ones, a rerun token and local files',
    manifest: configuredWith(
      {
        page_ranges: { target_pages: '1-3' },
        agentic_options: { custom_prompt: 'Über $${x} \u{1f600}\n' },
        processing_options: { ocr_parameters: { languages: ['en', 'de'] } },
      },
      { source: { files: ['b/*.pdf', 'a/*.pdf'] }, rerun: '2', unchecked_parameters: { page_ranges: { knob: 0.125 } } },
    ),
    digest: 'd75ca71c3147d482dbb82afce4326f5bd723375608fd4556d2c88dba91f77517',
  },
];

function digestOf(manifest: Batch): string {
  return compileBatch(manifest, hashText).digest;
}

describe('identity version 1 of a v2 batch', () => {
  test.each(GOLDEN)('gives the golden digest of $title', ({ manifest, digest }) => {
    expect(digestOf(manifest)).toBe(digest);
  });

  test.each([
    [{ environment: 'prod' }, '933f0b4587eef049009be5007be417e5b4502a571d9838cf729f69fc70457352'],
    [
      { environment: 'prod', row: 'region=eu,tenant=acme' },
      '9b827142e9802d3891de7d953013e36edee88e01b6a6cc8722048f1fc55c23d4',
    ],
  ])('has %j in it', (target, digest) => {
    expect(compileBatch(batchWith({}), hashText, target).digest).toBe(digest);
  });

  test('gives a golden digest of the content, whatever name, environment and row the work has', () => {
    const renamed = { ...batchWith({}), metadata: { name: 'other' } };
    for (const { contentDigest } of [
      compileBatch(batchWith({}), hashText),
      compileBatch(renamed, hashText, { environment: 'prod', row: 'a=1' }),
    ])
      expect(contentDigest).toBe('54f43dd5185c733a5bf0be6c2d945bc179b49f16c7358725f36cde090dd5b814');
  });

  test.each<[string, Batch]>([
    ['webhooks of the batch', batchWith({ webhooks: [{ url: 'https://hooks.acme.example/' }] })],
    ['saved webhooks of the batch', batchWith({ webhook_configuration_ids: ['whc-1'] })],
    ['webhooks of each file', configuredWith({ webhook_configurations: [HOOK] })],
    ['saved webhooks of each file', configuredWith({ webhook_configuration_ids: ['whc-1'] })],
    ['the project', batchWith({ project_id: '6f1c0000-0000-4000-8000-000000000000' })],
    ['the organization', batchWith({ organization_id: '6f1c0000-0000-4000-8000-000000000000' })],
    ['staging', batchWith({ source: { directory_id: 'dir-1', stage: true } })],
    ['what a change means', batchWith({ source: { directory_id: 'dir-1', on_change: 'new' } })],
    ['a setting that is null', configuredWith({ crop_box: null })],
    ['the constant that compile writes', configuredWith({ product_type: 'parse_v2' })],
    ['a description', { ...batchWith({}), metadata: { name: 'sample', description: 'Text', labels: { a: 'b' } } }],
  ])('does not change with %s', (_, manifest) => {
    expect(digestOf(manifest)).toBe(digestOf(batchWith({})));
  });

  test.each<[string, Batch]>([
    ['a parameter', configuredWith({ disable_cache: true })],
    ['a nested parameter', configuredWith({ page_ranges: { max_pages: 1 } })],
    ['the release', configuredWith({ version: 'latest' })],
    ['an unchecked parameter', batchWith({ unchecked_parameters: { page_ranges: { knob: 1 } } })],
    ['a saved configuration', batchWith({ job: SAVED })],
    ['the directory', batchWith({ source: { directory_id: 'dir-2' } })],
    ['the kind of source', batchWith({ source: { item_ids: ['dir-1'] } })],
    ['the rerun token', batchWith({ rerun: '2' })],
    ['the name', { ...batchWith({}), metadata: { name: 'other' } }],
  ])('changes with %s', (_, manifest) => {
    expect(digestOf(manifest)).not.toBe(digestOf(batchWith({})));
  });

  test('changes with the type of the job, and with the configuration that is named', () => {
    const jobs = [
      SAVED,
      { type: 'parse_v2', configuration_id: 'cfg-2' },
      { type: 'extract_v2', configuration_id: 'cfg-1' },
    ] as const;
    expect(new Set(jobs.map((job) => digestOf(batchWith({ job })))).size).toBe(3);
  });

  test('does not change with the order of items and globs', () => {
    for (const key of ['item_ids', 'files'])
      expect(digestOf(batchWith({ source: { [key]: ['a', 'b'] } }))).toBe(
        digestOf(batchWith({ source: { [key]: ['b', 'a'] } })),
      );
  });

  test('is not that of a v1 batch', () => {
    expect(compileBatch(manifestWith({}), hashText).contentDigest).not.toBe(
      compileBatch(batchWith({}), hashText).contentDigest,
    );
  });
});

describe('the text of a v2 manifest', () => {
  const plain = batchText(
    'source: { directory_id: dir-1 }\njob:\n  type: parse_v2\n  parameters:\n    tier: fast\n    version: "2026-06-15"\n    page_ranges: { target_pages: 1-3, max_pages: 2 }',
  );
  const turned = batchText(
    '# Why\njob:\n  parameters: # more\n    page_ranges:\n      max_pages: 2\n      target_pages: "1-3"\n    version: 2026-06-15\n    tier: "fast"\n  type: parse_v2\nsource:\n  directory_id: dir-1',
  );

  test.each([
    ['comments, key order and layout', turned],
    ['line endings', plain.replaceAll('\n', '\r\n')],
  ])('gives the same bytes whatever its %s', (_, text) => {
    const [one, other] = [plain, text].map((source) => {
      const { batches, findings } = buildBatches([{ file: 'a.yaml', text: source }], { severities: NO_RULES });
      expect(findings.diagnostics).toEqual([]);
      return batches.map(({ digest, contentDigest, request, configuration }) => ({
        ...{ digest, contentDigest, request, configuration },
      }));
    });
    expect(one).toHaveLength(1);
    expect(other).toEqual(one);
  });
});

describe('the settings of a v2 batch', () => {
  const settingsOf = (manifest: Batch) => compileBatch(manifest, hashText).settings;

  test('are hashed one by one, by their places in the manifest', () => {
    const settings = settingsOf(
      configuredWith(
        {
          page_ranges: { max_pages: 1 },
          webhook_configuration_ids: ['whc-1'],
          processing_options: {
            ocr_parameters: { languages: ['en'] },
            auto_mode_configuration: [{ table_in_page: true, parsing_conf: {} }],
          },
        },
        { rerun: '2', unchecked_parameters: { page_ranges: { 'new/knob': 1 }, knob: { a: 1 } } },
      ),
    );
    expect(Object.keys(settings).sort()).toEqual([
      '/kind',
      '/spec/job/parameters/page_ranges/max_pages',
      '/spec/job/parameters/processing_options/auto_mode_configuration',
      '/spec/job/parameters/processing_options/ocr_parameters/languages',
      '/spec/job/parameters/tier',
      '/spec/job/parameters/version',
      '/spec/job/type',
      '/spec/rerun',
      '/spec/source/directory_id',
      '/spec/unchecked_parameters/knob',
      '/spec/unchecked_parameters/page_ranges/new~1knob',
    ]);
  });

  test('name the one that is another', () => {
    const [one, other] = [1, 2].map((max_pages) => settingsOf(configuredWith({ page_ranges: { max_pages } })));
    const differing = Object.keys(one ?? {}).filter((pointer) => one?.[pointer] !== other?.[pointer]);
    expect(differing).toEqual(['/spec/job/parameters/page_ranges/max_pages']);
  });

  test('differ exactly where the digest of the content does', () => {
    const variants = [
      batchWith({}),
      batchWith({ job: SAVED }),
      configuredWith({ page_ranges: {} }),
      configuredWith({ page_ranges: { max_pages: 1 } }),
      configuredWith({ processing_options: { auto_mode_configuration: [] } }),
      batchWith({ unchecked_parameters: { knob: {} } }),
      batchWith({ unchecked_parameters: { page_ranges: {} } }),
      configuredWith({ webhook_configurations: [HOOK] }),
      batchWith({ job: { type: 'parse_v2', parameters: { ...LEAST, tier: 'agentic' } } }),
    ].map((manifest) => compileBatch(manifest, hashText));
    for (const one of variants)
      for (const other of variants)
        expect(canonicalJson({ ...one.settings }) === canonicalJson({ ...other.settings })).toBe(
          one.contentDigest === other.contentDigest,
        );
  });
});
