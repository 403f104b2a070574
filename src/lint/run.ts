import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Span } from '../core/origin.ts';
import { valueAt } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import type { ProjectSettings } from '../project/settings.ts';
import type { DocumentContext, ManifestContext, ProjectContext } from './context.ts';
import type { Rule, RuleFinding } from './rule.ts';
import type { SeverityFlags } from './severity.ts';
import { weigherOf } from './severity.ts';

/** The rules of a run, and the severities that its command line states. */
export interface RuleSelection {
  readonly rules: readonly Rule[];
  readonly flags: SeverityFlags;
}

/** What the rules of single documents say about one. */
export function lintDocument(context: DocumentContext, selection: RuleSelection): Diagnostic[] {
  return selection.rules.flatMap((rule) =>
    rule.scope === 'document' ? report(rule, context, selection, () => rule.check(context)) : [],
  );
}

/** What the rules that look at project files say about one. */
export function lintProjectFile(context: DocumentContext, selection: RuleSelection): Diagnostic[] {
  const rules = selection.rules.filter((rule) => rule.scope === 'document' && rule.readsProjectFiles === true);
  return lintDocument(context, { ...selection, rules });
}

/** What the rules of composed manifests say about one. */
export function lintManifest(context: ManifestContext, selection: RuleSelection): Diagnostic[] {
  return selection.rules.flatMap((rule) =>
    rule.scope === 'manifest' ? report(rule, context, selection, () => rule.check(context)) : [],
  );
}

/** A finding among several manifests, and the one that it is in. */
export interface ProjectFinding {
  readonly diagnostic: Diagnostic;
  readonly manifest: ManifestContext;
}

/** What the rules of projects say about manifests beside each other; the project file of each says how much that weighs. */
export function lintProject(context: ProjectContext, selection: RuleSelection): ProjectFinding[] {
  return selection.rules.flatMap((rule) => {
    if (rule.scope !== 'project') return [];
    const manifests = context.manifests.filter(({ document }) => isAbout(rule, document));
    return Array.from(rule.check({ ...context, manifests })).flatMap(({ manifest, ...finding }) =>
      report(rule, manifest, selection, () => [finding]).map((diagnostic) => ({ diagnostic, manifest })),
    );
  });
}

function report(
  rule: Rule,
  { document, project }: { readonly document: Document; readonly project: ProjectSettings },
  { flags }: RuleSelection,
  check: () => Iterable<RuleFinding>,
): Diagnostic[] {
  const weigh = isAbout(rule, document) ? weigherOf(rule, project.rules, flags) : undefined;
  if (weigh === undefined) return [];
  return Array.from(check(), ({ severity, span, ...finding }) => {
    const diagnostic = reportAt(document, { ...finding, code: rule.id, severity: weigh(severity) });
    return span === undefined ? diagnostic : moveTo(diagnostic, span);
  });
}

function isAbout(rule: Rule, { value }: Document): boolean {
  const kind = valueAt(value, ['kind']);
  if (kind === 'ClassifyBatch') return rule.isForClassify === true;
  return rule.isForV2 === true || !isOfV2(kind);
}

function moveTo(diagnostic: Diagnostic, span: Span): Diagnostic {
  const { origin } = diagnostic;
  return origin.kind === 'file' ? { ...diagnostic, origin: { ...origin, span } } : diagnostic;
}
