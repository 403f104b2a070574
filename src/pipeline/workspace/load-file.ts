import { decodeText } from '../../load/decode-text.ts';
import type { InputLimits } from '../../load/limits.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { loadDocuments } from '../../load/load-documents.ts';
import type { SourceText } from './source-text.ts';
import type { LoadedFile } from './workspace.ts';

/** Reads a file's text into documents. */
export function loadFile(source: SourceText, limits: InputLimits = DEFAULT_LIMITS): LoadedFile {
  const { value: documents = [], diagnostics } = loadDocuments(source, limits);
  return { source, documents, diagnostics };
}

/** Reads a file's bytes into documents; what is no text has none. */
export function loadBytes(file: string, bytes: Uint8Array): LoadedFile {
  const { value: text, diagnostics } = decodeText(file, bytes, DEFAULT_LIMITS);
  return text === undefined ? { source: { file, text: '' }, documents: [], diagnostics } : loadFile({ file, text });
}
