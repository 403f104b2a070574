import type { LineFile } from '../../files/line-file.ts';
import { openLineFile } from '../../files/line-file.ts';
import { resolvePath } from '../../files/paths.ts';

export type { LineFile } from '../../files/line-file.ts';

/** Begins a file of lines, named relative to the working directory. Throws a Failure where it cannot be written. */
export function openLines(file: string, cwd: string): LineFile {
  return openLineFile(resolvePath(cwd, file), file);
}
