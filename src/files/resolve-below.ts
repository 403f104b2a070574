import * as nodeFiles from 'node:fs/promises';
import { dirname, posix, resolve, win32 } from 'node:path';
import { isAbsent, isFileError } from './file-failure.ts';
import { isBelow } from './is-below.ts';

/** Why a reference leads to no file of the project. */
export type ReferenceProblem =
  | 'absolute'
  | 'url'
  | 'outside'
  | 'link-outside'
  | 'missing'
  | 'not-a-file'
  | 'unreadable';

/** What a reference leads to: the real path of a regular file below the root, or why there is none. */
export type ResolvedReference =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'problem'; readonly problem: ReferenceProblem };

/** What is asked of the file system; nothing is opened. */
export type LookedAtFiles = Pick<typeof nodeFiles, 'realpath' | 'stat'>;

/** Where a reference is written, and what it may lead to. */
export interface ReferencePlace {
  /** The real path of the directory that everything has to lie below. */
  readonly root: string;
  /** The absolute path of the file that says the reference. */
  readonly from: string;
}

/**
 * Resolves a path that a file says, relative to that file. What leads out of the root by its text alone is not looked
 * at; what leads out of it through links is looked at no further than to know where it leads.
 */
export async function resolveBelow(
  { root, from }: ReferencePlace,
  reference: string,
  files: LookedAtFiles = nodeFiles,
): Promise<ResolvedReference> {
  if (isUrl(reference)) return problem('url');
  if (isAbsolute(reference)) return problem('absolute');
  try {
    const path = resolve(await files.realpath(dirname(from)), reference);
    if (path !== root && !isBelow(path, root)) return problem('outside');
    const real = await files.realpath(path);
    if (real !== root && !isBelow(real, root)) return problem('link-outside');
    const stats = await files.stat(real);
    return stats.isFile() ? { kind: 'file', path: real } : problem('not-a-file');
  } catch (error) {
    if (isAbsent(error)) return problem('missing');
    if (isFileError(error)) return problem('unreadable');
    throw error;
  }
}

/** Two letters and more before a colon: one alone is a drive. */
function isUrl(reference: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(reference);
}

/** Absolute on any system: a project means the same everywhere. */
function isAbsolute(reference: string): boolean {
  return posix.isAbsolute(reference) || win32.isAbsolute(reference) || /^[a-z]:/i.test(reference);
}

function problem(name: ReferenceProblem): ResolvedReference {
  return { kind: 'problem', problem: name };
}
