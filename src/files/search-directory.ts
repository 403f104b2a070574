import type { Dirent } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileFailure } from './file-failure.ts';
import { shownPath } from './shown-path.ts';

/** How the names of manifests end that a search finds; any other name has to be given. */
export const MANIFEST_ENDINGS = ['.parsebatch.yaml', '.parsebatch.yml'] as const;

/** Directories that hold no manifests of the project's own. */
export const SKIPPED_DIRECTORIES = ['node_modules', '.git'] as const;

/** The files with such names, at any depth below a directory, unordered; symbolic links are not followed. */
export function searchDirectory(
  directory: string,
  cwd: string,
  isWanted: (name: string) => boolean = isManifestName,
): string[] {
  const entries = entriesOf(directory, cwd);
  const files = entries.filter((entry) => entry.isFile() && isWanted(entry.name));
  const inner = entries.filter((entry) => entry.isDirectory() && !isSkipped(entry.name));
  const below = inner.flatMap((entry) => searchDirectory(join(directory, entry.name), cwd, isWanted));
  return [...files.map((entry) => join(directory, entry.name)), ...below];
}

/** Whether a search finds a file of this name. */
export function isManifestName(name: string): boolean {
  return MANIFEST_ENDINGS.some((ending) => name.endsWith(ending));
}

/** A directory that cannot be read fails the search: what it holds would go unchecked. */
function entriesOf(directory: string, cwd: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    throw fileFailure('read', shownPath(directory, cwd), error);
  }
}

function isSkipped(name: string): boolean {
  return SKIPPED_DIRECTORIES.some((skipped) => skipped === name);
}
