import type { Document } from '../../core/document.ts';
import type { ProjectSettings } from '../../project/settings.ts';

/** What an environment of the project file says for manifests that say nothing: which project a batch belongs to. */
export function projectDefaults(project: ProjectSettings, environment: string | undefined): Document | undefined {
  const settings = environment === undefined ? undefined : project.environments.get(environment);
  const document = project.documentOf('environments');
  if (environment === undefined || settings === undefined || document === undefined) return undefined;
  const { projectId, organizationId } = settings;
  const placeOf = (key: string | number | undefined) => [
    'environments',
    environment,
    ...(key === undefined ? [] : [key]),
  ];
  return {
    file: document.file,
    index: document.index,
    value: {
      spec: {
        ...(projectId !== undefined && { project_id: projectId }),
        ...(organizationId !== undefined && { organization_id: organizationId }),
      },
    },
    originOf: ([, key], at) => document.originOf(placeOf(key), at),
    sourceOf: ([, key]) => document.sourceOf(placeOf(key)),
    chainOf: () => [],
    isResolved: () => false,
    comments: [],
  };
}
