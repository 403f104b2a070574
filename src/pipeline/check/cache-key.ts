import { directoryOf, resolvePath } from '../../files/paths.ts';
import type { ProjectPlace } from '../../files/project-place.ts';
import { createPlaceFinder } from '../../files/project-place.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { shownDirectory } from '../../files/shown-path.ts';
import type { CollectOptions } from '../workspace/collect-workspace.ts';
import { beginHash } from '../workspace/hash.ts';
import type { RawManifests } from '../workspace/read-raw.ts';

/** What decides what a check says, beside the files that it reads. */
export interface CheckQuestion {
  /** The command, as another one says something else of the same files. */
  readonly command: string;
  /** The options that have a say, as values of JSON. */
  readonly options: unknown;
  /** The day, for what ends on one. */
  readonly today: string;
}

/** The names of a check's answer in the cache: the files that were named and the project files that hold for them are in it. */
export async function cacheKeyOf(
  question: CheckQuestion,
  { files, bytes }: RawManifests,
  options: CollectOptions,
): Promise<string> {
  const { cwd, version, configFile } = options;
  const hash = createTextHash();
  hash.add(JSON.stringify([CACHE_VERSION, version, question, cwd, configFile ?? null, options.set]));
  if (configFile !== undefined) hash.add((await readTextIfThere(resolvePath(cwd, configFile))) ?? '');
  // With their lengths, one file is told from the next.
  hash.add(JSON.stringify(files.map((one) => [one.file, one.bytes.length])));
  for (const piece of bytes) hash.addBytes(piece);
  const inDirectories = new Map(files.map(({ file }) => [shownDirectory(file), file]));
  await addProjects(
    hash,
    Array.from(inDirectories.values(), (file) => resolvePath(cwd, file)),
    cwd,
  );
  return hash.end();
}

/** Adds where files belong, and the project files that hold there. */
export async function addProjects(hash: TextHash, paths: readonly string[], cwd: string): Promise<void> {
  const findPlace = createPlaceFinder({ cwd });
  const places = new Map<string, ProjectPlace>();
  for (const path of paths) {
    const directory = directoryOf(path);
    if (!places.has(directory)) places.set(directory, await findPlace(path));
  }
  for (const [directory, place] of places) {
    hash.add(JSON.stringify([directory, place]));
    if (place.projectFile !== undefined) hash.add((await readTextIfThere(place.projectFile)) ?? '');
  }
}

/** Another form of the answers or of their names is another number. */
const CACHE_VERSION = 2;

/** A hash of texts, each told apart from the next. */
export interface TextHash {
  readonly add: (text: string) => void;
  /** Adds bytes of which what was added before tells how many they are. */
  readonly addBytes: (bytes: Uint8Array) => void;
  readonly end: () => string;
}

/** Begins a hash of texts. */
export function createTextHash(): TextHash {
  const hash = beginHash();
  const encoder = new TextEncoder();
  return {
    add: (text) => {
      const bytes = encoder.encode(text);
      hash.add(encoder.encode(`${bytes.length}:`));
      hash.add(bytes);
    },
    addBytes: hash.add,
    end: hash.end,
  };
}
