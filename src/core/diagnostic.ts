import type { Fix } from './fix.ts';
import type { Origin } from './origin.ts';

/** How much a finding weighs: only an error makes a command exit with 1. */
export type Severity = 'error' | 'warning' | 'info';

/** How much findings of a rule weigh; a rule that is `off` does not run. */
export type RuleSeverity = Severity | 'off';

/** Something wrong with the user's input: returned and collected, never thrown. */
export interface Diagnostic {
  /** `yaml/…`, `schema/…` and `compose/…` for stages, plain kebab-case for lint rules. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence; user text stands in backticks, secrets never. */
  readonly message: string;
  /** What to do, in the imperative, with the exact replacement where it is known. */
  readonly help?: string;
  readonly origin: Origin;
  /** The document that `origin` names; absent where there is no file. */
  readonly document?: { readonly index: number; readonly name?: string };
  /** JSON pointer into the document that `origin` names; with no file, into the composed manifest. */
  readonly path: string;
  /** Further places that the message speaks of. */
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** Why the finding does not count, where it does not. */
  readonly suppression?: Suppression;
  /** The environments in which the finding holds, where it does not hold in all. */
  readonly environments?: readonly string[];
  /** The page that explains the code, relative to the package. */
  readonly docs: string;
}

/** What keeps a finding from counting. */
export interface Suppression {
  readonly reason: string;
  /** Whether a comment in the file says so, as where it is absent, or a baseline beside it. */
  readonly kind?: 'inSource' | 'external';
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until?: string;
  /** Who answers for it. */
  readonly owner?: string;
}

/** A second place that belongs to a finding. */
export interface Related {
  readonly message: string;
  readonly origin: Origin;
}

/** The order of a report: file, offset, code; what has no file comes last. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareText(fileOf(left), fileOf(right)) || offsetOf(left) - offsetOf(right) || compareText(left.code, right.code)
  );
}

/** Whether a finding counts: it is not suppressed. */
export function isOpen({ suppression }: Diagnostic): boolean {
  return suppression === undefined;
}

/** Whether any finding is an error that is not suppressed. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error' && isOpen(diagnostic));
}

function fileOf({ origin }: Diagnostic): string {
  return origin.kind === 'file' ? origin.file : '\uffff';
}

function offsetOf({ origin }: Diagnostic): number {
  return origin.kind === 'file' ? origin.span.start.offset : 0;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
