import type { JsonObject } from '../../core/json.ts';
import { notFound } from '../http/api-error.ts';
import type { Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { queryProject, queryText } from '../http/query.ts';
import type { ProjectRecord } from '../store/records.ts';
import type { World } from '../world.ts';

/** `/api/v1/projects`; the answer is a bare list. */
export function projectRoutes({ store }: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/projects',
      handle: (call) => {
        queryProject(call);
        const name = queryText(call, 'project_name');
        const projects = [...store.projects.all()].filter((project) => name === undefined || project.name === name);
        return { status: 200, body: projects.map(writeProject) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/projects/{project_id}',
      handle: (call) => {
        const project = store.projects.get(param(call, 'project_id'));
        if (project === undefined) throw notFound('Project');
        return { status: 200, body: writeProject(project) };
      },
    },
  ];
}

function writeProject(project: ProjectRecord): JsonObject {
  return {
    id: project.id,
    name: project.name,
    organization_id: project.organizationId,
    is_default: true,
    created_at: project.createdAt,
    updated_at: project.createdAt,
  };
}
