import type { FailureCode } from '../../core/failure.ts';
import { Failure } from '../../core/failure.ts';
import { pause } from '../clock.ts';
import type { Context } from './context.ts';
import type { Reply } from './exchange.ts';
import { exchange } from './exchange.ts';
import { readAnswer } from './read-answer.ts';
import { readDetail } from './read-detail.ts';
import { redirectHost } from './redirect-host.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { Shape } from './shape.ts';

/**
 * Reads one thing, trying again while that may help; `onHeaders` is told of those of the answer that counts. Throws a
 * Failure when it does not come.
 */
export async function read<T>(
  context: Context,
  path: string,
  shape: Shape<T>,
  onHeaders?: (headers: Headers) => void,
): Promise<T> {
  const { clock } = context.wire;
  const end = clock.now() + context.limits.readMilliseconds;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await ask(context, path, end);
    const verdict = judge(context, reply, shape);
    if (verdict.kind === 'value') {
      if (reply.kind === 'answer') onHeaders?.(reply.headers);
      return verdict.value;
    }
    if (verdict.kind === 'failure') throw verdict.failure;
    const wait = verdict.wait ?? jitter(context, attempt);
    if (attempt >= context.limits.attempts || clock.now() + wait >= end) throw givenUp(context, verdict, attempt);
    if (verdict.wait !== undefined) context.budget.hold(wait);
    await pause(clock, wait);
  }
}

type Verdict<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | Again;

/** Asking once more may help: after `wait` milliseconds, where the server says how long. */
interface Again {
  readonly kind: 'again';
  readonly reason: string;
  readonly wait?: number;
}

async function ask({ wire, limits, budget }: Context, path: string, end: number): Promise<Reply> {
  await budget.take('call');
  const deadline = Math.max(1, Math.min(limits.requestMilliseconds, end - wire.clock.now()));
  return exchange(wire, { method: 'GET', path, deadline, mostBytes: limits.answerBytes });
}

function judge<T>(context: Context, reply: Reply, shape: Shape<T>): Verdict<T> {
  if (reply.kind === 'none') return { kind: 'again', reason: reply.reason };
  const { status, body } = reply;
  if (status >= 200 && status < 300) {
    if (body.kind === 'broken') return { kind: 'again', reason: body.reason };
    const answer = readAnswer(body, shape);
    if ('value' in answer) return { kind: 'value', value: answer.value };
    return fail(context, 'unexpected-answer', `answered ${status}, but ${answer.mistake}`);
  }
  const detail = readDetail(reply, context.redactor);
  const said = `answered ${status}${detail === undefined ? '' : `: ${detail}`}`;
  if (status === 408 || status === 429 || status >= 500) return again(context, reply.headers, said);
  if (status >= 400) return fail(context, CODES[status] ?? 'rejected', said);
  const host = redirectHost(reply.headers, context.wire.baseUrl);
  return fail(context, 'refused', `answered ${status}, a redirect to ${host}, which is not followed`);
}

const CODES: Readonly<Record<number, FailureCode>> = { 401: 'unauthorized', 403: 'unauthorized', 404: 'not-found' };

function fail({ wire }: Context, code: FailureCode, said: string): Verdict<never> {
  return { kind: 'failure', failure: new Failure(code, `${hostOf(wire.baseUrl)} ${said}`) };
}

function again({ wire }: Context, headers: Headers, reason: string): Again {
  const seconds = retryAfterSeconds(headers, wire.clock.now());
  return { kind: 'again', reason, ...(seconds === undefined ? {} : { wait: seconds * 1000 }) };
}

/** Full jitter: anything up to a bound that doubles with each attempt. */
function jitter({ random }: Context, attempt: number): number {
  return random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

function givenUp({ wire }: Context, { reason, wait }: Again, attempts: number): Failure {
  const after = attempts === 1 ? '' : ` (${attempts} attempts)`;
  const hint = wait === undefined ? undefined : `It asks to wait ${Math.ceil(wait / 1000)} s.`;
  const options = hint === undefined ? {} : { hint };
  return new Failure('unavailable', `${hostOf(wire.baseUrl)} is not available: ${reason}${after}`, options);
}

function hostOf(baseUrl: string): string {
  return new URL(baseUrl).host;
}
