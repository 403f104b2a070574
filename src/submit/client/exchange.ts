import type { Clock } from '../clock.ts';
import { readConnectionError } from './connection-error.ts';
import type { Body } from './read-body.ts';
import { readBody } from './read-body.ts';

/** What one request needs from outside. */
export interface Wire {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly key: string;
}

/** One request. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: RequestBody;
  /** After so many milliseconds it is broken off, whatever has come by then. */
  readonly deadline: number;
  readonly mostBytes: number;
  /** Breaks it off before that. */
  readonly signal?: AbortSignal | undefined;
}

/** A body of known length, read only once: what cannot be read again cannot be sent again. */
export interface RequestBody {
  readonly type: string;
  readonly length: number;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** It must never be in memory as a whole. */
  readonly isLarge?: boolean;
}

/** What came of a request. */
export type Reply =
  | { readonly kind: 'none'; readonly isSent: boolean; readonly reason: string }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Headers;
      /** `broken`: the connection failed halfway. */
      readonly body: Body | { readonly kind: 'broken'; readonly reason: string };
    };

/** How much of an answer that reports a mistake is read. */
const MOST_ERROR_BYTES = 64 * 1024;

/** Sends one request once, follows nothing, and always comes back: by its deadline at the latest. */
export async function exchange(wire: Wire, request: Request): Promise<Reply> {
  const controller = new AbortController();
  let isLate = false;
  const callOff = wire.clock.after(request.deadline, () => {
    isLate = true;
    controller.abort();
  });
  const late = `there was no whole answer within ${request.deadline / 1000} s`;
  const isStopped = (): boolean => request.signal?.aborted === true;
  const reasonOf = (error: unknown): string => {
    if (isStopped()) return 'it was broken off before there was a whole answer';
    return isLate ? late : readConnectionError(error).reason;
  };
  const stop = (): void => controller.abort();
  request.signal?.addEventListener('abort', stop, { once: true });
  try {
    const response = await wire.fetch(`${wire.baseUrl}${request.path}`, buildInit(wire, request, controller.signal));
    const body = await readAnswer(response, request, reasonOf);
    return { kind: 'answer', status: response.status, headers: response.headers, body };
  } catch (error) {
    return {
      kind: 'none',
      isSent: isLate || isStopped() || readConnectionError(error).isSent,
      reason: reasonOf(error),
    };
  } finally {
    callOff();
    request.signal?.removeEventListener('abort', stop);
    // What is left of an answer stays unread, and its connection is closed.
    controller.abort();
  }
}

/**
 * The body goes out as a stream: undici sends a request whose body it holds a second time when the server answers 421.
 * It still does so with what has no body, which is harmless for reads and deletions.
 */
function buildInit(wire: Wire, { method, body }: Request, signal: AbortSignal): RequestInit {
  const headers = { authorization: `Bearer ${wire.key}`, accept: 'application/json', 'accept-encoding': 'identity' };
  const init = { method, signal, redirect: 'manual', cache: 'no-store', headers } as const;
  if (body === undefined) return init;
  return {
    ...init,
    headers: { ...headers, 'content-type': body.type, 'content-length': String(body.length) },
    body: ReadableStream.from(body.chunks),
    duplex: 'half',
    ...(body.isLarge === true ? UNBUFFERED : {}),
  };
}

/**
 * With any other settings undici keeps a second copy of the whole body. A redirect is then an error that does not say
 * where to; it is not followed either way.
 */
const UNBUFFERED = { redirect: 'error', window: null } as const;

async function readAnswer(
  response: Response,
  { mostBytes }: Request,
  reasonOf: (error: unknown) => string,
): Promise<Body | { readonly kind: 'broken'; readonly reason: string }> {
  try {
    return await readBody(response, response.ok ? mostBytes : Math.min(mostBytes, MOST_ERROR_BYTES));
  } catch (error) {
    return { kind: 'broken', reason: reasonOf(error) };
  }
}
