import { stat } from 'node:fs/promises';
import { appendText } from './append-text.ts';
import { fileFailure, isAbsent } from './file-failure.ts';

/** Appends a text to a file, made where it is missing; `write` is told how many bytes the file may still take. */
export async function appendWithin(path: string, limit: number, write: (room: number) => string): Promise<void> {
  const text = write(limit - (await sizeOf(path)));
  if (text !== '') await appendText(path, text);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isAbsent(error)) return 0;
    throw fileFailure('write', path, error);
  }
}
