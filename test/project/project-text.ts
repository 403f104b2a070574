import type { Document } from '../../src/core/document.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { ProjectSettings } from '../../src/project/settings.ts';
import { NO_PROJECT } from '../../src/project/settings.ts';
import { describe } from '../findings-of.ts';

const HEAD = 'apiVersion: parsebatch.dev/v1\nkind: Project\n';

/** The document of a project file with these lines below its head, the first of them line 3. */
export function projectDocument(lines: string, file = 'parsebatch.config.yaml'): Document {
  const [document] = loadDocuments({ file, text: HEAD + lines }).value ?? [];
  if (document === undefined) throw new Error('the text holds no document');
  return document;
}

/** What a project file with these lines means to parsebatch 0.4.2. */
export function projectOutcome(lines: string, file?: string): Outcome<ProjectSettings> {
  return readProject(projectDocument(lines, file), '0.4.2');
}

/** The settings of a project file in which nothing is wrong. */
export function projectSettings(lines: string, file?: string): ProjectSettings {
  const { value, diagnostics } = projectOutcome(lines, file);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(describe).join('\n'));
  return value ?? NO_PROJECT;
}

/** The findings of a project file with these lines, a line each: `line:column code pointer`. */
export function projectFindings(lines: string): string[] {
  return projectOutcome(lines).diagnostics.map(describe);
}
