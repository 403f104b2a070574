import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { JsonObject } from '../../core/json.ts';
import { ApiError, notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import type { FileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { isoTime } from '../world.ts';

/** Makes addresses that give a file's content to whoever has them, for a while (OpenAPI: PresignedUrl). */
export interface Links {
  readonly make: (file: FileRecord, seconds?: number) => JsonObject;
  readonly route: Route;
}

const PATH = '/_emulator/content/{file_id}';

/** Links that are good for as long as this server lives; `origin` gives its address once it is known. */
export function createLinks(world: World, origin: () => string): Links {
  const secret = randomBytes(32);
  const sign = (fileId: string, until: string): string =>
    createHmac('sha256', secret).update(`${fileId} ${until}`).digest('hex');
  return {
    make: (file, seconds = 3600) => {
      const until = world.clock.now() + seconds * 1000;
      const query = new URLSearchParams({ until: String(until), signature: sign(file.id, String(until)) });
      const url = `${origin()}${PATH.replace('{file_id}', file.id)}?${query}`;
      return { url, expires_at: isoTime(until), form_fields: null };
    },
    route: {
      method: 'GET',
      path: PATH,
      isOpen: true,
      handle: (call) => {
        const fileId = param(call, 'file_id');
        checkSignature(call, sign(fileId, call.query.get('until') ?? ''), world);
        const file = world.store.files.get(fileId);
        if (file === undefined) throw notFound('File');
        const headers = { 'content-type': 'application/octet-stream', 'content-length': String(file.size) };
        return { status: 200, stream: world.store.blobs.read(file.sha256), headers };
      },
    },
  };
}

function checkSignature(call: Call, expected: string, world: World): void {
  const given = Buffer.from(call.query.get('signature') ?? '');
  const isOurs = given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
  if (!isOurs || Number(call.query.get('until')) < world.clock.now()) throw new ApiError(403, 'The link has expired');
}
