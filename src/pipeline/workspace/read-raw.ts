import { Failure } from '../../core/failure.ts';
import { findManifests } from '../../files/find-manifests.ts';
import { createKeepingReader } from '../../files/read-file.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import type { Inputs, ReadManifests } from './read-manifests.ts';
import { createSorting } from './read-manifests.ts';

/** Manifests as they lie on the disk. */
export interface RawManifests {
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** The bytes of all files, one behind the other and in few pieces. */
  readonly bytes: readonly Uint8Array[];
  /** For files that cannot be read. */
  readonly failures: readonly Failure[];
}

/** Finds manifests and reads their bytes; standard input is not among them. */
export async function readRaw(inputs: Inputs): Promise<RawManifests> {
  const files: { readonly file: string; readonly bytes: Uint8Array }[] = [];
  const failures: Failure[] = [];
  const reader = createKeepingReader(DEFAULT_LIMITS.bytes);
  for (const found of await findManifests(inputs.names, inputs)) {
    try {
      files.push({ file: found.file, bytes: reader.read(found) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  return { files, bytes: reader.all(), failures };
}

/** The same manifests as texts. */
export function decodeManifests({ files, failures }: RawManifests): ReadManifests {
  const sorting = createSorting();
  for (const { file, bytes } of files) sorting.add(file, bytes);
  return { ...sorting, failures };
}
