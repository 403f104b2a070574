import { nameBeside, normalName } from '../../files/paths.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { NO_PROJECT } from '../../project/settings.ts';
import { ALL_VALIDATORS } from '../../validate/validators/all-validators.ts';
import { loadText } from '../workspace/load-text.ts';
import { packageVersion } from '../workspace/package-version.ts';
import { readProjectFile } from '../workspace/read-project-file.ts';
import { readSetting } from '../workspace/read-setting.ts';
import type { SourceText } from '../workspace/source-text.ts';
import type { LoadedFile, TargetOf, Workspace } from '../workspace/workspace.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import type { CheckOptions } from './check-manifests.ts';

/** The workspace that texts make by themselves: profiles are looked for among them, and nothing is read. */
export function givenWorkspace(
  sources: readonly SourceText[],
  { limits, project, set = [] }: Pick<CheckOptions, 'limits' | 'project' | 'set'>,
): Workspace {
  const named = sources.map((source) => loadText(source, { ...DEFAULT_LIMITS, ...limits }));
  const read = project && readProjectFile(loadText(project), packageVersion());
  return createWorkspace({
    named,
    sound: [],
    extended: [],
    leftOut: [],
    projects: read === undefined ? [] : [read],
    targetOf: targetAmong(named),
    projectOf: () => read?.settings ?? NO_PROJECT,
    rootOf: () => undefined,
    diagnostics: read?.diagnostics ?? [],
    unread: 0,
    validators: ALL_VALIDATORS,
    settings: set.map(readSetting),
    failures: [],
  });
}

function targetAmong(files: readonly LoadedFile[]): TargetOf {
  const names = new Map(files.map(({ source }) => [normalName(source.file), source.file]));
  return (from, path) => {
    const file = names.get(nameBeside(from, path));
    return file === undefined ? { problem: 'missing' } : { file };
  };
}
