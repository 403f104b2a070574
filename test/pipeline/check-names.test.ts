import { expect, test } from 'vitest';
import { checkManifests } from '../../src/pipeline/check-manifests.ts';
import { describe, manifestText } from '../findings-of.ts';
import { profileText } from '../validate/read-documents.ts';

const MANIFEST = manifestText('source: { directory_id: dir-1 }', 'shared');

function findingsIn(...texts: readonly string[]): string[] {
  const sources = texts.map((text, index) => ({ file: `${index}.yaml`, text }));
  return checkManifests(sources).findings.diagnostics.map(describe);
}

test('two manifests have two names', () => {
  expect(findingsIn(MANIFEST, MANIFEST)).toEqual(['4:9 schema/duplicate-name /metadata/name']);
});

test('a profile may be called what a manifest or another profile is', () => {
  const profile = profileText('rerun: "1"');
  expect(findingsIn(MANIFEST, profile, profile)).toEqual([]);
});
