import type { Emit } from '../compile/emit/emit.ts';
import { emitBatch, fileNameOf } from '../compile/emit/emit.ts';
import type { CompiledBatch } from '../compile/request.ts';
import { resolvePath } from '../files/paths.ts';
import { readTextIfThere } from '../files/read-if-there.ts';
import { writeAtomically } from '../files/write-file.ts';

/** Where the files of batches stand, and what is in them. */
export interface BatchFileTarget {
  readonly directory: string;
  readonly cwd: string;
  readonly emit: Emit;
}

/** One file, its name relative to the working directory as far as the directory was, and how it compares. */
export interface BatchFile {
  readonly file: string;
  readonly state: 'unchanged' | 'changed' | 'missing' | 'written';
}

/** Writes a file for each batch whose file is missing or differs; each is replaced as a whole or not at all. */
export async function writeBatchFiles(
  batches: readonly CompiledBatch[],
  target: BatchFileTarget,
): Promise<BatchFile[]> {
  const files: BatchFile[] = [];
  for (const batch of batches) {
    const { file, state } = await compareBatchFile(batch, target);
    if (state !== 'unchanged') await writeAtomically(resolvePath(target.cwd, file), emitBatch(batch, target.emit));
    files.push({ file, state: state === 'unchanged' ? state : 'written' });
  }
  return files;
}

/** Compares the file of each batch with what would be written. */
export async function compareBatchFiles(
  batches: readonly CompiledBatch[],
  target: BatchFileTarget,
): Promise<BatchFile[]> {
  const files: BatchFile[] = [];
  for (const batch of batches) files.push(await compareBatchFile(batch, target));
  return files;
}

async function compareBatchFile(batch: CompiledBatch, { directory, cwd, emit }: BatchFileTarget): Promise<BatchFile> {
  const file = `${directory.replace(/\/+$/, '')}/${fileNameOf(batch, emit)}`;
  const there = await readTextIfThere(resolvePath(cwd, file));
  const state = there === undefined ? 'missing' : there === emitBatch(batch, emit) ? 'unchanged' : 'changed';
  return { file, state };
}
