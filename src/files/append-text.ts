import { appendFile } from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';

/** Adds a text to the end of a file and leaves the rest as it is, whatever its encoding; makes the file where there is none. */
export async function appendText(path: string, text: string): Promise<void> {
  try {
    await appendFile(path, text, 'utf8');
  } catch (error) {
    throw fileFailure('write', path, error);
  }
}
