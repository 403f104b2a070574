import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readsMadeDirectory } from '../../src/compile/holes.ts';
import { convertRequest } from '../../src/convert/convert-request.ts';
import { readInput } from '../../src/convert/read/read-input.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { CompiledBatch, Emit } from '../../src/pipeline/build/build-batches.ts';
import { buildBatches, emitBatch } from '../../src/pipeline/build/build-batches.ts';
import { importManifest } from '../../src/pipeline/rewrite/import-manifest.ts';
import { manifestArbitrary, printManifest } from '../arbitrary-manifest.ts';
import { describe as describeFinding } from '../findings-of.ts';
import { NO_RULES } from '../no-rules.ts';

const ROOT = join(import.meta.dirname, '../../examples');
/** Not the projects: the environment of a batch is part of its digest, and no request states it. */
const EXAMPLES = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && !existsSync(join(ROOT, entry.name, 'parsebatch.config.yaml')) ? [entry.name] : [],
);

describe('import', () => {
  test('gives back of 1,000 manifests what compiles to the same bytes', () => {
    fc.assert(
      fc.property(manifestArbitrary, (manifest) => {
        const batch = compile(printManifest(manifest));
        const text = emitBatch(batch, 'request');
        const { manifest: imported = '', findings } = importManifest({ file: 'request', text }, { name: batch.name });
        expect(errorsOf(findings)).toEqual([]);
        expect(bytesOf(compile(imported))).toBe(bytesOf(batch));
      }),
      { numRuns: 1000 },
    );
  }, 120_000);

  test('gives the same manifest of 1,000 batches, less what a part of a request does not say, however emitted', () => {
    fc.assert(
      fc.property(manifestArbitrary, (manifest) => {
        const batch = compile(printManifest(manifest));
        const { spec, ...rest } = manifestFrom(batch, 'request') as { spec: JsonObject };
        expect(manifestFrom(batch, 'curl')).toEqual({ ...rest, spec });
        const { organization_id: _organization, ...withoutQuery } = spec;
        expect(manifestFrom(batch, 'payload')).toEqual({ ...rest, spec: withoutQuery });
        const { source: _source, ...record } = withoutQuery;
        const isEmpty = Object.keys(record).length === 0;
        expect(manifestFrom(batch, 'job-config')).toEqual({ ...rest, spec: isEmpty ? { parameters: {} } : record });
      }),
      { numRuns: 1000 },
    );
  }, 120_000);

  test.each(EXAMPLES)('gives back of the example %s what compiles to the same bytes', (name) => {
    const text = readFileSync(join(ROOT, name, `${name}.parsebatch.yaml`), 'utf8');
    const { batches } = buildBatches([{ file: name, text }], { severities: NO_RULES });
    expect(batches.length).toBeGreaterThan(0);
    for (const batch of batches) {
      const request = emitBatch(batch, 'request');
      const { manifest = '', findings } = importManifest({ file: 'request', text: request }, { name: batch.name });
      expect(errorsOf(findings)).toEqual([]);
      // Local files have no directory before the batch is applied: the source is added as the notice says.
      const source = readsMadeDirectory(batch.request) ? '  source: { directory_id: "$DIRECTORY" }\n' : '';
      const [imported] = buildBatches([{ file: name, text: manifest.replace('spec:\n', `spec:\n${source}`) }], {
        severities: NO_RULES,
      }).batches;
      const expected = bytesOf(batch)
        .replace('${apply:directory_id}', '$DIRECTORY')
        .replace(/"\/(?:source_)?directory_id",?(?=[^[]*\])/, '');
      expect(imported && bytesOf(imported)).toBe(expected);
    }
  });
});

function compile(text: string): CompiledBatch {
  const { batches, findings } = buildBatches([{ file: 'a.parsebatch.yaml', text }], { severities: NO_RULES });
  expect(errorsOf(findings)).toEqual([]);
  const [batch] = batches;
  if (batch === undefined) throw new Error('nothing was compiled');
  return batch;
}

function errorsOf({ diagnostics }: ReturnType<typeof importManifest>['findings']): string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(describeFinding);
}

function manifestFrom(batch: CompiledBatch, emit: Emit): JsonObject {
  const { value: input, diagnostics } = readInput({ file: 'request', text: emitBatch(batch, emit) });
  expect(diagnostics.map(describeFinding)).toEqual([]);
  const converted = input && convertRequest(input, batch.name);
  expect(converted?.diagnostics.map(describeFinding)).toEqual([]);
  return converted?.value?.manifest ?? {};
}

/** All that is sent, but what follows from the digest: the source is another one where it was added by hand. */
function bytesOf(batch: CompiledBatch): string {
  const { name, configuration, request } = batch;
  const { body, ...rest } = request;
  const record = body['job_config'];
  const isClassify = batch.kind === 'ClassifyBatch';
  const own = isJsonObject(record) ? { job_config: withoutOwn(record, isClassify) } : {};
  return canonicalJson({ name, configuration, ...rest, body: { ...body, ...own } } as unknown as JsonObject);
}

function withoutOwn({ correlation_id: _correlation, id, ...record }: JsonObject, isClassify: boolean): JsonObject {
  return isClassify || id === undefined ? record : { ...record, id };
}
