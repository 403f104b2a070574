import { CONFIGURATION_IN_PAYLOAD } from '../catalogue/secrets.ts';
import type { JsonObject } from '../core/json.ts';
import { parsePointer } from '../core/path.ts';
import type { BatchSpec } from '../generated/types.ts';
import { mergeDeeply } from './merge-deeply.ts';
import { omitNulls } from './omit-nulls.ts';
import type { BatchRequest, CompiledBatch } from './request.ts';
import { writeLiterals } from './write-literals.ts';

/**
 * The `ParseV2Parameters` of a manifest, with the constant that says what they are for; undefined where it names a saved
 * configuration in their place.
 */
export function buildConfiguration({ job, unchecked_parameters }: BatchSpec): JsonObject | undefined {
  if (job.parameters == null) return undefined;
  const stated = omitNulls(job.parameters as unknown as JsonObject);
  const parameters = mergeDeeply(stated, omitNulls((unchecked_parameters ?? {}) as JsonObject));
  return writeLiterals(
    { ...parameters, product_type: 'parse_v2' },
    parsePointer(CONFIGURATION_IN_PAYLOAD),
  ) as JsonObject;
}

/** OpenAPI: create_configuration_api_v1_beta_configurations_post. It saves over one of the same name. */
const CONFIGURATIONS_PATH = '/api/v1/beta/configurations';

/** The request that saves the configuration of a batch; undefined for one that has none to save. */
export function configurationRequest({
  request: { query },
  configuration,
}: Pick<CompiledBatch, 'request' | 'configuration'>): Omit<BatchRequest, 'holes'> | undefined {
  if (configuration === undefined) return undefined;
  return { method: 'POST', path: CONFIGURATIONS_PATH, query, body: { ...configuration } };
}
