import { Failure } from '../../core/failure.ts';
import { directoryOf, pathWithin, resolvePath } from '../../files/paths.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { writeAtomically } from '../../files/write-file.ts';
import { countOf, createBaseline, parseBaseline, printBaseline, pruneBaseline } from '../../lint/baseline.ts';
import { writeNewFile } from '../write/write-new-file.ts';
import type { CheckResult } from './check-workspace.ts';
import type { KnownFindings } from './lint-options.ts';
import { isSuppressible } from './suppressible-codes.ts';

/** Reads a baseline, named relative to the working directory. */
export async function readBaseline(file: string, cwd: string): Promise<KnownFindings> {
  const text = await readTextIfThere(resolvePath(cwd, file));
  if (text === undefined) {
    const hint = `\`parsebatch baseline create ${file}\` makes it of what is found now.`;
    throw new Failure('not-found', `\`${file}\` does not exist`, { file, hint });
  }
  const baseline = parseBaseline(text);
  if (baseline === undefined) {
    throw new Failure('io', `\`${file}\` is not a baseline of this version`, { file });
  }
  return { baseline, file, nameOf: nameIn(file, cwd) };
}

/** Writes a new baseline of what was found, and gives how many findings it knows; one that is there is not replaced. */
export async function writeBaseline(file: string, cwd: string, { findings }: CheckResult): Promise<number> {
  const baseline = createBaseline(findings.diagnostics, viewOf(file, cwd));
  await writeNewFile(file, cwd, printBaseline(baseline));
  return countOf(baseline);
}

/**
 * Takes out of a baseline what is not found any more, and gives how many findings that were and how many are left. Of
 * files that were not looked at nothing is known, unless all of the baseline's were meant.
 */
export async function shrinkBaseline(
  file: string,
  cwd: string,
  { findings }: CheckResult,
  isWhole: boolean,
): Promise<{ readonly removed: number; readonly left: number }> {
  const { baseline } = await readBaseline(file, cwd);
  const view = viewOf(file, cwd);
  const checked = new Set(findings.documents.map((document) => view.nameOf(document.file)));
  const found = createBaseline(findings.diagnostics, view);
  const pruned = pruneBaseline(baseline, found, (name) => isWhole || checked.has(name));
  if (pruned.removed > 0) await writeAtomically(resolvePath(cwd, file), printBaseline(pruned.baseline));
  return { removed: pruned.removed, left: countOf(pruned.baseline) };
}

function viewOf(file: string, cwd: string): Parameters<typeof createBaseline>[1] {
  return { nameOf: nameIn(file, cwd), isOpen: (code) => isSuppressible(code) === true };
}

/** Files are named from the baseline on, so that it means the same from whatever directory. */
function nameIn(file: string, cwd: string): (name: string) => string {
  const directory = directoryOf(resolvePath(cwd, file));
  return (name) => pathWithin(directory, resolvePath(cwd, name));
}
