import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { Reply, Route } from './call.ts';
import { keepRequest } from './keep-request.ts';
import type { Match } from './router.ts';
import { askedFor, insteadOf, spoil } from './trouble.ts';

/** What answering needs. */
export interface Answering {
  readonly world: World;
  readonly findRoute: (method: string, path: string) => Match | 'method' | undefined;
  /** The keys that are let in; none: any key is. */
  readonly keys: readonly string[];
}

/** Answers one request. */
export async function answer(request: IncomingMessage, response: ServerResponse, by: Answering): Promise<void> {
  const { world } = by;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const isControl = url.pathname.startsWith('/_emulator/');
  const trouble = isControl ? undefined : world.faults.forRequest(method, url.pathname);
  response.setHeader('date', new Date(world.clock.now()).toUTCString());
  if (trouble?.do === 'drop' && trouble.when === 'before') {
    request.socket.destroy();
    return;
  }
  if (trouble?.do === 'late') return answerLate(request, trouble.milliseconds, (kept) => replyTo(kept, url, by), world);
  const asked = trouble?.do === 'list' ? askedFor(url, trouble) : url;
  const reply = insteadOf(trouble) ?? spoil(await replyTo(request, asked, by), trouble, world.clock.now());
  await world.store.flush();
  if (trouble?.do === 'delay') await new Promise<void>((resolve) => world.clock.after(trouble.milliseconds, resolve));
  if (trouble?.do === 'drop') {
    request.socket.destroy();
    return;
  }
  await readOn(request);
  await write(reply, request, response, trouble?.do === 'truncate');
}

/** Closes the connection, and carries the request out only later. */
async function answerLate(
  request: IncomingMessage,
  milliseconds: number,
  carryOut: (kept: IncomingMessage) => Promise<Reply>,
  { clock, store }: World,
): Promise<void> {
  const kept = await keepRequest(request);
  request.socket.destroy();
  await new Promise<void>((resolve) => clock.after(milliseconds, resolve));
  await carryOut(kept);
  await store.flush();
}

/** What is read of a body that nobody asked for. */
const MOST_READ_ON = 4 * 1024 * 1024;

/**
 * Reads the rest of a body that is answered before its end: a client that is still sending when its connection is closed
 * does not hear the answer. Of a long one it is only the beginning.
 */
async function readOn(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((done) => {
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MOST_READ_ON) return;
      request.pause();
      done();
    });
    for (const event of ['end', 'error', 'close']) request.once(event, () => done());
  });
}

async function replyTo(request: IncomingMessage, url: URL, by: Answering): Promise<Reply> {
  const method = request.method ?? 'GET';
  try {
    checkHost(request);
    const match = by.findRoute(method, url.pathname);
    if (match === undefined) checkKey(request, by.keys);
    if (match === undefined) throw new ApiError(404, 'Not Found');
    if (match === 'method') throw new ApiError(405, 'Method Not Allowed');
    if (!isOpen(match.route)) checkKey(request, by.keys);
    return await match.route.handle({
      method,
      path: url.pathname,
      params: match.params,
      query: url.searchParams,
      request,
    });
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: { detail: error.detail } };
    // A client that goes away in the middle of its request is no bug, and hears of nothing.
    if (!request.complete || request.destroyed) return { status: 400, body: { detail: 'The request broke off' } };
    by.world.onBug(error);
    return { status: 500, body: { detail: 'Internal Server Error' } };
  }
}

function isOpen(route: Route): boolean {
  return route.isOpen === true;
}

/** A page in a browser that resolves a name of its own to this machine sends that name. */
function checkHost(request: IncomingMessage): void {
  const host = request.headers.host ?? '';
  if (!/^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::\d+)?$/i.test(host))
    throw new ApiError(421, 'Misdirected Request');
}

function checkKey(request: IncomingMessage, keys: readonly string[]): void {
  const key = /^Bearer\s+(\S.*)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
  if (key === undefined || (keys.length > 0 && !keys.includes(key))) throw new ApiError(401, 'Invalid API Key');
}

async function write(
  reply: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  isTruncated: boolean,
): Promise<void> {
  // What was not read of the request would be taken for the next one on this connection.
  if (!request.complete) response.setHeader('connection', 'close');
  if (reply.stream !== undefined) {
    response.writeHead(reply.status, reply.headers);
    await pipeline(reply.stream, response);
    return;
  }
  const body = reply.body === undefined ? '' : JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    ...(reply.body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }),
    ...reply.headers,
  });
  if (isTruncated) response.write(body.slice(0, Math.ceil(body.length / 2)), () => request.socket.destroy());
  else response.end(body);
}
