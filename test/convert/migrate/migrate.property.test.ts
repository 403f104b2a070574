import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parameterNamed } from '../../../src/catalogue/parse-v1/index.ts';
import { APPLY_DIRECTORY } from '../../../src/compile/holes.ts';
import { payloadOf } from '../../../src/compile/payload.ts';
import { placeInSpec, takesValue } from '../../../src/convert/migrate/takes-value.ts';
import { hasErrors } from '../../../src/core/diagnostic.ts';
import type { JsonObject, JsonValue } from '../../../src/core/json.ts';
import { isJsonObject } from '../../../src/core/json.ts';
import { formatPointer, parsePointer, valueAt } from '../../../src/core/path.ts';
import { loadDocuments } from '../../../src/load/load-documents.ts';
import { buildBatches } from '../../../src/pipeline/build/build-batches.ts';
import { checkManifests } from '../../../src/pipeline/check/check-manifests.ts';
import { manifestArbitrary, printManifest } from '../../arbitrary-manifest.ts';
import { commented } from '../../edit/commented-manifest.ts';
import { NO_RULES } from '../../no-rules.ts';
import { expectValid, migrateText } from './migrate-text.ts';

/** What a place of v2 holds, read from the catalogue's words by other means. */
const MEANINGS: Readonly<Record<string, (value: JsonValue, named: JsonValue | undefined) => JsonValue | undefined>> = {
  constant: (_, named) => named,
  'value-if-true': (_, named) => named,
  inverted: (value) => value === false,
  'only-item': (value) => [value],
};

test('any manifest migrates to one that validates, every setting in its place or in the report', () => {
  fc.assert(
    fc.property(manifestArbitrary, (manifest) => {
      const migrated = migrateText(printManifest(manifest));
      expectValid(migrated);
      const parameters = manifest.spec.parameters ?? {};
      const twin = JSON.stringify(parameters);
      for (const [name, value] of Object.entries(parameters)) {
        const line = migrated.lines.find((one) => one.split(' ')[1] === `/spec/parameters/${name}`);
        expect(line, `${name} of ${twin}`).toBeDefined();
        const v2 = parameterNamed(name)?.v2;
        if (line?.startsWith('moved') && v2 && 'pointer' in v2) {
          expect(migrated.at('spec', ...placeInSpec(v2.pointer).map(String))).toEqual(value);
        }
        if (value !== null && line?.startsWith('converted') && v2 && 'pointer' in v2 && MEANINGS[v2.transform]) {
          const written = migrated.at('spec', ...placeInSpec(v2.pointer).map(String));
          expect(written).toEqual(MEANINGS[v2.transform]?.(value as JsonValue, v2.value));
        }
      }
    }),
    { numRuns: 600 },
  );
});

test('what 1,000 manifests compile to means the same after they are migrated, and nothing beside it', () => {
  fc.assert(
    fc.property(manifestArbitrary, (manifest) => {
      const migrated = migrateText(printManifest(manifest));
      const before = compiled(printManifest(manifest));
      const after = compiled(migrated.text);
      const parameters = valueAt(before, ['job_config', 'parameters']);
      const configuration = valueAt(after, ['configuration', 'parameters']) ?? {};
      const places = new Set(BESIDE);
      for (const { outcome, name, to } of migrated.result.reports.flatMap(({ lines }) => lines)) {
        if (to?.startsWith(ROOT)) places.add(to.slice(ROOT.length));
        const v2 = parameterNamed(name)?.v2;
        if (!v2 || !('pointer' in v2) || !to?.startsWith(ROOT)) continue;
        const sent = valueAt(parameters, [name]);
        const meant = outcome === 'moved' ? sent : MEANINGS[v2.transform]?.(sent ?? null, v2.value);
        if (sent == null || (outcome !== 'moved' && meant === undefined) || outcome === 'lost') continue;
        expect(valueAt(configuration, parsePointer(to.slice(ROOT.length)))).toEqual(meant);
      }
      const stray = pointersOf(configuration, []).filter(
        (pointer) => ![...places].some((at) => isAtOrBelow(pointer, at)),
      );
      expect(stray).toEqual([]);
      expect(valueAt(after, ['batch', 'source_directory_id'])).toEqual(
        valueAt(before, ['directory_id']) ?? APPLY_DIRECTORY,
      );
    }),
    { numRuns: 1000 },
  );
});

/**
 * v2 demands an engine, where v1 has one of its own choice. It has a switch for the settings of spreadsheets, and one for what
 * the document mode of v1 does with tables.
 */
const BESIDE = [
  '/product_type',
  '/tier',
  '/version',
  '/output_options/tables_as_spreadsheet/enable',
  '/output_options/markdown/tables/merge_continued_tables',
];

const ROOT = '/spec/job/parameters';

function isAtOrBelow(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** What the one batch of a manifest sends. */
function compiled(text: string): JsonObject {
  const { batches, findings } = buildBatches([{ file: 'a.parsebatch.yaml', text }], { severities: NO_RULES });
  expect(findings.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [batch] = batches;
  if (batch === undefined) throw new Error(`nothing is compiled from ${text}`);
  return payloadOf(batch);
}

function pointersOf(value: JsonValue, path: readonly string[]): readonly string[] {
  if (!isJsonObject(value)) return [formatPointer(path)];
  return Object.entries(value).flatMap(([key, item]) => pointersOf(item ?? null, [...path, key]));
}

test('a copied setting is lost only where v2 does not take it, or another one has its place', () => {
  fc.assert(
    fc.property(manifestArbitrary, (manifest) => {
      const { result, at } = migrateText(printManifest(manifest));
      for (const { pointer, name, outcome } of result.reports.flatMap(({ lines }) => lines)) {
        const v2 = parameterNamed(name)?.v2;
        if (outcome !== 'lost' || !v2 || !('pointer' in v2) || v2.transform !== 'copy') continue;
        const place = placeInSpec(v2.pointer);
        const value = valueAt(manifest as never, pointer.split('/').slice(1));
        const isTaken = at('spec', ...place.map(String)) !== undefined;
        expect(isTaken || !takesValue(place, value ?? null) || manifest.spec.parameters?.preset != null).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('no comment is lost, in block style or in flow style', () => {
  fc.assert(
    fc.property(commented(manifestArbitrary), (text) => {
      if (hasErrors(checkManifests([{ file: 'a.parsebatch.yaml', text }]).findings.diagnostics)) return;
      const migrated = migrateText(text);
      expectValid(migrated);
      const [document] = loadDocuments({ file: 'a.parsebatch.yaml', text }).value ?? [];
      for (const comment of document?.comments ?? []) expect(migrated.text).toContain(comment.text.trim());
      expect(isJsonObject(migrated.at('spec'))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
