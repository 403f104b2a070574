import type { FindProfile } from '../../compose/layers-of.ts';
import { layersOf, listedEnvironments } from '../../compose/layers-of.ts';
import type { Document } from '../../core/document.ts';
import { Failure } from '../../core/failure.ts';
import { documentName } from '../../core/report-at.ts';
import type { ProjectSettings } from '../../project/settings.ts';

/** Which environments manifests are composed for: one by name, each of their own, or one that has to be named. */
export type EnvironmentChoice = { readonly name: string } | 'each' | 'one';

/** A manifest, and what its project says. */
export interface ManifestInProject {
  readonly document: Document;
  readonly project: ProjectSettings;
}

/** What a manifest is composed for. */
export interface ChosenEnvironments {
  /** `undefined` is the base. */
  readonly environments: readonly (string | undefined)[];
  /** Whether the environments are the manifest's own: only those are part of what a batch is. */
  readonly areOwn: boolean;
}

/** What environments are chosen from. */
export interface EnvironmentSources {
  readonly manifests: readonly ManifestInProject[];
  readonly findProfile: FindProfile;
  /** Whether every manifest could be read: one that could not may have any environment. */
  readonly areAllRead: boolean;
}

/** Chooses among the environments that there are. Throws where one is asked for that nobody has, or none where one is needed. */
export function createChooser(
  choice: EnvironmentChoice,
  { manifests, findProfile, areAllRead }: EnvironmentSources,
): (manifest: ManifestInProject) => ChosenEnvironments {
  const own = new Map(manifests.map(({ document }) => [document, environmentsOf(document, findProfile)]));
  if (typeof choice === 'object' && areAllRead) requireKnown(choice.name, manifests, [...own.values()].flat());
  return ({ document, project }) => {
    const names = own.get(document) ?? [];
    if (names.length === 0) return { environments: withoutOwn(choice, project), areOwn: false };
    if (choice === 'each') return { environments: names, areOwn: true };
    const name = typeof choice === 'object' ? choice.name : project.defaultEnvironment;
    if (name === undefined) throw unnamed(document, names);
    return { environments: names.includes(name) ? [name] : [], areOwn: true };
  };
}

/** The environments of a manifest: its own and those of its profiles. */
function environmentsOf(document: Document, findProfile: FindProfile): string[] {
  const { layers } = layersOf(document, undefined, findProfile);
  return [...new Set(layers.flatMap((layer) => listedEnvironments(layer.document)))];
}

/** A manifest without environments is used as it is; what differs are the variables of the project. */
function withoutOwn(choice: EnvironmentChoice, project: ProjectSettings): readonly (string | undefined)[] {
  if (typeof choice === 'object') return [choice.name];
  if (choice === 'one') return [project.defaultEnvironment];
  return project.environments.size > 0 ? [...project.environments.keys()] : [undefined];
}

function requireKnown(name: string, manifests: readonly ManifestInProject[], own: readonly string[]): void {
  const known = new Set([...own, ...manifests.flatMap(({ project }) => [...project.environments.keys()])]);
  if (known.has(name)) return;
  const hint =
    known.size === 0 ? 'No manifest and no project file has environments.' : `Known are ${list([...known])}.`;
  throw new Failure('usage', `There is no environment \`${name}\``, { hint });
}

function unnamed(document: Document, names: readonly string[]): Failure {
  const name = documentName(document);
  const which = name === undefined ? `\`${document.file}\`` : `\`${name}\` (${document.file})`;
  const hint = `Say which one with --env: ${list(names)}.`;
  return new Failure('usage', `${which} has environments`, { hint });
}

function list(names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `\`${name}\``)
    .join(', ');
}
