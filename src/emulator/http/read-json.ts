import type { IncomingMessage } from 'node:http';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { ApiError, unprocessable } from './api-error.ts';
import type { Shape } from './shape.ts';

/** No body of this API but an upload comes near this: 100,000 item ids are 4 MB. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Reads a JSON body and checks it; what the schema refuses is a 422. */
export async function readJson(request: IncomingMessage, shape: Shape): Promise<JsonObject> {
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    throw unprocessable([{ loc: ['body'], msg, type: 'model_attributes_type' }]);
  }
  const value = parse(await readText(request));
  const problems = shape(value, ['body']);
  if (problems.length > 0) throw unprocessable(problems);
  return value as JsonObject;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left early, the request must stay open: the refusal still has to go out on its connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) throw new ApiError(413, 'Request body too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): JsonValue {
  const invalid = unprocessable([{ loc: ['body', 0], msg: 'JSON decode error', type: 'json_invalid' }]);
  let value: JsonValue;
  try {
    value = JSON.parse(body) as JsonValue;
  } catch {
    throw invalid;
  }
  if (isDeeperThan(MOST_DEPTH, value)) throw invalid;
  return value;
}

/** No request nests near this deep, and what walks through a value takes a stack frame for each level. */
const MOST_DEPTH = 200;

function isDeeperThan(depth: number, value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((entry) => isDeeperThan(depth - 1, entry ?? null));
}
