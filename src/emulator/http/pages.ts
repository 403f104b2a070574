import type { JsonObject } from '../../core/json.ts';
import { ApiError } from './api-error.ts';
import type { Call } from './call.ts';
import { queryNumber, queryText } from './query.ts';

/** The answer to a list by page tokens: the token of the next page, and never a total, which nobody can ask for. */
export function pageByToken<Item>(
  call: Call,
  items: readonly Item[],
  write: (item: Item) => JsonObject,
  asked: { readonly size?: number; readonly token?: string } = {},
): JsonObject {
  const size = asked.size ?? queryNumber(call, 'page_size', { otherwise: 50, min: 1, max: 1000 });
  const token = asked.token ?? queryText(call, 'page_token');
  const start = token === undefined ? 0 : readToken(token);
  const end = start + size;
  return {
    items: items.slice(start, end).map(write),
    next_page_token: end < items.length ? writeToken(end) : null,
    total_size: null,
  };
}

/** The answer to a list by limit and offset, which tells neither of a next page nor of a total. */
export function pageByOffset<Item>(
  call: Call,
  items: readonly Item[],
  write: (item: Item) => JsonObject,
  usual: number,
): JsonObject {
  const limit = queryNumber(call, 'limit', { otherwise: usual, min: 1, max: 1000 });
  const offset = queryNumber(call, 'offset', { otherwise: 0, min: 0 });
  return { items: items.slice(offset, offset + limit).map(write), next_page_token: null, total_size: null };
}

function writeToken(start: number): string {
  return Buffer.from(`from:${start}`).toString('base64url');
}

function readToken(token: string): number {
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (start === undefined) throw new ApiError(400, 'Invalid page token');
  return Number(start);
}
