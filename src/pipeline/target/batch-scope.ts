import type { Scope } from '../../submit/client/context.ts';
import type { BuiltBatch } from '../build/build-batches.ts';

/** What a batch belongs to: the project and the organization that its manifest or its environment names. */
export function scopeOf({ request }: Pick<BuiltBatch, 'request'>): Scope {
  const { project_id: projectId, organization_id: organizationId } = request.query;
  return { projectId: textOf(projectId), organizationId: textOf(organizationId) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
