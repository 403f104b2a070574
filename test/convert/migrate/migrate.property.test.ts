import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parameterNamed } from '../../../src/catalogue/parse-v1/index.ts';
import { placeInSpec, takesValue } from '../../../src/convert/migrate/takes-value.ts';
import { hasErrors } from '../../../src/core/diagnostic.ts';
import type { JsonValue } from '../../../src/core/json.ts';
import { isJsonObject } from '../../../src/core/json.ts';
import { valueAt } from '../../../src/core/path.ts';
import { loadDocuments } from '../../../src/load/load-documents.ts';
import { checkManifests } from '../../../src/pipeline/check/check-manifests.ts';
import { manifestArbitrary, printManifest } from '../../arbitrary-manifest.ts';
import { commented } from '../../edit/commented-manifest.ts';
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
        if (line?.startsWith('converted') && v2 && 'pointer' in v2 && MEANINGS[v2.transform]) {
          const written = migrated.at('spec', ...placeInSpec(v2.pointer).map(String));
          expect(written).toEqual(MEANINGS[v2.transform]?.(value as JsonValue, v2.value));
        }
      }
    }),
    { numRuns: 600 },
  );
});

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
