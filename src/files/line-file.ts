import { closeSync, openSync, writeSync } from 'node:fs';
import { fileFailure } from './file-failure.ts';

/** A file that lines are added to. */
export interface LineFile {
  /** Adds a line, which is in the file once this returns. Throws a Failure where it cannot be written. */
  readonly add: (line: string) => void;
  readonly close: () => void;
}

/** Begins a file anew; throws a Failure where it cannot be written. Whoever reads it meanwhile sees whole lines. */
export function openLineFile(path: string, shownAs: string): LineFile {
  const handle = attempt(shownAs, () => openSync(path, 'w', 0o600));
  return {
    add: (line) => attempt(shownAs, () => writeAll(handle, new TextEncoder().encode(line))),
    close: () => closeSync(handle),
  };
}

function writeAll(handle: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
}

function attempt<T>(shownAs: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw fileFailure('write', shownAs, error);
  }
}
