import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestText, styledManifestText, wrongManifestText } from './manifest-text.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';

/** Manifests in a folder of their own. */
export interface Corpus {
  readonly folder: string;
  readonly files: readonly string[];
  readonly hasMistakes: boolean;
}

/** What is measured, by its name; the same bytes on every machine. */
export const CORPORA = {
  'one valid file': { files: 1, write: manifestText },
  'one file with a mistake': { files: 1, write: wrongManifestText, hasMistakes: true },
  '100 valid files': { files: 100, write: manifestText },
  '1,000 valid files': { files: 1_000, write: manifestText },
  '1,000 files, 5 % with a mistake': { files: 1_000, write: fewWrong, hasMistakes: true },
  '1,000 files in other words of YAML': { files: 1_000, write: styledManifestText },
  '10,000 valid files': { files: 10_000, write: manifestText },
  '10,000 files, 5 % with a mistake': { files: 10_000, write: fewWrong, hasMistakes: true },
  // A file may hold 10,000 keys: the 10 MB are in files of 200 documents.
  '10 MB of documents': { files: 36, write: manyDocuments },
} as const satisfies Record<string, { readonly files: number; readonly write: Write; readonly hasMistakes?: true }>;

/** The name of a corpus. */
export type CorpusName = keyof typeof CORPORA;

/** Writes a corpus into a folder below `root`. */
export function writeCorpus(name: CorpusName, root: string): Corpus {
  const { files, write } = CORPORA[name];
  const folder = join(root, name.replaceAll(/[^a-z0-9]+/gi, '-'));
  mkdirSync(folder, { recursive: true });
  const random = createRandom(SEED);
  const written = Array.from({ length: files }, (_, number) => {
    const file = join(folder, `${String(number).padStart(5, '0')}.parsebatch.yaml`);
    writeFileSync(file, write(random, number));
    return file;
  });
  return { folder, files: written, hasMistakes: 'hasMistakes' in CORPORA[name] };
}

const SEED = 20_261_129;

type Write = (random: Random, number: number) => string;

function fewWrong(random: Random, number: number): string {
  return number % 20 === 7 ? wrongManifestText(random, Math.floor(number / 20)) : manifestText(random, number);
}

function manyDocuments(random: Random, number: number): string {
  return Array.from({ length: 200 }, (_, index) => `---\n${manifestText(random, number * 200 + index)}`).join('');
}
