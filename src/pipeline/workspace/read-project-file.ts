import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import { reportAt } from '../../core/report-at.ts';
import { PROJECT_CODES } from '../../project/codes.ts';
import { readProject } from '../../project/read-project.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import type { SourceText } from './source-text.ts';

/** A project file, read into documents. */
export interface ProjectText {
  readonly source: SourceText;
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A project file, and what it means. */
export interface LoadedProject extends ProjectText {
  /** Undefined where the file is not understood. */
  readonly settings: ProjectSettings | undefined;
}

/** Reads what a project file means to a version of parsebatch; its findings are added to those of its text. */
export function readProjectFile({ source, documents, diagnostics }: ProjectText, version: string): LoadedProject {
  const [document, second] = documents;
  if (document === undefined) return { source, documents, settings: undefined, diagnostics };
  const outcome = readProject(document, version);
  const further = second === undefined ? [] : [severalDocuments(second)];
  return {
    source,
    documents,
    settings: outcome.value,
    diagnostics: [...diagnostics, ...outcome.diagnostics, ...further],
  };
}

function severalDocuments(document: Document): Diagnostic {
  const code = 'project/several-documents';
  const message = 'The project file holds a further document.';
  const { severity } = PROJECT_CODES[code];
  return reportAt(document, { code, severity, path: [], at: 'value', message, help: 'Keep the first one alone.' });
}
