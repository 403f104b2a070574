import type { ProjectRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';

/** The project that keys belong to; made with the store. */
export function defaultProject(world: World): ProjectRecord {
  for (const project of world.store.projects.all()) return project;
  const project: ProjectRecord = {
    id: newId(world, '', () => false),
    organizationId: newId(world, '', () => false),
    name: 'Default',
    createdAt: timeIn(world),
  };
  world.store.projects.put(project);
  return project;
}
