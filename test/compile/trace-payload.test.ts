import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { tracePayload } from '../../src/compile/trace-payload.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { formatPointer, parsePointer, valueAt } from '../../src/core/path.ts';
import type { ParseBatchSpec } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { manifestWith } from './manifests.ts';

/** The trace of a body: `pointer < place in the manifest`, or `pointer = default`. */
function traceOf(spec: Partial<ParseBatchSpec>): string[] {
  const manifest = manifestWith(spec);
  return tracePayload(compileBatch(manifest, hashText), manifest).map(({ pointer, source }) =>
    source.kind === 'default' ? `${pointer} = ${source.name}` : `${pointer} < ${formatPointer(source.path)}`,
  );
}

const ADDED = [
  '/job_config/correlation_id = digest',
  '/job_config/job_name = job_name',
  '/job_config/parameters/type = type',
];

describe('the trace of a body', () => {
  test('names what compile adds', () => {
    expect(traceOf({}).sort()).toEqual(['/directory_id < /spec/source/directory_id', ...ADDED]);
  });

  test('leads to the place that states a setting, in whichever spelling', () => {
    const HOOK = { webhook_url: 'https://hooks.acme.example/', webhook_headers: { A: 'b' } };
    const api = traceOf({ parameters: { webhook_configurations: [HOOK], output_s3_region: 'eu-central-1' } });
    expect(api).toContain(
      '/job_config/parameters/webhook_configurations/0/webhook_headers/A < /spec/parameters/webhook_configurations/0/webhook_headers/A',
    );
    expect(api).toContain('/job_config/parameters/output_s3_region < /spec/parameters/output_s3_region');
    const own = traceOf({
      webhooks: [{ url: 'https://a.example/' }, { url: 'https://b.example/', headers: { A: 'b' }, events: [] }],
      output_s3_region: 'eu-central-1',
      unchecked_parameters: { knob: { deep: [1, {}] } },
      project_id: '6f1c0000-0000-4000-8000-000000000000',
      tracking: { correlation_id: '8f1c0000-0000-4000-8000-000000000000' },
      partitions: { file_id_partition: 'p' },
    });
    expect(own).toEqual(
      expect.arrayContaining([
        '/job_config/parameters/webhook_configurations/1/webhook_url < /spec/webhooks/1/url',
        '/job_config/parameters/webhook_configurations/1/webhook_headers/A < /spec/webhooks/1/headers/A',
        '/job_config/parameters/webhook_configurations/1/webhook_events < /spec/webhooks/1/events',
        '/job_config/parameters/output_s3_region < /spec/output_s3_region',
        '/job_config/parameters/knob/deep/0 < /spec/unchecked_parameters/knob/deep/0',
        '/job_config/parameters/knob/deep/1 < /spec/unchecked_parameters/knob/deep/1',
        '/job_config/project_id < /spec/project_id',
        '/job_config/correlation_id < /spec/tracking/correlation_id',
        '/job_config/partitions/file_id_partition < /spec/partitions/file_id_partition',
      ]),
    );
  });

  test('leads from the directory that apply makes to what asks for it', () => {
    expect(traceOf({ source: { files: ['*.pdf'] } })).toContain('/directory_id < /spec/source/files');
    const staged = traceOf({ source: { item_ids: ['dfl-1'], stage: true } });
    expect(staged).toContain('/directory_id < /spec/source/stage');
  });

  test('leads to the same value, wherever the value is sent as it is written', () => {
    const manifest = manifestWith({
      parameters: { languages: ['en', 'de'], bbox_top: 0.1, custom_metadata: { a: [] } },
    });
    const batch = compileBatch(manifest, hashText);
    const same = tracePayload(batch, manifest).filter(({ source }) => source.kind === 'manifest');
    expect(same).toHaveLength(5);
    for (const { pointer, source } of same) {
      const path = source.kind === 'manifest' ? source.path : [];
      const sent = valueAt(batch.request.body, parsePointer(pointer));
      expect(sent).toEqual(valueAt(manifest as unknown as JsonValue, path));
    }
  });
});
