import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { maskParameters } from '../configurations/masked-parameters.ts';
import type { ProductType } from '../configurations/parameters-shape.ts';
import { parametersShape } from '../configurations/parameters-shape.ts';
import { notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { pageByToken } from '../http/pages.ts';
import { queryProject } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, text } from '../http/shape.ts';
import type { ConfigurationRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { defaultProject } from './default-project.ts';
import { textIn } from './fields-of.ts';
import { listConfigurations } from './list-configurations.ts';

const PATH = '/api/v1/beta/configurations';
const NAME = text({ minLength: 1, maxLength: 255 });

const CREATE = fields({ name: NAME, parameters: parametersShape }, ['name', 'parameters']);
const UPDATE = fields({ name: nullable(NAME), parameters: nullable(parametersShape) });

/** `/api/v1/beta/configurations`: the settings of later batches, under names. */
export function configurationRoutes(world: World): readonly Route[] {
  const one = `${PATH}/{config_id}`;
  const write = (record: ConfigurationRecord) => writeConfiguration(record, world);
  return [
    { method: 'POST', path: PATH, handle: async (call) => ({ status: 201, body: write(await upsert(call, world)) }) },
    {
      method: 'GET',
      path: PATH,
      handle: (call) => ({ status: 200, body: pageByToken(call, listConfigurations(call, world), write) }),
    },
    { method: 'GET', path: one, handle: (call) => ({ status: 200, body: write(configurationOf(call, world)) }) },
    {
      method: 'PUT',
      path: one,
      handle: async (call) => {
        const body = await readJson(call.request, UPDATE);
        const found = configurationOf(call, world);
        const parameters = isJsonObject(body['parameters']) ? body['parameters'] : undefined;
        return { status: 200, body: write(change(found, { name: textIn(body, 'name'), parameters }, world)) };
      },
    },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        const { id } = configurationOf(call, world);
        world.store.configurations.remove(id);
        world.sentConfigs.delete(id);
        return { status: 204 };
      },
    },
  ];
}

function configurationOf(call: Call, { store }: World): ConfigurationRecord {
  queryProject(call);
  const found = store.configurations.get(param(call, 'config_id'));
  if (found === undefined) throw notFound('Configuration');
  return found;
}

/** One of the same name and product in the project is changed, and keeps its id. */
async function upsert(call: Call, world: World): Promise<ConfigurationRecord> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const body = await readJson(call.request, CREATE);
  const name = textIn(body, 'name') ?? '';
  const parameters = body['parameters'] as JsonObject;
  const productType = parameters['product_type'] as ProductType;
  const present = [...world.store.configurations.all()].findLast(
    (record) => record.projectId === projectId && record.name === name && record.productType === productType,
  );
  const now = timeIn(world);
  const made = present ?? {
    id: newId(world, 'cfg-', (id) => world.store.configurations.get(id) !== undefined),
    projectId,
    name,
    productType,
    version: now,
    parameters,
    createdAt: now,
    updatedAt: now,
  };
  return change(made, { name, parameters }, world);
}

function change(
  record: ConfigurationRecord,
  { name, parameters }: { readonly name: string | undefined; readonly parameters: JsonObject | undefined },
  world: World,
): ConfigurationRecord {
  const now = timeIn(world);
  const changed: ConfigurationRecord = {
    ...record,
    ...(name !== undefined && { name }),
    ...(parameters !== undefined && {
      productType: parameters['product_type'] as ProductType,
      parameters: maskParameters(parameters),
    }),
    version: now,
    updatedAt: now,
  };
  if (parameters !== undefined) world.sentConfigs.set(record.id, parameters);
  world.store.configurations.put(changed);
  return changed;
}

/** OpenAPI: ConfigurationResponse. Like the API it gives the parameters back as they were sent, for as long as they are known. */
function writeConfiguration(record: ConfigurationRecord, { sentConfigs }: World): JsonObject {
  return {
    id: record.id,
    name: record.name,
    product_type: record.productType,
    version: record.version,
    parameters: sentConfigs.get(record.id) ?? record.parameters,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}
