import { expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { tracePayload } from '../../src/compile/trace-payload.ts';
import { formatPointer } from '../../src/core/path.ts';
import type { Batch } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { batchWith, configuredWith } from './manifests.ts';

/** The trace of a payload: `pointer < place in the manifest`, or `pointer = default`. */
function traceOf(manifest: Batch): string[] {
  return tracePayload(compileBatch(manifest, hashText), manifest).map(({ pointer, source }) =>
    source.kind === 'default' ? `${pointer} = ${source.name}` : `${pointer} < ${formatPointer(source.path)}`,
  );
}

test('names what compile adds, and what asks for what apply makes', () => {
  expect(traceOf(batchWith({ source: { files: ['*.pdf'] } }))).toEqual([
    '/batch/config/job/configuration_id < /spec/job/parameters',
    '/batch/config/job/type < /spec/job/type',
    '/batch/source_directory_id < /spec/source/files',
    '/configuration/name = digest',
    '/configuration/parameters/product_type = product_type',
    '/configuration/parameters/tier < /spec/job/parameters/tier',
    '/configuration/parameters/version < /spec/job/parameters/version',
  ]);
});

test.each<[string, Batch['spec']['source']]>([
  ['/spec/source/directory_id', { directory_id: 'dir-1' }],
  ['/spec/source/stage', { directory_id: 'dir-1', stage: true }],
  ['/spec/source/item_ids', { item_ids: ['dfl-1'] }],
])('leads from the directory to %s', (place, source) => {
  expect(traceOf(batchWith({ source }))).toContain(`/batch/source_directory_id < ${place}`);
});

test('leads to the place that states a setting, checked or not, at any depth', () => {
  const trace = traceOf(
    configuredWith(
      {
        output_options: { markdown: { tables: { merge_continued_tables: true } } },
        processing_options: { auto_mode_configuration: [{ table_in_page: true, parsing_conf: {} }] },
        webhook_configurations: [{ webhook_url: 'https://a.example/', webhook_headers: { A: 'b' } }],
      },
      {
        unchecked_parameters: { output_options: { markdown: { tables: { knob: [1, { a: 2 }] } } } },
        webhooks: [{ url: 'https://a.example/' }, { url: 'https://b.example/', headers: { A: 'b' }, events: [] }],
        webhook_configuration_ids: ['whc-1'],
      },
    ),
  );
  expect(trace).toEqual(
    expect.arrayContaining([
      '/configuration/parameters/output_options/markdown/tables/merge_continued_tables < /spec/job/parameters/output_options/markdown/tables/merge_continued_tables',
      '/configuration/parameters/output_options/markdown/tables/knob/0 < /spec/unchecked_parameters/output_options/markdown/tables/knob/0',
      '/configuration/parameters/output_options/markdown/tables/knob/1/a < /spec/unchecked_parameters/output_options/markdown/tables/knob/1/a',
      '/configuration/parameters/processing_options/auto_mode_configuration/0/table_in_page < /spec/job/parameters/processing_options/auto_mode_configuration/0/table_in_page',
      '/configuration/parameters/processing_options/auto_mode_configuration/0/parsing_conf < /spec/job/parameters/processing_options/auto_mode_configuration/0/parsing_conf',
      '/configuration/parameters/webhook_configurations/0/webhook_headers/A < /spec/job/parameters/webhook_configurations/0/webhook_headers/A',
      '/batch/webhook_configurations/0/webhook_url < /spec/webhooks/0/url',
      '/batch/webhook_configurations/1/webhook_headers/A < /spec/webhooks/1/headers/A',
      '/batch/webhook_configurations/1/webhook_events < /spec/webhooks/1/events',
      '/batch/webhook_configuration_ids/0 < /spec/webhook_configuration_ids/0',
    ]),
  );
});

test('leads to a configuration that is named', () => {
  expect(traceOf(batchWith({ job: { type: 'parse_v2', configuration_id: 'cfg-1' } }))).toEqual([
    '/batch/config/job/configuration_id < /spec/job/configuration_id',
    '/batch/config/job/type < /spec/job/type',
    '/batch/source_directory_id < /spec/source/directory_id',
  ]);
});
