import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Finding } from '../core/report-at.ts';
import { reportAt } from '../core/report-at.ts';
import type { ProjectCode } from './codes.ts';
import { PROJECT_CODES } from './codes.ts';

/** A finding of this room, its severity left to the table of codes. */
export type ProjectFinding = Omit<Finding, 'severity' | 'code'> & { readonly code: ProjectCode };

/** Reports a finding of this room at a place in a project file. */
export function reportIn(document: Document, finding: ProjectFinding): Diagnostic {
  return reportAt(document, { ...finding, severity: PROJECT_CODES[finding.code].severity });
}
