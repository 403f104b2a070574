import type { Diagnostic } from '../core/diagnostic.ts';
import { Failure } from '../core/failure.ts';
import { findManifests } from '../files/find-manifests.ts';
import { resolvePath } from '../files/paths.ts';
import { readBytes } from '../files/read-file.ts';
import { decodeText } from '../load/decode-text.ts';
import { DEFAULT_LIMITS } from '../load/limits.ts';
import type { SourceText } from './source-text.ts';

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';
/** How messages show standard input. */
export const SHOWN_STANDARD_INPUT = '<stdin>';

/** The absolute path of a file by the name that it is shown by; standard input has none. */
export function pathOfSource(file: string, cwd: string): string | undefined {
  return file === SHOWN_STANDARD_INPUT ? undefined : resolvePath(cwd, file);
}

/** Where manifests are read from. */
export interface Inputs {
  /** Files, directories, globs, or `-` for standard input; none means the working directory. */
  readonly names: readonly string[];
  readonly cwd: string;
  readonly readInput: () => Promise<Uint8Array>;
  /** Whether project files are searched for beside manifests. */
  readonly withProjectFiles?: boolean;
}

/** What was read: texts, findings on files that are not text, and failures for files that cannot be read. */
export interface ReadManifests {
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}

/** Finds and reads manifests; a file that cannot be read does not keep the others from being checked. */
export async function readManifests(inputs: Inputs): Promise<ReadManifests> {
  const sources: SourceText[] = [];
  const diagnostics: Diagnostic[] = [];
  const failures: Failure[] = [];
  for (const { file, read } of await findInputs(inputs)) {
    try {
      const decoded = decodeText(file, await read(), DEFAULT_LIMITS);
      diagnostics.push(...decoded.diagnostics);
      if (decoded.value !== undefined) sources.push({ file, text: decoded.value });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  return { sources, diagnostics, failures };
}

interface Input {
  readonly file: string;
  readonly read: () => Promise<Uint8Array>;
}

async function findInputs({ names, cwd, readInput, withProjectFiles = false }: Inputs): Promise<Input[]> {
  const named = names.filter((name) => name !== STANDARD_INPUT);
  const hasInput = named.length < names.length;
  const found = hasInput && named.length === 0 ? [] : await findManifests(named, { cwd, withProjectFiles });
  const files = found.map(({ file, path }) => ({
    file,
    read: () => readBytes(path, { limit: DEFAULT_LIMITS.bytes, shownAs: file }),
  }));
  return hasInput ? [{ file: SHOWN_STANDARD_INPUT, read: readInput }, ...files] : files;
}
