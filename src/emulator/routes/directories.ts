import type { JsonObject } from '../../core/json.ts';
import { notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { pageByToken } from '../http/pages.ts';
import { queryChoice, queryFlag, queryProject, queryText } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { anything, choice, fields, mapping, nullable, text } from '../http/shape.ts';
import type { DirectoryRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { defaultProject } from './default-project.ts';
import { textIn } from './fields-of.ts';

const PATH = '/api/v1/beta/directories';
const TYPES = ['user', 'index', 'ephemeral'] as const;

const CREATE = fields(
  {
    name: text({ minLength: 1 }),
    description: nullable(text()),
    type: choice(['user', 'ephemeral']),
    connector_subscription_id: nullable(text()),
    system_metadata: nullable(mapping(anything)),
  },
  ['name'],
);

const UPDATE = fields({ name: nullable(text({ minLength: 1 })), description: nullable(text()) });

/** `/api/v1/beta/directories` but for the files in them. */
export function directoryRoutes(world: World): readonly Route[] {
  const { store } = world;
  const one = `${PATH}/{directory_id}`;
  return [
    { method: 'POST', path: PATH, handle: async (call) => ({ status: 201, body: await create(call, world) }) },
    { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: list(call, world) }) },
    {
      method: 'GET',
      path: one,
      handle: (call) => ({ status: 200, body: writeDirectory(directoryOf(call, world)) }),
    },
    {
      method: 'PATCH',
      path: one,
      handle: async (call) => {
        const body = await readJson(call.request, UPDATE);
        const directory = directoryOf(call, world);
        const name = textIn(body, 'name') ?? directory.name;
        const description = 'description' in body ? (textIn(body, 'description') ?? null) : directory.description;
        const updated = { ...directory, name, description, updatedAt: timeIn(world) };
        store.directories.put(updated);
        return { status: 200, body: writeDirectory(updated) };
      },
    },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        const deletedAt = timeIn(world);
        store.directories.put({ ...directoryOf(call, world), updatedAt: deletedAt, deletedAt });
        return { status: 204 };
      },
    },
  ];
}

/** The directory that a path names, unless it is deleted. */
export function directoryOf(call: Call, { store }: World): DirectoryRecord {
  queryProject(call);
  const directory = store.directories.get(param(call, 'directory_id'));
  if (directory === undefined || directory.deletedAt !== null) throw notFound('Directory');
  return directory;
}

async function create(call: Call, world: World): Promise<JsonObject> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const body = await readJson(call.request, CREATE);
  const now = timeIn(world);
  const metadata = body['system_metadata'];
  const directory: DirectoryRecord = {
    id: newId(world, 'dir-', (id) => world.store.directories.get(id) !== undefined),
    projectId,
    name: textIn(body, 'name') ?? '',
    description: textIn(body, 'description') ?? null,
    type: body['type'] === 'ephemeral' ? 'ephemeral' : 'user',
    connectorSubscriptionId: textIn(body, 'connector_subscription_id') ?? null,
    systemMetadata: (metadata as JsonObject | null | undefined) ?? null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.store.directories.put(directory);
  return writeDirectory(directory);
}

function list(call: Call, { store }: World): JsonObject {
  const project = queryProject(call);
  const name = queryText(call, 'name');
  const type = queryChoice(call, 'type', TYPES);
  const types = call.query.getAll('types');
  const withDeleted = queryFlag(call, 'include_deleted');
  const directories = [...store.directories.all()].filter(
    (directory) =>
      (project === undefined || directory.projectId === project) &&
      (name === undefined || directory.name === name) &&
      (type === undefined || directory.type === type) &&
      (types.length === 0 || types.includes(directory.type)) &&
      (withDeleted || directory.deletedAt === null),
  );
  return pageByToken(call, directories, writeDirectory);
}

function writeDirectory(directory: DirectoryRecord): JsonObject {
  return {
    id: directory.id,
    project_id: directory.projectId,
    name: directory.name,
    description: directory.description,
    type: directory.type,
    connector_subscription_id: directory.connectorSubscriptionId,
    expires_at: null,
    system_metadata: directory.systemMetadata,
    created_at: directory.createdAt,
    updated_at: directory.updatedAt,
    deleted_at: directory.deletedAt,
  };
}
