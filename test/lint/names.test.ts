import { expect, test } from 'vitest';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { describe, manifestText } from '../findings-of.ts';
import { profileText } from '../validate/read-documents.ts';

const MANIFEST = manifestText('source: { directory_id: dir-1 }', 'shared');

function findingsIn(...texts: readonly string[]): string[] {
  const sources = texts.map((text, index) => ({ file: `${index}.yaml`, text }));
  return lintManifests(sources)
    .findings.diagnostics.filter(({ severity }) => severity !== 'info')
    .map(describe);
}

test('each manifest whose name an earlier one has is reported once', () => {
  expect(findingsIn(MANIFEST, MANIFEST, MANIFEST)).toEqual([
    '4:9 no-duplicate-name /metadata/name',
    '4:9 no-duplicate-name /metadata/name',
  ]);
});

test('two manifests of one name are reported too where no environment has both', () => {
  const environments = (name: string): string =>
    manifestText(`source: { directory_id: dir-1 }\nenvironments: { ${name}: {} }`);
  expect(findingsIn(environments('staging'), environments('prod'))).toEqual(['4:9 no-duplicate-name /metadata/name']);
});

test('a profile may be called what a manifest or another profile is', () => {
  const profile = profileText('rerun: "1"');
  expect(findingsIn(MANIFEST, profile, profile)).toEqual([]);
});
