import { appendWithin } from '../../files/append-within.ts';
import { resolvePath } from '../../files/paths.ts';
import { writeAtomically } from '../../files/write-file.ts';

export { findRepositoryPaths } from '../../files/repository-paths.ts';

/** GitHub refuses a summary of a step that is longer. */
const LONGEST_STEP_SUMMARY = 1024 * 1024;

/** Writes a report to a file named relative to the working directory; the file is replaced as a whole or not at all. */
export async function writeReport(file: string, cwd: string, text: string): Promise<void> {
  await writeAtomically(resolvePath(cwd, file), text);
}

/** Appends to the summary of a workflow's step what fits; `write` is told how many bytes that may be. */
export async function appendStepSummary(file: string, cwd: string, write: (room: number) => string): Promise<void> {
  await appendWithin(resolvePath(cwd, file), LONGEST_STEP_SUMMARY, write);
}
