import type { RuleSeverity } from '../../core/diagnostic.ts';
import type { Baseline } from '../../lint/baseline.ts';

export type { RuleSeverity } from '../../core/diagnostic.ts';
export type { Baseline, KnownFinding } from '../../lint/baseline.ts';

/** How manifests are linted. */
export interface LintOptions {
  /** Severities by rule, which win over the project file. */
  readonly severities?: ReadonlyMap<string, RuleSeverity>;
  /** Findings that are known: they are marked and do not count. */
  readonly baseline?: KnownFindings | undefined;
  /** The day of the run, as `YYYY-MM-DD`, for suppressions that end; today in UTC without it. */
  readonly today?: string;
}

/** A baseline, and how its file relates to the ones that are linted. */
export interface KnownFindings {
  readonly baseline: Baseline;
  /** The file as it is shown to the reader. */
  readonly file: string;
  /** What the baseline calls a file, by the name that the file is shown by. */
  readonly nameOf: (file: string) => string;
}
