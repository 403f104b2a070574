import { extname } from 'node:path';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { notFound, unprocessable } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { readForm } from '../http/multipart.ts';
import { pageByToken } from '../http/pages.ts';
import { queryNumber, queryProject, queryText } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fields, flag, nullable, number, sequence, text } from '../http/shape.ts';
import type { FileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { createFile } from './create-file.ts';
import { defaultProject } from './default-project.ts';
import type { Links } from './download.ts';
import { textIn, textsIn } from './fields-of.ts';

const PATH = '/api/v1/beta/files';

const QUERY = fields({
  page_size: nullable(number({ whole: true, min: 1, max: 1000 })),
  page_token: nullable(text()),
  order_by: nullable(text()),
  filter: nullable(
    fields({
      project_id: nullable(text({ uuid: true })),
      file_ids: nullable(sequence(text({ uuid: true }))),
      file_name: nullable(text()),
      data_source_id: nullable(text({ uuid: true })),
      external_file_id: nullable(text()),
      only_manually_uploaded: nullable(flag),
    }),
  ),
});

/** `/api/v1/beta/files`. */
export function fileRoutes(world: World, links: Links): readonly Route[] {
  const { store } = world;
  const one = `${PATH}/{file_id}`;
  const write = (call: Call) => (file: FileRecord) =>
    writeFile(file, call.query.getAll('expand').includes('download_url') ? links.make(file) : null);
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async (call) => ({ status: 201, body: write(call)(await upload(call, world)) }),
    },
    {
      method: 'GET',
      path: PATH,
      handle: (call) => ({ status: 200, body: pageByToken(call, list(call, world), write(call)) }),
    },
    { method: 'POST', path: `${PATH}/query`, handle: (call) => query(call, world, write(call)) },
    { method: 'GET', path: one, handle: (call) => ({ status: 200, body: write(call)(fileOf(call, world)) }) },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        store.files.remove(fileOf(call, world).id);
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: `${one}/content`,
      handle: (call) => {
        const seconds = queryNumber(call, 'expires_at_seconds', { otherwise: 3600, min: 1 });
        return { status: 200, body: links.make(fileOf(call, world), seconds) };
      },
    },
  ];
}

function fileOf(call: Call, { store }: World): FileRecord {
  queryProject(call);
  const file = store.files.get(param(call, 'file_id'));
  if (file === undefined) throw notFound('File');
  return file;
}

async function upload(call: Call, world: World): Promise<FileRecord> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const { file, fields: form } = await readForm(call.request, {
    fileField: 'file',
    mostBytes: world.settings.mostBytesUploaded,
    write: world.store.blobs.write,
  });
  const purpose = form['purpose'];
  if (purpose === undefined)
    throw unprocessable([{ loc: ['body', 'purpose'], msg: 'Field required', type: 'missing' }]);
  return createFile(file, { projectId, externalFileId: form['external_file_id'], purpose }, world);
}

function list(call: Call, { store }: World): FileRecord[] {
  const project = queryProject(call);
  const ids = call.query.getAll('file_ids');
  const name = queryText(call, 'file_name');
  const externalId = queryText(call, 'external_file_id');
  return [...store.files.all()].filter(
    (file) =>
      (project === undefined || file.projectId === project) &&
      (ids.length === 0 || ids.includes(file.id)) &&
      (name === undefined || file.name === name) &&
      (externalId === undefined || file.externalFileId === externalId),
  );
}

async function query(call: Call, world: World, write: (file: FileRecord) => JsonObject) {
  const body = await readJson(call.request, QUERY);
  const filter = isJsonObject(body['filter']) ? body['filter'] : {};
  const search = new URLSearchParams(call.query);
  for (const id of textsIn(filter, 'file_ids') ?? []) search.append('file_ids', id);
  for (const name of ['file_name', 'external_file_id', 'project_id']) {
    const value = textIn(filter, name);
    if (value !== undefined) search.set(name, value);
  }
  for (const name of ['page_size', 'page_token']) {
    const value = body[name];
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const asList: Call = { ...call, query: search };
  return { status: 200, body: pageByToken(asList, list(asList, world), write) };
}

function writeFile(file: FileRecord, downloadUrl: JsonObject | null): JsonObject {
  const ending = extname(file.name).slice(1).toLowerCase();
  return {
    id: file.id,
    name: file.name,
    external_file_id: file.externalFileId,
    file_type: ending === '' ? null : ending,
    project_id: file.projectId,
    last_modified_at: file.createdAt,
    expires_at: null,
    purpose: file.purpose,
    download_url: downloadUrl,
  };
}
