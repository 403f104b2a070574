import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { escapeReferences } from '../../src/core/reference.ts';
import { printYaml } from '../../src/load/print-yaml.ts';
import type { CompiledBatch } from '../../src/pipeline/build/build-batches.ts';
import { buildBatches, emitBatch } from '../../src/pipeline/build/build-batches.ts';
import { importManifest } from '../../src/pipeline/rewrite/import-manifest.ts';
import { hardText } from '../arbitrary-manifest.ts';
import { describe as describeFinding } from '../findings-of.ts';
import { NO_RULES } from '../no-rules.ts';

const text = hardText.map(escapeReferences);
const reference = fc.constantFrom('${secret:HOOK_TOKEN}', 'Bearer ${secret:A1_KEY}');
const id = hardText.map((drawn) => `id${drawn.replaceAll(/\$+\{+/g, '$')}`);

const parameters = fc.record(
  {
    tier: fc.constant('agentic'),
    version: fc.constant('2026-08-19'),
    agentic_options: fc.record({ custom_prompt: text }),
    page_ranges: fc.record({ max_pages: fc.integer({ min: 1, max: 9 }) }),
    crop_box: fc.record({ top: fc.double({ min: 0, max: 1, noNaN: true }) }),
    client_name: text,
    processing_options: fc.record({
      disable_heuristics: fc.boolean(),
      ignore: fc.record({ ignore_hidden_text: fc.boolean() }),
    }),
    webhook_configurations: fc.array(
      fc.record({
        webhook_url: fc.constant('https://a.example/b'),
        webhook_headers: fc.record({ Authorization: reference }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  },
  { requiredKeys: ['tier', 'version'] },
);

const job = fc.oneof(
  parameters.map((drawn) => ({ type: 'parse_v2', parameters: drawn })),
  fc.record({ type: fc.constantFrom('parse_v2', 'extract_v2'), configuration_id: id }),
);

const spec = fc.record(
  {
    source: fc.record({ directory_id: id }),
    job,
    project_id: fc.uuid(),
    webhooks: fc.array(
      fc.record({ url: fc.constant('https://a.example/b'), signing_secret: fc.constant('${secret:SIGNING}') }),
      { minLength: 1, maxLength: 2 },
    ),
    webhook_configuration_ids: fc.array(id, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['source', 'job'] },
);

test.each(['request', 'curl', 'payload', 'job-config'] as const)(
  'import gives back of v2 batches what compiles to the same, emitted as %s',
  (emit) => {
    fc.assert(
      fc.property(spec, (drawn) => {
        const batch = compile(drawn as unknown as JsonObject);
        const { manifest = '', findings } = importManifest(
          { file: 'request', text: emitBatch(batch, emit) },
          { name: 'a' },
        );
        expect(findings.diagnostics.filter(({ severity }) => severity === 'error').map(describeFinding)).toEqual([]);
        const again = compileText(emit === 'job-config' ? withSource(manifest) : manifest);
        // A payload does not say the project, and a job nothing but what is done.
        const part = emit === 'payload' || emit === 'job-config' ? emit : 'request';
        expect(emitBatch(again, part)).toBe(emitBatch(batch, part));
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);

function compile(spec: JsonObject): CompiledBatch {
  return compileText(printYaml({ apiVersion: 'parsebatch.dev/v1', kind: 'Batch', metadata: { name: 'a' }, spec }));
}

function compileText(manifest: string): CompiledBatch {
  const { batches, findings } = buildBatches([{ file: 'a.parsebatch.yaml', text: manifest }], { severities: NO_RULES });
  expect(findings.diagnostics.filter(({ severity }) => severity === 'error').map(describeFinding)).toEqual([]);
  const [batch] = batches;
  if (batch === undefined) throw new Error('nothing was compiled');
  return batch;
}

function withSource(manifest: string): string {
  return manifest.replace('spec:\n', 'spec:\n  source: { directory_id: d }\n');
}
