import type { Diagnostic, Severity } from '../../core/diagnostic.ts';

/** The severities, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** The findings with the gravest first, else in their order. */
export function bySeverity(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return SEVERITIES.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
}
