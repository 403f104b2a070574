import type { JsonObject } from '../../core/json.ts';
import type { World } from '../world.ts';
import type { ProductType } from './parameters-shape.ts';

/** What a batch takes over from a configuration. */
export interface Configuration {
  readonly productType: ProductType;
  /** As the store may hold them, and as they were sent where that is known. */
  readonly parameters: JsonObject;
  readonly sent: JsonObject;
}

/** The configuration of a project that an id stands for: a saved one, or one that is built in. */
export function findConfiguration(id: string, projectId: string, world: World): Configuration | undefined {
  if (id === BUILT_IN.id)
    return { productType: 'parse_v2', parameters: BUILT_IN.parameters, sent: BUILT_IN.parameters };
  const saved = world.store.configurations.get(id);
  if (saved?.projectId !== projectId) return undefined;
  const { productType, parameters } = saved;
  return { productType, parameters, sent: world.sentConfigs.get(id) ?? parameters };
}

/** The only one whose id is documented. */
const BUILT_IN = {
  id: 'cfg-PARSE_AGENTIC',
  parameters: { product_type: 'parse_v2', tier: 'agentic', version: 'latest' },
} as const;
