import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Finding } from '../core/report-at.ts';
import { reportAt } from '../core/report-at.ts';
import type { ImportCode } from './codes.ts';
import { IMPORT_CODES } from './codes.ts';

/** A finding of this room about a place in the input, its severity left to the table of codes. */
export type ImportFinding = Omit<Finding, 'severity' | 'code' | 'fixes'> & { readonly code: ImportCode };

/** Makes the diagnostic of a finding, at the place in the input. */
export function reportFinding(document: Document, finding: ImportFinding): Diagnostic {
  return reportAt(document, { ...finding, severity: IMPORT_CODES[finding.code].severity });
}
