import { Failure } from '../../core/failure.ts';
import { resolvePath } from '../../files/paths.ts';
import { replaceText } from '../../files/replace-text.ts';

/** A file as it was read, and as it is to be. */
export interface TextChange {
  /** The file's name as messages show it. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What was written, and failures for files that could not be. */
export interface WrittenTexts {
  readonly written: readonly string[];
  readonly failures: readonly Failure[];
}

/** Writes each text that changed, as a whole or not at all; one that cannot be written does not keep the others back. */
export async function writeTexts(changes: readonly TextChange[], cwd: string): Promise<WrittenTexts> {
  const written: string[] = [];
  const failures: Failure[] = [];
  for (const { file, before, after } of changes) {
    if (before === after) continue;
    try {
      await replaceText(resolvePath(cwd, file), { before, after, shownAs: file });
      written.push(file);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  return { written, failures };
}
