import type { InputLimits } from '../../load/limits.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { loadDocuments } from '../../load/load-documents.ts';
import { loadQuickly } from '../../load/load-quickly.ts';
import type { SourceText } from './source-text.ts';
import type { LoadedFile } from './workspace.ts';

/** Reads a file's text into documents. It brings the exact reader with it: who can wait takes `loadFile`. */
export function loadText(source: SourceText, limits: InputLimits = DEFAULT_LIMITS): LoadedFile {
  const documents = loadQuickly(source, limits);
  if (documents !== undefined) return { source, documents, diagnostics: [] };
  const { value = [], diagnostics } = loadDocuments(source, limits);
  return { source, documents: value, diagnostics };
}
