import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { JsonObject } from '../../core/json.ts';
import { ApiError, notFound } from '../http/api-error.ts';
import type { Call, Reply, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { readResult } from '../results/read-result.ts';
import type { FileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { isoTime } from '../world.ts';
import { contentOf } from './v2/result-parts.ts';

/** Makes addresses that give a content to whoever has them, for a while. */
export interface Links {
  /** To the content of a file (OpenAPI: PresignedUrl). */
  readonly make: (file: FileRecord, seconds?: number) => JsonObject;
  /** To a part of the result of a job of the v2 API. */
  readonly toResult: (jobId: string, part: string) => string;
  readonly routes: readonly Route[];
}

const FILE = '/_emulator/content/{file_id}';
const RESULT = '/_emulator/results/{job_id}/{part}';
const USUAL_SECONDS = 3600;

/** Links that are good for as long as this server lives; `origin` gives its address once it is known. */
export function createLinks(world: World, origin: () => string): Links {
  const secret = randomBytes(32);
  const sign = (path: string, until: string): string =>
    createHmac('sha256', secret).update(`${path} ${until}`).digest('hex');
  const link = (path: string, until: number): string => {
    const query = new URLSearchParams({ until: String(until), signature: sign(path, String(until)) });
    return `${origin()}${path}?${query}`;
  };
  const untilIn = (seconds: number): number => world.clock.now() + seconds * 1000;
  const signed = (path: string, handle: (call: Call) => Reply | Promise<Reply>): Route => ({
    method: 'GET',
    path,
    isOpen: true,
    handle: (call) => {
      checkSignature(call, sign(call.path, call.query.get('until') ?? ''), world);
      return handle(call);
    },
  });
  return {
    make: (file, seconds = USUAL_SECONDS) => {
      const until = untilIn(seconds);
      const url = link(FILE.replace('{file_id}', file.id), until);
      return { url, expires_at: isoTime(until), form_fields: null };
    },
    toResult: (jobId, part) => link(RESULT.replace('{job_id}', jobId).replace('{part}', part), untilIn(USUAL_SECONDS)),
    routes: [signed(FILE, (call) => sendFile(call, world)), signed(RESULT, (call) => sendResult(call, world))],
  };
}

function sendFile(call: Call, { store }: World): Reply {
  const file = store.files.get(param(call, 'file_id'));
  if (file === undefined) throw notFound('File');
  return { status: 200, stream: store.blobs.read(file.sha256), headers: headersFor(file.size) };
}

async function sendResult(call: Call, world: World): Promise<Reply> {
  const item = world.store.items.ofJob(param(call, 'job_id'));
  const content = item && contentOf(param(call, 'part'), await readResult(item, world));
  if (content === undefined) throw notFound('Result');
  const bytes = Buffer.from(content);
  return { status: 200, stream: Readable.from([bytes]), headers: headersFor(bytes.length) };
}

function headersFor(size: number): Record<string, string> {
  return { 'content-type': 'application/octet-stream', 'content-length': String(size) };
}

function checkSignature(call: Call, expected: string, world: World): void {
  const given = Buffer.from(call.query.get('signature') ?? '');
  const isOurs = given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
  if (!isOurs || Number(call.query.get('until')) < world.clock.now()) throw new ApiError(403, 'The link has expired');
}
