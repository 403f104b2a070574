import type { Emit } from '../../compile/emit/emit.ts';
import { emitBatch, fileNameOf } from '../../compile/emit/emit.ts';
import { resolvePath } from '../../files/paths.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { writeAtomically } from '../../files/write-file.ts';
import type { BuiltBatch } from './build-batches.ts';
import type { PayloadDifference } from './payload-differences.ts';
import { payloadDifferences } from './payload-differences.ts';

export type { PayloadDifference } from './payload-differences.ts';

/** Where the files of batches stand, and what is in them. */
export interface BatchFileTarget {
  readonly directory: string;
  readonly cwd: string;
  readonly emit: Emit;
  /** Whether the files hold secrets: then nobody but their owner can read them. */
  readonly isSecret?: boolean;
}

const OWNER_ALONE = 0o600;

/** One file, its name relative to the working directory as far as the directory was, and how it compares. */
export interface BatchFile {
  readonly file: string;
  readonly state: 'unchanged' | 'changed' | 'missing' | 'written';
  /** Of a payload that changed, what. */
  readonly differences: readonly PayloadDifference[];
}

/** Writes a file for each batch whose file is missing or differs; each is replaced as a whole or not at all. */
export async function writeBatchFiles(batches: readonly BuiltBatch[], target: BatchFileTarget): Promise<BatchFile[]> {
  const files: BatchFile[] = [];
  for (const batch of batches) {
    const compared = await compareBatchFile(batch, target);
    const { file, state } = compared;
    const isKept = state === 'unchanged' && target.isSecret !== true;
    const mode = target.isSecret === true ? { mode: OWNER_ALONE } : {};
    if (!isKept) await writeAtomically(resolvePath(target.cwd, file), emitBatch(batch, target.emit), mode);
    files.push({ ...compared, state: isKept ? 'unchanged' : 'written' });
  }
  return files;
}

/** Compares the file of each batch with what would be written. */
export async function compareBatchFiles(batches: readonly BuiltBatch[], target: BatchFileTarget): Promise<BatchFile[]> {
  const files: BatchFile[] = [];
  for (const batch of batches) files.push(await compareBatchFile(batch, target));
  return files;
}

async function compareBatchFile(batch: BuiltBatch, { directory, cwd, emit }: BatchFileTarget): Promise<BatchFile> {
  const file = `${directory.replace(/\/+$/, '')}/${fileNameOf(batch, emit)}`;
  const there = await readTextIfThere(resolvePath(cwd, file));
  if (there === undefined) return { file, state: 'missing', differences: [] };
  if (there === emitBatch(batch, emit)) return { file, state: 'unchanged', differences: [] };
  return { file, state: 'changed', differences: emit === 'payload' ? payloadDifferences(batch, there) : [] };
}
