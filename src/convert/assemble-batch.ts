import { BATCH_FIELDS } from '../catalogue/parse-v2/batch.ts';
import { APPLY_DIRECTORY } from '../compile/holes.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { BATCH_KEYS } from '../generated/keys.ts';
import { convertConfiguration } from './convert-configuration.ts';
import type { ConvertedRequest } from './convert-request.ts';
import { group, mapPresent, orderKeys, renameWebhooks } from './manifest-parts.ts';

/** What a Batch is made of. */
export interface BatchParts {
  /** The body of the request, with the configuration in it. */
  readonly body: JsonObject;
  readonly ids: JsonObject;
  readonly name: string;
  /** What was left out or made a reference already. */
  readonly notices: readonly string[];
}

/** Makes the manifest of a v2 batch. */
export function assembleBatch({ body, ids, name, notices }: BatchParts): ConvertedRequest {
  const { webhook_configurations: webhooks, webhook_configuration_ids } = body;
  const config = objectIn(body, 'config');
  const { parameters, type, configuration_id } = objectIn(config, 'job');
  const directory_id = body['source_directory_id'] === APPLY_DIRECTORY ? undefined : body['source_directory_id'];
  const converted = isJsonObject(parameters) ? convertConfiguration(parameters) : undefined;
  const spec = group({
    source: group({ directory_id }),
    ...ids,
    job: mapPresent({ type, configuration_id, parameters: converted?.parameters ?? parameters }),
    unchecked_parameters: converted?.unchecked,
    webhooks: convertWebhooks(webhooks),
    webhook_configuration_ids,
  });
  const about = { apiVersion: 'parsebatch.dev/v1', kind: 'Batch', metadata: { name } };
  return {
    manifest: orderKeys({ ...about, spec }, BATCH_KEYS) as JsonObject,
    lacksSource: directory_id === undefined,
    notices: [
      ...unknownIn(body, ''),
      ...unknownIn(config, '/config'),
      ...unknownIn(objectIn(config, 'job'), '/config/job'),
      ...(converted?.notices ?? []),
      ...notices,
    ],
  };
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}

function convertWebhooks(configurations: JsonValue | undefined): JsonValue | undefined {
  const isList = Array.isArray(configurations) && configurations.every(isJsonObject);
  return isList ? renameWebhooks(configurations, (key) => key) : configurations;
}

function unknownIn(object: JsonObject, place: string): string[] {
  const isKnown = (key: string): boolean =>
    Object.hasOwn(BATCH_FIELDS, `${place}/${key}`) || (place === '/config/job' && key === 'parameters');
  return Object.keys(object).flatMap((key) =>
    isKnown(key) ? [] : [`\`${key}\` is left out: the API has no such field there.`],
  );
}
