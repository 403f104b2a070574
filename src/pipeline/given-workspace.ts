import type { FindProfile } from '../compose/layers-of.ts';
import { nameBeside, normalName } from '../files/paths.ts';
import { DEFAULT_LIMITS } from '../load/limits.ts';
import { NO_PROJECT } from '../project/settings.ts';
import type { CheckOptions } from './check-manifests.ts';
import { findProfileIn, readReference } from './find-profile-in.ts';
import { loadFile } from './load-file.ts';
import { packageVersion } from './package-version.ts';
import { readProjectFile } from './read-project-file.ts';
import type { SourceText } from './source-text.ts';
import type { LoadedFile, Workspace } from './workspace.ts';

/** The workspace that texts make by themselves: profiles are looked for among them, and nothing is read. */
export function givenWorkspace(
  sources: readonly SourceText[],
  { limits, project }: Pick<CheckOptions, 'limits' | 'project'>,
): Workspace {
  const named = sources.map((source) => loadFile(source, { ...DEFAULT_LIMITS, ...limits }));
  const read = project && readProjectFile(loadFile(project), packageVersion());
  return {
    named,
    extended: [],
    projects: read === undefined ? [] : [read],
    findProfile: findAmong(named),
    projectOf: () => read?.settings ?? NO_PROJECT,
    diagnostics: read?.diagnostics ?? [],
    unread: 0,
    failures: [],
  };
}

function findAmong(files: readonly LoadedFile[]): FindProfile {
  const byName = new Map(files.map((file) => [normalName(file.source.file), file]));
  return (from, reference) => {
    const { path, name } = readReference(reference);
    const file = byName.get(nameBeside(from.file, path));
    return file === undefined ? { kind: 'problem', problem: 'missing' } : findProfileIn(file, name);
  };
}
