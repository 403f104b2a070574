import { decodeText } from '../../load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { loadFile } from './load-file.ts';
import type { LoadedProject } from './read-project-file.ts';

/** The bytes of a project file, and what messages call it. */
export interface ProjectBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Reads a project file for a version of parsebatch. */
export async function loadProject({ file, bytes }: ProjectBytes, version: string): Promise<LoadedProject> {
  const { value: text, diagnostics } = decodeText(file, bytes, DEFAULT_LIMITS);
  if (text === undefined) return { source: { file, text: '' }, documents: [], settings: undefined, diagnostics };
  const source = { file, text };
  // Who has no project file does not wait for what reads one.
  const { readProjectFile } = await import('./read-project-file.ts');
  return readProjectFile(await loadFile(source), version);
}
