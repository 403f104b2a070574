import type { UsedReference } from '../../compose/resolve-references.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { compareDiagnostics, hasErrors } from '../../core/diagnostic.ts';
import type { Failure } from '../../core/failure.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import { documentName } from '../../core/report-at.ts';
import type { LoadedFile, Workspace } from '../workspace/workspace.ts';
import type { WrittenFile } from './check-written.ts';
import { checkWritten } from './check-written.ts';
import type { EnvironmentChoice, ManifestInProject } from './choose-environments.ts';
import { createChooser } from './choose-environments.ts';
import type { ComposedTarget } from './compose-targets.ts';
import { composeTargets } from './compose-targets.ts';
import { coverCredentials } from './cover-credentials.ts';
import { listDocuments, soundIn } from './list-documents.ts';
import { maskedSources } from './masked-sources.ts';
import { mergeFindings } from './merge-findings.ts';
import type { CompositionOptions } from './read-composition.ts';
import { readVariables } from './read-composition.ts';
import { withoutRepeated } from './without-repeated.ts';

/** All that checking manifests found, and what they come to. */
export interface CheckResult {
  /** Ordered by file, offset and code; the texts beside them have their credentials covered. */
  readonly findings: Findings;
  /** The composed manifests: of each manifest one for each environment and each row of its matrix. */
  readonly targets: readonly ComposedTarget[];
  /** Every reference that was read, as often as it was. */
  readonly uses: readonly UsedReference[];
  /** What was passed over, and why: one sentence each. */
  readonly notices: readonly string[];
  /** For files that could not be read. */
  readonly failures: readonly Failure[];
  /** Whether a project file has errors. */
  readonly isProjectWrong: boolean;
}

/** Checks what was read, each manifest for the environment that the options name, or for each of its own. */
export function validateWorkspace(workspace: Workspace, options: CompositionOptions): CheckResult {
  const { environment } = options;
  return checkWorkspace(workspace, options, environment === undefined ? 'each' : { name: environment });
}

/** Checks what was read: every document as it is written, and every manifest as it is composed. */
export function checkWorkspace(
  workspace: Workspace,
  options: CompositionOptions,
  choice: EnvironmentChoice,
): CheckResult {
  const { named, extended, leftOut, projects, findProfile, validators } = workspace;
  const check = (file: LoadedFile) => checkWritten(file, validators);
  const files = named.map(check);
  const manifests = manifestsIn(files, workspace);
  const others = manifestsIn(leftOut.map(check), workspace);
  const sources = { manifests: [...others, ...manifests], findProfile, areAllRead: areAllRead(workspace) };
  const choose = createChooser(choice, sources);
  const composition = { ...readVariables(options), settings: workspace.settings, findProfile, validators };
  const chosen = manifests.map((manifest) => ({ manifest, environments: choose(manifest) }));
  const composed = chosen.map(({ manifest, environments }) => composeTargets(manifest, environments, composition));
  const written = [...files, ...extended.map(check)].flatMap((file) => file.diagnostics);
  const earlier = [...workspace.diagnostics, ...written];
  const later = withoutRepeated(mergeFindings(composed.flatMap(({ findings }) => findings)), earlier);
  const diagnostics = [...earlier, ...later].sort(compareDiagnostics);
  return {
    findings: findingsIn(workspace, diagnostics, 0),
    targets: composed.flatMap(({ targets }) => targets),
    uses: composed.flatMap(({ uses }) => uses),
    failures: workspace.failures,
    isProjectWrong: hasErrors(workspace.diagnostics.filter((finding) => isIn(projects, finding))),
    notices: chosen.flatMap(({ manifest, environments }) =>
      environments.environments.length > 0 ? [] : passedOver(manifest),
    ),
  };
}

function manifestsIn(files: readonly WrittenFile[], { projectOf }: Workspace): ManifestInProject[] {
  return files.flatMap((file) => file.manifests.map((document) => ({ document, project: projectOf(file.file) })));
}

/** What was left out since it has not changed, composed as the rest is: it is looked at only beside what has. */
export function composeLeftOut(workspace: Workspace, options: CompositionOptions): readonly ComposedTarget[] {
  const { leftOut, findProfile, validators } = workspace;
  if (leftOut.length === 0) return [];
  const { environment } = options;
  const written = leftOut.map((file) => checkWritten(file, validators));
  const manifests = manifestsIn(written, workspace);
  const choice = environment === undefined ? 'each' : { name: environment };
  const choose = createChooser(choice, { manifests, findProfile, areAllRead: false });
  const composition = { ...readVariables(options), settings: workspace.settings, findProfile, validators };
  return manifests.flatMap((manifest) => composeTargets(manifest, choose(manifest), composition).targets);
}

/** All that was found, its credentials covered, with what a report needs to know beside it; `rules` is how many rules were run. */
export function findingsIn(workspace: Workspace, diagnostics: readonly Diagnostic[], rules: number): Findings {
  const { named, extended, unread } = workspace;
  const sound = soundIn(workspace);
  const documents = listDocuments(workspace, sound);
  const files = sound.length + named.length + extended.length + unread;
  const checked = { files, documents: documents.length, rules };
  return {
    diagnostics: diagnostics.map(coverCredentials),
    sources: maskedSources(workspace, diagnostics),
    documents,
    summary: summarize(diagnostics, checked),
  };
}

function isIn(files: readonly LoadedFile[], { origin }: Diagnostic): boolean {
  return origin.kind === 'file' && files.some(({ source }) => source.file === origin.file);
}

function areAllRead({ named, extended, unread }: Workspace): boolean {
  const documents = [...named, ...extended].flatMap((file) => file.documents);
  return unread === 0 && documents.every(({ value }) => value !== undefined);
}

function passedOver({ document }: ManifestInProject): string {
  const name = documentName(document);
  return `${document.file}${name === undefined ? '' : ` (${name})`} does not have this environment: passed over.`;
}
