import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Document } from '../../src/core/document.ts';
import type { FileOrigin, Span } from '../../src/core/origin.ts';
import type { Path } from '../../src/core/path.ts';
import type { InputLimits } from '../../src/load/limits.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';

/** The documents of a text. */
export function documentsOf(text: string, limits?: InputLimits): readonly Document[] {
  return loadDocuments({ file: 'test.yaml', text }, limits).value ?? [];
}

/** The only document of a text. */
export function documentOf(text: string): Document {
  const [document, ...others] = documentsOf(text);
  if (document === undefined || others.length > 0) throw new Error('expected one document');
  return document;
}

/** The findings of a text as `line:column code path`. */
export function findingsOf(text: string, limits?: InputLimits): string[] {
  return diagnosticsOf(text, limits).map(
    (diagnostic) => `${startOf(diagnostic)} ${diagnostic.code}${diagnostic.path && ` ${diagnostic.path}`}`,
  );
}

/** The findings of a text. */
export function diagnosticsOf(text: string, limits?: InputLimits): readonly Diagnostic[] {
  return loadDocuments({ file: 'test.yaml', text }, limits).diagnostics;
}

/** Where a finding starts, as `line:column`. */
export function startOf({ origin }: Pick<Diagnostic, 'origin'>): string {
  return origin.kind === 'file' ? `${origin.span.start.line}:${origin.span.start.column}` : origin.name;
}

/** The origin of a place in a document made from a text: always in a file. */
export function originIn(document: Document, path: Path, at: 'key' | 'value'): FileOrigin {
  const origin = document.originOf(path, at);
  if (origin.kind !== 'file') throw new Error('expected a file');
  return origin;
}

/** The stretch of a text that a span covers. */
export function textAt(text: string, { start, end }: Span): string {
  return text.slice(start.offset, end.offset);
}

/** The text after the fixes of a finding. */
export function applyFix(text: string, diagnostic: Diagnostic | undefined): string | undefined {
  const edit = diagnostic?.fixes?.[0]?.edits[0];
  return edit && text.slice(0, edit.span.start.offset) + edit.newText + text.slice(edit.span.end.offset);
}
