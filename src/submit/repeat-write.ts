import type { FailureCode } from '../core/failure.ts';
import { Failure } from '../core/failure.ts';
import type { WriteOutcome } from './client/write.ts';
import type { Clock } from './clock.ts';
import { pause } from './clock.ts';

/** What repeating needs from outside. */
export interface Repetition {
  readonly clock: Clock;
  readonly random: () => number;
  /** Says to begin nothing more. */
  readonly signal: AbortSignal;
}

/** A write that may be done twice, as that costs nothing and leaves nothing wrong. Creating a batch is none of these. */
export interface HarmlessWrite<T> {
  /** To follow `Cannot`. */
  readonly what: string;
  readonly send: () => Promise<WriteOutcome<T>>;
  /** Looks whether an earlier attempt has done it after all. */
  readonly find?: () => Promise<T | undefined>;
}

const ATTEMPTS = 5;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

/** Sends a harmless write until it is done, while that may help; throws a Failure when it is not done in the end. */
export async function repeatWrite<T>(write: HarmlessWrite<T>, { clock, random, signal }: Repetition): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await write.send();
    if (outcome.kind === 'done') return outcome.value;
    const found = outcome.kind === 'unknown' ? await write.find?.() : undefined;
    if (found !== undefined) return found;
    if (isFinal(outcome) || attempt === ATTEMPTS || signal.aborted) throw failureOf(write.what, outcome);
    await pause(clock, waitAfter(outcome, attempt, random), signal);
  }
}

type Undone = Exclude<WriteOutcome<unknown>, { kind: 'done' }>;

function isFinal({ kind }: Undone): boolean {
  return kind === 'rejected' || kind === 'unauthorized' || kind === 'out-of-credits';
}

/** Full jitter; where the server has said how long, the rate budget of the client holds the next attempt back. */
function waitAfter(outcome: Undone, attempt: number, random: () => number): number {
  if (outcome.kind === 'rate-limited' && outcome.retryAfterSeconds !== undefined) return 0;
  return random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
}

const CODES: Readonly<Record<Undone['kind'], FailureCode>> = {
  rejected: 'rejected',
  unauthorized: 'unauthorized',
  'out-of-credits': 'refused',
  'rate-limited': 'timed-out',
  'not-sent': 'unavailable',
  unknown: 'unavailable',
};

function failureOf(what: string, outcome: Undone): Failure {
  return new Failure(CODES[outcome.kind], `Cannot ${what}: ${reasonOf(outcome)}`);
}

function reasonOf(outcome: Undone): string {
  switch (outcome.kind) {
    case 'rejected':
    case 'unauthorized':
      return `answered ${outcome.status}: ${outcome.detail}`;
    case 'out-of-credits':
      return outcome.detail;
    case 'rate-limited':
      return 'too many requests';
    default:
      return outcome.reason;
  }
}
