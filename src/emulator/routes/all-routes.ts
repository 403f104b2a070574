import type { Processor } from '../batches/processor.ts';
import type { Route } from '../http/call.ts';
import type { World } from '../world.ts';
import { batchRoutes } from './batches.ts';
import { configurationRoutes } from './configurations.ts';
import { controlRoutes } from './control.ts';
import { directoryRoutes } from './directories.ts';
import { directoryFileRoutes } from './directory-files.ts';
import { createLinks } from './download.ts';
import { fileRoutes } from './files.ts';
import { itemRoutes } from './items.ts';
import { parsingRoutes } from './parsing.ts';
import { projectRoutes } from './projects.ts';
import { batchV2Routes } from './v2/batches.ts';
import { parseJobRoutes } from './v2/parse-jobs.ts';
import { webhookConfigRoutes } from './webhook-configs.ts';

/** Everything that a server answers; `origin` gives its address once it is known. */
export function allRoutes(world: World, processor: Processor, origin: () => string): readonly Route[] {
  const links = createLinks(world, origin);
  return [
    ...projectRoutes(world),
    ...fileRoutes(world, links),
    ...directoryRoutes(world),
    ...directoryFileRoutes(world, links),
    ...batchRoutes(world, processor),
    ...itemRoutes(world),
    ...parsingRoutes(world),
    ...configurationRoutes(world),
    ...webhookConfigRoutes(world),
    ...batchV2Routes(world, processor),
    ...parseJobRoutes(world, processor, links),
    ...controlRoutes(world),
    ...links.routes,
  ];
}
