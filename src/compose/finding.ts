import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Finding } from '../core/report-at.ts';
import { reportAt } from '../core/report-at.ts';
import type { ComposeCode } from './codes.ts';
import { COMPOSE_CODES } from './codes.ts';

/** A finding of this room, its severity left to the table of codes. */
export type ComposeFinding = Omit<Finding, 'severity' | 'code'> & { readonly code: ComposeCode };

/** Reports a finding of this room at a place in a document. */
export function reportIn(document: Document, finding: ComposeFinding): Diagnostic {
  return reportAt(document, { ...finding, severity: COMPOSE_CODES[finding.code].severity });
}
