import { canonicalJson } from '../../core/canonical-json.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Context } from './context.ts';
import type { Reply, RequestBody } from './exchange.ts';
import { exchange } from './exchange.ts';
import type { CallKind } from './rate-budget.ts';
import { readAnswer } from './read-answer.ts';
import { readDetail } from './read-detail.ts';
import { redirectHost } from './redirect-host.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { Shape } from './shape.ts';

/**
 * What is known of a write after its one request. `not-sent`: certainly nothing happened. `unknown`: it may have happened
 * or not, and sending it again could do it twice.
 */
export type WriteOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'rejected'; readonly status: number; readonly detail: string }
  | { readonly kind: 'not-sent'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'out-of-credits'; readonly detail: string }
  | { readonly kind: 'unauthorized'; readonly status: number; readonly detail: string };

/** One write. */
export interface Write<T> {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: RequestBody;
  /** What the answer holds; `empty` where the API answers 204. */
  readonly answer: Shape<T> | 'empty';
  readonly kind?: CallKind;
  readonly deadline?: number;
  /** 409 says here that there is nothing left to do, and not that an earlier attempt may have done it. */
  readonly isConflictFinal?: boolean;
  /** A moment in milliseconds since 1970 after which it is no longer sent. */
  readonly notAfter?: number | undefined;
  /** Breaks it off. */
  readonly signal?: AbortSignal | undefined;
}

/** Sends a write exactly once, whatever becomes of it. */
export async function write<T>(context: Context, request: Write<T>): Promise<WriteOutcome<T>> {
  const { wire, limits, budget } = context;
  await budget.take(request.kind ?? 'call');
  const { method, path, body, deadline = limits.requestMilliseconds, notAfter, signal } = request;
  if (signal?.aborted === true) return { kind: 'not-sent', reason: 'it was to stop before its turn came' };
  // A machine may have slept since it was decided to send.
  if (wire.clock.now() > (notAfter ?? Number.POSITIVE_INFINITY))
    return { kind: 'not-sent', reason: 'its time was over before its turn came' };
  const bounds = { deadline, mostBytes: limits.answerBytes, signal };
  const reply = await exchange(wire, { method, path, ...bounds, ...(body === undefined ? {} : { body }) });
  return judge(context, request, reply);
}

/** A JSON body, byte for byte what `compile` prints. */
export function jsonBody(value: JsonObject): RequestBody {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  return { type: 'application/json', length: bytes.byteLength, chunks: [bytes] };
}

function judge<T>(context: Context, request: Write<T>, reply: Reply): WriteOutcome<T> {
  if (reply.kind === 'none') return { kind: reply.isSent ? 'unknown' : 'not-sent', reason: reply.reason };
  const { status } = reply;
  if (status >= 200 && status < 300) return judgeSuccess(request, reply);
  if (status < 400 || status >= 500) return { kind: 'unknown', reason: reasonOf(context, reply) };
  if (status === 408 || (status === 409 && request.isConflictFinal !== true))
    return { kind: 'unknown', reason: reasonOf(context, reply) };
  if (status === 429) return judgeLimit(context, reply);
  const detail = readDetail(reply, context.redactor) ?? 'the server does not say why';
  if (status === 402) return { kind: 'out-of-credits', detail };
  return { kind: status === 401 || status === 403 ? 'unauthorized' : 'rejected', status, detail };
}

type Answered = Extract<Reply, { readonly kind: 'answer' }>;

function judgeSuccess<T>({ answer }: Write<T>, { status, body }: Answered): WriteOutcome<T> {
  if (body.kind === 'broken') return { kind: 'unknown', reason: body.reason };
  // An 'empty' write has nothing to give, and its T is void.
  if (answer === 'empty' && status === 204) return { kind: 'done', value: undefined as T };
  if (answer === 'empty') return { kind: 'unknown', reason: `answered ${status}, and not 204` };
  const read = readAnswer(body, answer);
  if ('value' in read) return { kind: 'done', value: read.value };
  return { kind: 'unknown', reason: `answered ${status}, but ${read.mistake}` };
}

function judgeLimit<T>({ wire, budget }: Context, { headers }: Answered): WriteOutcome<T> {
  const seconds = retryAfterSeconds(headers, wire.clock.now());
  if (seconds === undefined) return { kind: 'rate-limited' };
  budget.hold(Math.min(seconds, LONGEST_HOLD_SECONDS) * 1000);
  return { kind: 'rate-limited', retryAfterSeconds: seconds };
}

/** A server may not stop everything for longer than this by one header. */
const LONGEST_HOLD_SECONDS = 60;

function reasonOf(context: Context, reply: Answered): string {
  const { status, headers } = reply;
  if (status >= 300 && status < 400)
    return `answered ${status}, a redirect to ${redirectHost(headers, context.wire.baseUrl)}, which is not followed`;
  const detail = readDetail(reply, context.redactor);
  return detail === undefined ? `answered ${status}` : `answered ${status}: ${detail}`;
}
