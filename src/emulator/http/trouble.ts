import { Readable } from 'node:stream';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ListTrouble, RequestTrouble } from '../faults.ts';
import type { Reply } from './call.ts';

/** What is answered in place of doing anything; undefined where the request is carried out. */
export function insteadOf(trouble: RequestTrouble | undefined): Reply | undefined {
  if (trouble?.do === 'redirect')
    return { status: 307, headers: { location: 'https://elsewhere.example/' }, body: { detail: 'Temporary Redirect' } };
  if (trouble?.do === 'html')
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      stream: Readable.from(['<!doctype html><title>Sorry</title>\n']),
    };
  if (trouble?.do !== 'status') return undefined;
  const { status, detail = 'fault on demand', retryAfter } = trouble;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status, body: { detail }, headers };
}

/** What a list is asked for in truth: one that begins again looks at no page. */
export function askedFor(url: URL, { as }: ListTrouble): URL {
  const asked = new URL(url);
  if (as === 'repeated') for (const name of ['offset', 'page_token']) asked.searchParams.delete(name);
  return asked;
}

/** What is made of the answer to a request that was carried out, at a moment in milliseconds since 1970. */
export function spoil(reply: Reply, trouble: RequestTrouble | undefined, now: number): Reply {
  if (trouble?.do === 'endless')
    return { status: reply.status, headers: { 'content-type': 'application/json' }, stream: Readable.from(spaces()) };
  const { body } = reply;
  if (body === undefined) return reply;
  if (trouble?.do === 'types') return { ...reply, body: ofOtherTypes(body) };
  if (trouble?.do !== 'list' || !isJsonObject(body) || !Array.isArray(body['items'])) return reply;
  return { ...reply, body: { ...body, ...listed(body['items'], trouble, now) } };
}

function* spaces(): Iterable<string> {
  for (;;) yield ' '.repeat(64 * 1024);
}

/** Texts become numbers, and numbers texts. */
function ofOtherTypes(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(ofOtherTypes);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, ofOtherTypes(entry ?? null)]));
}

function listed(items: readonly JsonValue[], trouble: ListTrouble, now: number): JsonObject {
  if (trouble.as === 'stale') return { items: items.filter((item) => timeOf(item) <= now - trouble.milliseconds) };
  return trouble.as === 'empty' ? { items: [] } : { items: [...items], next_page_token: 'again' };
}

function timeOf(item: JsonValue): number {
  return isJsonObject(item) ? Date.parse(String(item['created_at'])) : Number.NaN;
}
