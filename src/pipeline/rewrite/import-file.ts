import { resolvePath } from '../../files/paths.ts';
import { readBytes } from '../../files/read-file.ts';
import { decodeText } from '../../load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { refuseRequest } from './convert-input.ts';
import type { ImportOptions, ImportResult } from './import-manifest.ts';
import { importManifest } from './import-manifest.ts';

/** Where a request is read from. */
export interface RequestInput {
  /** A file, or `-` for standard input. */
  readonly name: string;
  readonly cwd: string;
  readonly readInput: () => Promise<Uint8Array>;
}

/** Reads one request and makes a manifest of it. */
export async function importFile(
  { name, cwd, readInput }: RequestInput,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const isInput = name === '-';
  const file = isInput ? '<stdin>' : name;
  const bytes = isInput
    ? await readInput()
    : await readBytes(resolvePath(cwd, name), { limit: DEFAULT_LIMITS.bytes, shownAs: name });
  const { value: text, diagnostics } = decodeText(file, bytes, DEFAULT_LIMITS);
  return text === undefined ? refuseRequest(diagnostics) : importManifest({ file, text }, options);
}
