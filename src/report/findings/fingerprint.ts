import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import type { ReportContext } from './context.ts';

/** What makes a finding the same in two runs: a hash over its place by name, never by line. */
export function fingerprintOf(diagnostic: Diagnostic, findings: Findings, context: ReportContext): string {
  const value = context.isSecret(diagnostic) ? '' : writtenValue(diagnostic, findings);
  return hashOf([...identityOf(diagnostic, context), value], context);
}

/**
 * A hash for each finding that no other finding has: equal ones are told apart by which of them comes first.
 */
export function uniqueFingerprints(diagnostics: readonly Diagnostic[], context: ReportContext): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const identity = identityOf(diagnostic, context);
    const key = JSON.stringify(identity);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return hashOf([...identity, occurrence], context);
  });
}

function identityOf({ code, origin, document, path }: Diagnostic, context: ReportContext): (string | number)[] {
  const file = origin.kind === 'file' ? context.repositoryPath(origin.file) : `${origin.kind} ${origin.name}`;
  return [code, file, document?.name ?? document?.index ?? '', path];
}

/**
 * The text at the finding, white space made even. A longer stretch would change with everything in it, and the length
 * of what is covered would tell about a credential: both count as nothing.
 */
function writtenValue({ origin }: Diagnostic, { sources }: Findings): string {
  if (origin.kind !== 'file' || origin.span.start.line !== origin.span.end.line) return '';
  const { start, end } = origin.span;
  const text = sources.get(origin.file)?.slice(start.offset, end.offset) ?? '';
  return text.includes('*') ? '' : text.trim().replaceAll(/\s+/g, ' ');
}

function hashOf(parts: readonly (string | number)[], { hash }: ReportContext): string {
  return hash('sha256', new TextEncoder().encode(JSON.stringify(parts)));
}
