import { decodeText } from '../../load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { loadQuickly } from '../../load/load-quickly.ts';
import type { SourceText } from './source-text.ts';
import type { LoadedFile } from './workspace.ts';

/** Reads a file's text into documents. The exact reader is loaded for the first text that is not plain. */
export async function loadFile(source: SourceText): Promise<LoadedFile> {
  const documents = loadQuickly(source, DEFAULT_LIMITS);
  if (documents !== undefined) return { source, documents, diagnostics: [] };
  const { loadText } = await import('./load-text.ts');
  return loadText(source);
}

/** Reads a file's bytes into documents; what is no text has none. */
export async function loadBytes(file: string, bytes: Uint8Array): Promise<LoadedFile> {
  const { value: text, diagnostics } = decodeText(file, bytes, DEFAULT_LIMITS);
  return text === undefined ? { source: { file, text: '' }, documents: [], diagnostics } : loadFile({ file, text });
}
