import { allowedList } from '../policy.ts';
import { defineRule } from '../rule.ts';

export const allowedProject = defineRule({
  id: 'allowed-project',
  group: 'policy',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  isForClassify: true,
  control: 'fixed',
  summary: 'Batches run only in the projects that the project file allows.',
  why: 'Pages are billed to a project, and its members may read the results. `policy.allowed_projects` lists ids; compared are `spec.project_id`, with what the environment puts in its place, and `parameters.project_id`. A batch that names no project runs in the one that the API key belongs to, which cannot be seen from here: with a list it is refused. An empty list allows none.',
  fix: 'Set `project_id` in the environment of the project file or in the manifest to an id of the list.',
  sources: ['openapi'],
  bad: [
    {
      title: 'another project',
      yaml: 'project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
      project: 'policy: { allowed_projects: [0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71] }',
      reports: ['8:15 The policy does not allow the project `6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f`.'],
    },
    {
      title: 'no project',
      yaml: `
parameters:
  max_pages: 20`,
      project: 'policy: { allowed_projects: [0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71] }',
      reports: ['5:1 No project is set, and the policy allows only some.'],
    },
  ],
  good: [
    {
      title: 'a project of the list, in capitals too',
      yaml: 'project_id: 0B5D2F64-6A7E-4C1B-9D38-2F1E0C9B8A71',
      project: 'policy: { allowed_projects: [0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71] }',
    },
    {
      title: 'the project of the environment',
      yaml: `
parameters:
  max_pages: 20`,
      project: `
policy: { allowed_projects: [0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71] }
default_environment: prod
environments:
  prod: { project_id: 0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71 }`,
    },
  ],
  *check({ settings, project }) {
    const allowed = allowedList(project, 'allowed_projects');
    if (allowed === undefined) return;
    const { values, help, related } = allowed;
    const ids = values.map((value) => value.toLowerCase());
    if (!settings.isSet('/job_config/project_id')) {
      yield {
        path: ['spec'],
        at: 'key',
        message: 'No project is set, and the policy allows only some.',
        help,
        related,
      };
    }
    for (const name of ['/job_config/project_id', 'project_id']) {
      const id = settings.text(name) ?? '';
      if (id === '' || ids.includes(id.toLowerCase())) continue;
      const message = `The policy does not allow the project \`${id}\`.`;
      yield { path: settings.find(name).path, at: 'value', message, help, related };
    }
  },
});
