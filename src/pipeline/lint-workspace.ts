import type { Diagnostic } from '../core/diagnostic.ts';
import { compareDiagnostics } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { JsonObject } from '../core/json.ts';
import { specsOf } from '../core/specs.ts';
import { readSettings } from '../lint/batch-settings.ts';
import type { ManifestContext } from '../lint/context.ts';
import { RULES } from '../lint/rules/index.ts';
import type { RuleSelection } from '../lint/run.ts';
import { lintDocument, lintManifest, lintProject } from '../lint/run.ts';
import type { SeverityFlags } from '../lint/severity.ts';
import type { ProjectSettings } from '../project/settings.ts';
import { kindOf } from '../validate/manifest-kind.ts';
import type { CheckResult } from './check-workspace.ts';
import { findingsIn, validateWorkspace } from './check-workspace.ts';
import type { ComposedTarget } from './compose-targets.ts';
import { mergeFindings } from './merge-findings.ts';
import type { CompositionOptions } from './read-composition.ts';
import { withoutRepeated } from './without-repeated.ts';
import type { Workspace } from './workspace.ts';

/** How manifests are linted. */
export interface LintOptions {
  /** Severities by rule, which win over the project file. */
  readonly severities?: SeverityFlags;
}

/** Checks what was read, and runs the rules over it. */
export function lintWorkspace(workspace: Workspace, options: CompositionOptions & LintOptions): CheckResult {
  return lintChecked(workspace, validateWorkspace(workspace, options), options);
}

/** Runs the rules over what was checked: they say nothing where the check has found something. */
export function lintChecked(
  workspace: Workspace,
  checked: CheckResult,
  { severities = new Map() }: LintOptions,
): CheckResult {
  const selection: RuleSelection = { rules: RULES, flags: severities };
  const earlier = checked.findings.diagnostics;
  const found = [...lintDocuments(workspace, selection), ...lintTargets(workspace, checked.targets, selection)];
  const diagnostics = [...earlier, ...withoutRepeated(found, earlier)].sort(compareDiagnostics);
  return { ...checked, findings: findingsIn(workspace, diagnostics, RULES.length) };
}

function lintDocuments({ named, extended, projectOf }: Workspace, selection: RuleSelection): Diagnostic[] {
  return [...named, ...extended].flatMap(({ source, documents }) =>
    documents.filter(isComposable).flatMap((document) => {
      const project = projectOf(source.file);
      return lintDocument({ document, specs: specsOf(document), project }, selection);
    }),
  );
}

/** A project file has a schema of its own, and no settings of a batch. */
function isComposable(document: Document): boolean {
  return document.value !== undefined && kindOf(document) !== 'Project';
}

function lintTargets(
  { projectOf }: Workspace,
  targets: readonly ComposedTarget[],
  selection: RuleSelection,
): Diagnostic[] {
  const manifests = targets.map((target) => contextOf(target, projectOf(target.document.file)));
  const ofEach = manifests.flatMap((manifest) =>
    lintManifest(manifest, selection).map((diagnostic) => ({ diagnostic, target: manifest.target })),
  );
  const ofAll = lintProject({ manifests }, selection).map(({ diagnostic, manifest }) => ({
    diagnostic,
    target: manifest.target,
  }));
  return mergeFindings([...ofEach, ...ofAll]);
}

function contextOf(
  { document, manifest, composedFor, label }: ComposedTarget,
  project: ProjectSettings,
): ManifestContext {
  const settings = readSettings(manifest === undefined ? document.value : (manifest as unknown as JsonObject)); // of JSON
  return { document, settings, project, environment: composedFor, target: label };
}
