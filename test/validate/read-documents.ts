import type { Document } from '../../src/core/document.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { validateAuthoring } from '../../src/validate/validate-authoring.ts';
import { ALL_VALIDATORS } from '../../src/validate/validators/all-validators.ts';
import { describe } from '../findings-of.ts';

/** The document of a text that holds one. */
export function documentOf(text: string, file = 'a.yaml'): Document {
  const [document] = loadDocuments({ file, text }, DEFAULT_LIMITS).value ?? [];
  if (document === undefined) throw new Error('the text is no document');
  return document;
}

/** What a document as written gives, a line each: `line:column code pointer`. */
export function authoredFindings(text: string): string[] {
  return validateAuthoring(documentOf(text), ALL_VALIDATORS).diagnostics.map(describe);
}

/** A profile as text, with the given lines in its spec. */
export function profileText(spec: string): string {
  const lines = spec.split('\n').map((line) => `  ${line}`);
  const head = ['apiVersion: parsebatch.dev/v1', 'kind: ParseBatchProfile', 'metadata:', '  name: shared', 'spec:'];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** A project file as text, with the given lines below its kind. */
export function projectText(lines: string): string {
  return `apiVersion: parsebatch.dev/v1\nkind: Project\n${lines}\n`;
}
