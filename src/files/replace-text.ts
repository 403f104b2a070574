import { Failure } from '../core/failure.ts';
import { readBytes } from './read-file.ts';
import { writeAtomically } from './write-file.ts';

/** A new text for a file, and the one that it was made from. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
  /** The file's name for the reader. */
  readonly shownAs: string;
}

/** Replaces a file's text, unless it has changed meanwhile. A byte order mark and the permissions stay. */
export async function replaceText(path: string, { before, after, shownAs }: Replacement): Promise<void> {
  const bytes = await readBytes(path, { limit: new TextEncoder().encode(before).length + MARK.length, shownAs });
  if (new TextDecoder().decode(bytes) !== before) {
    throw new Failure('io', `\`${shownAs}\` has changed since it was read, and is left as it is.`, {
      hint: 'Repeat the command.',
    });
  }
  const hasMark = MARK.every((byte, index) => bytes[index] === byte);
  await writeAtomically(path, hasMark ? `\ufeff${after}` : after);
}

/** The byte order mark in UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];
