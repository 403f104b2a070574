import type { Diagnostic } from '../../core/diagnostic.ts';
import { compareDiagnostics, hasErrors } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import type { JsonObject } from '../../core/json.ts';
import { specsOf } from '../../core/specs.ts';
import { markKnown } from '../../lint/baseline.ts';
import { readSettings } from '../../lint/batch-settings.ts';
import type { DocumentContext, ManifestContext } from '../../lint/context.ts';
import { checkRuleNames } from '../../lint/rule-sets.ts';
import { RULES } from '../../lint/rules/index.ts';
import type { RuleSelection } from '../../lint/run.ts';
import { lintDocument, lintManifest, lintProject, lintProjectFile } from '../../lint/run.ts';
import { weigherOf } from '../../lint/severity.ts';
import { suppress } from '../../lint/suppress.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import { kindOf } from '../../validate/manifest-kind.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { CheckResult } from './check-workspace.ts';
import { composeLeftOut, findingsIn, validateWorkspace } from './check-workspace.ts';
import type { ComposedTarget } from './compose-targets.ts';
import { coverCredentials } from './cover-credentials.ts';
import type { KnownFindings, LintOptions } from './lint-options.ts';
import { mergeFindings } from './merge-findings.ts';
import type { CompositionOptions } from './read-composition.ts';
import { isSuppressible, suppressibleCodes } from './suppressible-codes.ts';
import { isUnusedCertain } from './unused-suppressions.ts';
import { withoutRepeated } from './without-repeated.ts';

/** Checks what was read, and runs the rules over it. */
export function lintWorkspace(workspace: Workspace, options: CompositionOptions & LintOptions): CheckResult {
  return lintChecked(workspace, validateWorkspace(workspace, options), options);
}

/** Runs the rules over what was checked: they say nothing where the check has found something. */
export function lintChecked(
  workspace: Workspace,
  checked: CheckResult,
  options: CompositionOptions & LintOptions,
): CheckResult {
  const { severities = new Map(), baseline } = options;
  const selection: RuleSelection = { rules: RULES, flags: severities };
  const ofProjects = checkProjectRules(workspace);
  const earlier = [...checked.findings.diagnostics, ...ofProjects];
  // What was checked is covered already: places are compared below.
  const found = [
    ...lintDocuments(workspace, selection),
    ...lintProjectFiles(workspace, selection),
    ...lintTargets(workspace, { checked: checked.targets, beside: composeLeftOut(workspace, options) }, selection),
  ].map(coverCredentials);
  const all = [...earlier, ...withoutReported(found, earlier)];
  const suppressed = suppress(all, [...workspace.named, ...workspace.extended], {
    isOpen: isSuppressible,
    codes: suppressibleCodes(),
    isJudged: isUnusedCertain(workspace, all, options),
    today: options.today ?? new Date().toISOString().slice(0, 10),
  });
  const marked = baseline === undefined ? suppressed : markFromBaseline(suppressed, baseline);
  return {
    ...checked,
    isProjectWrong: checked.isProjectWrong || hasErrors(ofProjects),
    findings: findingsIn(workspace, marked.sort(compareDiagnostics), countRules(workspace, selection)),
  };
}

function markFromBaseline(diagnostics: readonly Diagnostic[], { baseline, file, nameOf }: KnownFindings): Diagnostic[] {
  return markKnown(diagnostics, baseline, { nameOf, isOpen: (code) => isSuppressible(code) === true }, file);
}

/** Rules say nothing where something is reported already, but those that are about something else in the same place. */
function withoutReported(found: readonly Diagnostic[], earlier: readonly Diagnostic[]): Diagnostic[] {
  const beside = found.filter(({ code }) => STANDING_BESIDE.has(code));
  const others = found.filter(({ code }) => !STANDING_BESIDE.has(code));
  return [...beside, ...withoutRepeated(others, earlier)];
}

function checkProjectRules({ projects }: Workspace): Diagnostic[] {
  return projects.flatMap(({ documents }) => documents.flatMap((document) => checkRuleNames(document, RULES)));
}

const STANDING_BESIDE: ReadonlySet<string> = new Set(
  RULES.filter((rule) => rule.standsBesideOthers === true).map(({ id }) => id),
);

function lintDocuments({ named, extended, projectOf }: Workspace, selection: RuleSelection): Diagnostic[] {
  return [...named, ...extended].flatMap(({ source, documents }) =>
    documents.filter(isComposable).flatMap((document) => {
      const project = projectOf(source.file);
      return lintDocument({ document, specs: specsOf(document), project }, selection);
    }),
  );
}

/** Project files that were named, and those that hold, as they are in the working tree: a commit cannot be mended. */
function lintProjectFiles({ named, extended, projectOf }: Workspace, selection: RuleSelection): Diagnostic[] {
  const files = new Map<string, DocumentContext>();
  for (const { source, documents } of [...named, ...extended]) {
    const project = projectOf(source.file);
    const own = documents.find((document) => document.value !== undefined && kindOf(document) === 'Project');
    for (const document of [own, project.documentOf('vars')]) {
      if (document !== undefined) files.set(document.file, { document, specs: [], project });
    }
  }
  return [...files.values()].flatMap((context) => lintProjectFile(context, selection));
}

/** A project file has a schema of its own, and no settings of a batch. */
function isComposable(document: Document): boolean {
  return document.value !== undefined && kindOf(document) !== 'Project';
}

interface Targets {
  readonly checked: readonly ComposedTarget[];
  /** They are compared with, and nothing is said of them. */
  readonly beside: readonly ComposedTarget[];
}

function lintTargets({ projectOf }: Workspace, { checked, beside }: Targets, selection: RuleSelection): Diagnostic[] {
  const toContext = (target: ComposedTarget) => contextOf(target, projectOf(target.document.file));
  const manifests = checked.map(toContext);
  const all = [...beside.map(toContext), ...manifests];
  const ofEach = manifests.flatMap((manifest) =>
    lintManifest(manifest, selection).map((diagnostic) => ({ diagnostic, target: manifest.target })),
  );
  const ofAll = lintProject({ manifests: all }, selection)
    .filter(({ manifest }) => manifests.includes(manifest))
    .map(({ diagnostic, manifest }) => ({ diagnostic, target: manifest.target }));
  return mergeFindings([...ofEach, ...ofAll]);
}

function contextOf(
  { document, manifest, composedFor, label }: ComposedTarget,
  project: ProjectSettings,
): ManifestContext {
  const settings = readSettings(manifest === undefined ? document.value : (manifest as unknown as JsonObject)); // of JSON
  return { document, settings, project, environment: composedFor, target: label };
}

/** How many rules were on, in one project or another. */
function countRules({ named, projectOf }: Workspace, { rules, flags }: RuleSelection): number {
  const projects = [...new Set(named.map(({ source }) => projectOf(source.file)))];
  return rules.filter((rule) => projects.some((project) => weigherOf(rule, project.rules, flags) !== undefined)).length;
}
