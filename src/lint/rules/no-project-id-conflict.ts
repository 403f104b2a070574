import type { ManifestContext } from '../context.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const noProjectIdConflict = defineRule({
  id: 'no-project-id-conflict',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'All places that name a project name the same one.',
  why: 'The batch is made in the project of the query, its record names one, and so may its parameters; which of them holds the files, the bill and the results where they differ is not documented. And a project id that a manifest states for all environments wins over that of the environment: a rehearsal then runs in the project of production.',
  fix: 'Leave the id to `environments.NAME.project_id` of the project file, or state it once, as `spec.project_id`. A manifest that deviates says so in its own `environments`.',
  sources: ['openapi'],
  bad: [
    {
      title: 'two projects in one request',
      yaml: `
project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f
parameters:
  project_id: b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d`,
      reports: [
        '10:17 `parameters.project_id` is not the project that the batch is made in, `6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f`.',
      ],
    },
    {
      title: 'one project for environments that have their own',
      project: `
environments:
  staging: { project_id: b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d }
  prod: { project_id: 9f3a7c15-8b2e-4d96-a0c4-6e8d1f2b3a5c }`,
      yaml: `
project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f`,
      reports: ['8:15 `project_id` of the manifest takes the place of the project of the environment.'],
    },
  ],
  good: [
    {
      title: 'the project of the environment',
      project: `
environments:
  staging: { project_id: b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d }`,
      yaml: `
parameters:
  project_id: B2E9C4D7-18F3-4A60-9D5C-7E6F0A1B2C3D`,
    },
    {
      title: 'a project that the manifest names for one environment',
      project: `
environments:
  staging: { project_id: b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d }`,
      yaml: `
environments:
  staging: { project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f }`,
    },
  ],
  *check(context) {
    yield* checkParameters(context);
    yield* checkEnvironment(context);
  },
});

function* checkParameters({ document, settings }: ManifestContext): Generator<RuleFinding> {
  const batch = settings.find('/job_config/project_id');
  const parameters = settings.find('project_id');
  if (isSame(batch.value, parameters.value)) return;
  const message = `\`parameters.project_id\` is not the project that the batch is made in, \`${batch.value}\`.`;
  const related = [{ message: 'the project of the batch', origin: document.originOf(batch.path, 'value') }];
  yield { path: parameters.path, at: 'value', message, help: 'Remove it, or name the same project.', related };
}

/** An id that is set for one environment, by the manifest or by a flag, is set knowingly. */
function* checkEnvironment({ document, settings, project, environment }: ManifestContext): Generator<RuleFinding> {
  const projectId = project.environments.get(environment ?? '')?.projectId;
  const { value, path } = settings.find('/job_config/project_id');
  if (isSame(value, projectId)) return;
  const origin = document.originOf(path, 'value');
  if (origin.kind !== 'file' || origin.pointer !== '/spec/project_id') return;
  const place = project.documentOf('environments');
  const key = ['environments', environment ?? '', 'project_id'];
  // Each environment has another project, and it is one mistake: the finding names the environments.
  const message = '`project_id` of the manifest takes the place of the project of the environment.';
  const help = 'Remove it, or write it below `environments` of the manifest.';
  const related =
    place === undefined ? [] : [{ message: 'the project of the environment', origin: place.originOf(key, 'value') }];
  yield { path, at: 'value', message, help, related };
}

/** Where one of two is not stated there is nothing to differ. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string' || one === '' || other === '') return true;
  return one.toLowerCase() === other.toLowerCase();
}
