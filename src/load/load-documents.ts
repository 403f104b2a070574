import { compareDiagnostics } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import { documentName } from '../core/report-at.ts';
import { scannableText } from './characters.ts';
import { findOversize } from './decode-text.ts';
import type { Finding } from './finding.ts';
import { createFindings, toDiagnostic } from './finding.ts';
import { findExcess } from './limit-check.ts';
import type { InputLimits } from './limits.ts';
import { DEFAULT_LIMITS, MAX_DEPTH } from './limits.ts';
import { createLineMap } from './line-map.ts';
import { readDocuments } from './read-documents.ts';
import type { Scan } from './scan-text.ts';
import { scanText } from './scan-text.ts';

/** A text and the file that it is from, as that is shown to the reader. */
export interface LoadInput {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the documents of a file. The value is always there: a document that could not be read has no value, and
 * where a limit is exceeded nothing is read at all. A document without content is passed over, but counts.
 */
export function loadDocuments(
  { file, text }: LoadInput,
  limits: InputLimits = DEFAULT_LIMITS,
): Outcome<readonly Document[]> {
  const lines = createLineMap(text);
  const maxDepth = Math.min(limits.depth, MAX_DEPTH);
  const scanned = scanWithin(text, { ...limits, depth: maxDepth });
  if ('code' in scanned) return { value: [], diagnostics: [toDiagnostic(scanned, { file, lines })] };
  const findings = createFindings();
  const documents = readDocuments({ file, text, lines, maxDepth, ...scanned }, findings);
  if (documents.length === 0) findings.add(describeNothing(scanned.scan));
  const places = new Map(documents.map((document) => [document.index, describeDocument(document)]));
  const diagnostics = findings.list().map(({ finding, document: index }) => {
    if (index === undefined) return toDiagnostic(finding, { file, lines });
    return toDiagnostic(finding, { file, lines, document: places.get(index) ?? { index } });
  });
  return { value: documents, diagnostics: diagnostics.sort(compareDiagnostics) };
}

/** The tokens of a text that keeps to the limits, or where it does not. */
function scanWithin(text: string, limits: InputLimits): { readable: string; scan: Scan } | Finding {
  const oversize = findOversize(new TextEncoder().encode(text), limits);
  if (oversize !== undefined) return oversize;
  const readable = scannableText(text);
  const scan = scanText(readable, limits);
  const tokens = scan.drafts.map(({ token }) => token);
  return findExcess(tokens, limits) ?? scan.excess ?? { readable, scan };
}

function describeDocument(document: Document): { index: number; name?: string } {
  const name = documentName(document);
  return { index: document.index, ...(name !== undefined && { name }) };
}

/** What to say of a file without documents: the first stray token, or that there is nothing. */
function describeNothing({ errors: [stray] }: Scan): Finding {
  const path: Finding['path'] = [];
  if (stray === undefined)
    return { code: 'yaml/empty', message: 'The file holds no document.', start: 0, end: 0, path };
  const message = 'This cannot stand outside a document.';
  return { code: 'yaml/syntax', message, start: stray.offset, end: stray.offset + stray.source.length, path };
}
