import type { Diagnostic } from '../../core/diagnostic.ts';
import { Failure } from '../../core/failure.ts';
import type { NamedDocument } from '../../core/findings.ts';
import type { FindOptions, FoundFile } from '../../files/find-manifests.ts';
import { findManifests } from '../../files/find-manifests.ts';
import { resolvePath } from '../../files/paths.ts';
import { createReader } from '../../files/read-file.ts';
import { realPathIfThere } from '../../files/real-path.ts';
import { shownPath } from '../../files/shown-path.ts';
import { decodeText } from '../../load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import type { SourceText } from './source-text.ts';
import type { SoundFile } from './workspace.ts';

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';
/** How messages show standard input. */
export const SHOWN_STANDARD_INPUT = '<stdin>';

/** The name by which messages show standard input: that of the file that it stands for, where one is named. */
export function shownInput({ inputFile, cwd }: Pick<Inputs, 'inputFile' | 'cwd'>): string {
  return inputFile === undefined ? SHOWN_STANDARD_INPUT : shownPath(resolvePath(cwd, inputFile), cwd);
}

/** The absolute path of a file by the name that it is shown by; standard input that stands for no file has none. */
export function pathOfSource(file: string, cwd: string): string | undefined {
  return file === SHOWN_STANDARD_INPUT ? undefined : resolvePath(cwd, file);
}

/** Where manifests are read from. */
export interface Inputs extends FindOptions {
  /** Files, directories, globs, or `-` for standard input; none means the working directory. */
  readonly names: readonly string[];
  readonly readInput: () => Promise<Uint8Array>;
  /** `--stdin-filename`: the file that standard input stands for, which is not read itself then. */
  readonly inputFile?: string | undefined;
}

/** Looks at a text as soon as it is read, and lists the documents of one that needs no closer look. */
export type Sift = (source: SourceText) => readonly NamedDocument[] | undefined;

/** What was read: texts, findings on files that are not text, and failures for files that cannot be read. */
export interface ReadManifests {
  /** Files that were sifted out. */
  readonly sound: readonly SoundFile[];
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}

/** Finds and reads manifests; a file that cannot be read does not keep the others from being checked. */
export async function readManifests(inputs: Inputs, sift?: Sift): Promise<ReadManifests> {
  const sorting = createSorting(sift);
  const read = createReader(DEFAULT_LIMITS.bytes);
  for (const input of await findInputs(inputs)) {
    try {
      sorting.add(input.file, 'path' in input ? read(input) : await inputs.readInput());
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      sorting.failures.push(error);
    }
  }
  return sorting;
}

/** What was read so far. */
export interface Sorting extends ReadManifests {
  /** Adds a file by its bytes, which are not kept. */
  readonly add: (file: string, bytes: Uint8Array) => void;
  readonly failures: Failure[];
}

/** Begins to sort out what is read. */
export function createSorting(sift: Sift = () => undefined): Sorting {
  const sound: SoundFile[] = [];
  const sources: SourceText[] = [];
  const diagnostics: Diagnostic[] = [];
  return {
    sound,
    sources,
    diagnostics,
    failures: [],
    add: (file, bytes) => {
      const decoded = decodeText(file, bytes, DEFAULT_LIMITS);
      diagnostics.push(...decoded.diagnostics);
      if (decoded.value === undefined) return;
      const source = { file, text: decoded.value };
      const documents = sift(source);
      if (documents === undefined) sources.push(source);
      else sound.push({ file, documents, position: sources.length });
    },
  };
}

/** A file, or standard input by the name that it is shown by. */
type Input = FoundFile | { readonly file: string };

async function findInputs(inputs: Inputs): Promise<readonly Input[]> {
  const { names } = inputs;
  const named = names.filter((name) => name !== STANDARD_INPUT);
  const hasInput = named.length < names.length;
  const files = hasInput && named.length === 0 ? [] : await findManifests(named, inputs);
  if (!hasInput) return files;
  return [{ file: shownInput(inputs) }, ...(await withoutInputFile(files, inputs))];
}

/** A search may find the file that standard input stands for. */
async function withoutInputFile(
  files: readonly FoundFile[],
  { inputFile, cwd }: Inputs,
): Promise<readonly FoundFile[]> {
  const replaced = inputFile === undefined ? undefined : await realPathIfThere(resolvePath(cwd, inputFile));
  if (replaced === undefined) return files;
  const paths = await Promise.all(files.map(({ path }) => realPathIfThere(path)));
  return files.filter((_, index) => paths[index] !== replaced);
}
