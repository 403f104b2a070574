import { Failure } from '../../core/failure.ts';
import { resolvePath } from '../../files/paths.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { writeAtomically } from '../../files/write-file.ts';

/** Writes a text to a new file, named relative to the working directory; one that is there is never replaced. */
export async function writeNewFile(file: string, cwd: string, text: string): Promise<void> {
  const path = resolvePath(cwd, file);
  if ((await readTextIfThere(path)) !== undefined) {
    throw new Failure('io', `\`${file}\` is there already and is not replaced.`, { hint: 'Name another file.' });
  }
  await writeAtomically(path, text);
}
