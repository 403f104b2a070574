import type { SourceId } from '../catalogue/sources.ts';
import type { RuleSeverity, Severity } from '../core/diagnostic.ts';
import type { Span } from '../core/origin.ts';
import type { Finding } from '../core/report-at.ts';
import type { DocumentContext, ManifestContext, ProjectContext } from './context.ts';

/** What a rule is about: the order of the list of rules. */
export type RuleGroup = 'modes' | 'values' | 'secrets' | 'webhooks' | 'output' | 'source' | 'money' | 'policy';

/** What a rule is called, why it is there and how it shows: its page, `explain` and its tests come from this. */
export interface RuleMetadata {
  /** Kebab-case; the code of its findings, and the name of its file and of its page. */
  readonly id: string;
  readonly group: RuleGroup;
  /** How much a finding weighs unless a project says otherwise; a single finding may weigh less. */
  readonly severity: RuleSeverity;
  /** The dated set of rules that has it first. */
  readonly since: string;
  /** One line: what the rule asks for. */
  readonly summary: string;
  /** What goes wrong without it. */
  readonly why: string;
  /** What to do about a finding. */
  readonly fix: string;
  /** When a project had better do without it. */
  readonly whenOff?: string;
  /** What the rule rests on. */
  readonly sources?: readonly SourceId[];
  /**
   * Who may say that a finding does not count. Without it a comment or a baseline may; `not-in-manifests`: only the
   * project file and the command line; `fixed`: nobody, since it is the project file that asks for the rule.
   */
  readonly control?: 'not-in-manifests' | 'fixed';
  /**
   * Whether its findings stand beside what the check of the form says of the same place: other rules say nothing there,
   * as they could not tell whether it is the same mistake.
   */
  readonly standsBesideOthers?: true;
  /** Whether it is about batches of the v2 API, too; most rules know the settings of v1 alone. */
  readonly isForV2?: true;
  /** Whether it is about classify batches, too. */
  readonly isForClassify?: true;
  /** How dangerous a finding is to leave, from 0 to 10 as CVSS counts, where it is a matter of security. */
  readonly securitySeverity?: number;
  /** Whether `--fix` puts findings right, all or some of them. */
  readonly isFixable?: true;
  /** Each has exactly the findings that it reports. */
  readonly bad: readonly BadExample[];
  /** Each has no finding of any rule that is an error or a warning. */
  readonly good: readonly Example[];
}

/** A manifest that shows a rule. */
export interface Example {
  /** What it shows, without a full stop. */
  readonly title: string;
  /** The lines of a spec, or from `apiVersion` on a whole file, which may have several documents. */
  readonly yaml: string;
  /** The lines of the project file beside it, below its kind. */
  readonly project?: string;
}

/** A manifest that a rule finds fault with. */
export interface BadExample extends Example {
  /** Every finding: `LINE:COLUMN MESSAGE`, in the file that `exampleText` makes of the example. */
  readonly reports: readonly string[];
}

/** What a rule says about a place. */
export type RuleFinding = Pick<Finding, 'path' | 'at' | 'message' | 'help' | 'related' | 'fixes'> & {
  /** Where this finding weighs less than others of its rule. */
  readonly severity?: Severity;
  /** The stretch of the document's text that it is about, where that is neither a key nor a value: a comment. */
  readonly span?: Span;
};

/** Looks at a document as it is written, profiles and documents with errors too. */
export interface DocumentRule extends RuleMetadata {
  readonly scope: 'document';
  /** Whether it looks at project files too. */
  readonly readsProjectFiles?: true;
  readonly check: (context: DocumentContext) => Iterable<RuleFinding>;
}

/** Looks at a manifest as it is composed for one environment and one row of its matrix. */
export interface ManifestRule extends RuleMetadata {
  readonly scope: 'manifest';
  readonly check: (context: ManifestContext) => Iterable<RuleFinding>;
}

/** Looks at all composed manifests of a run beside each other. */
export interface ProjectRule extends RuleMetadata {
  readonly scope: 'project';
  readonly check: (context: ProjectContext) => Iterable<RuleFinding & { readonly manifest: ManifestContext }>;
}

/** A rule of the linter: one file of `rules/`, and one line of its index. */
export type Rule = DocumentRule | ManifestRule | ProjectRule;

/** States a rule. */
export function defineRule<T extends Rule>(rule: T): T {
  return rule;
}
