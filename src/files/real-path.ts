import { realpathSync } from 'node:fs';
import { isAbsent } from './file-failure.ts';

/** The path of a file with every link followed; undefined where nothing is there. */
export async function realPathIfThere(path: string): Promise<string | undefined> {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
