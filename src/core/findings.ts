import type { Diagnostic } from './diagnostic.ts';

/** All that one run has found, as the formats take it. */
export interface Findings {
  /** In the order of a report; suppressed ones too. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file that a finding may point into, by the file's shown name. */
  readonly sources: ReadonlyMap<string, string>;
  /** Every document that was looked at, in order. */
  readonly documents: readonly NamedDocument[];
  readonly summary: Summary;
}

/** A document that was looked at. */
export interface NamedDocument {
  /** The file as it is shown to the reader. */
  readonly file: string;
  /** Which document of the file, counted from 0. */
  readonly index: number;
  /** `metadata.name` where the document has one. */
  readonly name?: string;
}

/** What a run has looked at. */
export interface Checked {
  readonly files: number;
  readonly documents: number;
  readonly rules: number;
}

/** What a run has looked at and how much it found; a suppressed finding counts as suppressed only. */
export interface Summary extends Checked {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
}

/** Counts findings by severity. */
export function summarize(diagnostics: readonly Diagnostic[], { files, documents, rules }: Checked): Summary {
  const open = diagnostics.filter((diagnostic) => diagnostic.suppression === undefined);
  return {
    files,
    documents,
    rules,
    errors: countOf(open, 'error'),
    warnings: countOf(open, 'warning'),
    infos: countOf(open, 'info'),
    suppressed: diagnostics.length - open.length,
  };
}

/** The findings without remarks, for whoever did not ask for them. */
export function withoutRemarks(findings: Findings): Findings {
  const diagnostics = findings.diagnostics.filter(({ severity }) => severity !== 'info');
  return { ...findings, diagnostics, summary: summarize(diagnostics, findings.summary) };
}

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
