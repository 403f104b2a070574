import { invariant } from '../../core/invariant.ts';
import type { Redactor } from '../../core/redact.ts';
import { createRedactor } from '../../core/redact.ts';
import type { Clock } from '../clock.ts';
import { isPlainKey } from '../key.ts';
import { isV2Id } from './api-of.ts';
import type { BatchCalls } from './batches.ts';
import { batchCalls } from './batches.ts';
import { batchV2Calls } from './batches-v2.ts';
import type { ConfigurationCalls } from './configurations.ts';
import { configurationCalls } from './configurations.ts';
import type { Context, Limits, Scope } from './context.ts';
import { DEFAULT_LIMITS } from './context.ts';
import type { DirectoryCalls } from './directories.ts';
import { directoryCalls } from './directories.ts';
import type { RateBudget } from './rate-budget.ts';
import { createRateBudget } from './rate-budget.ts';
import type { ResultCalls } from './results.ts';
import { resultCalls, resultV2Calls } from './results.ts';

/** What a client is made from. */
export interface ClientOptions {
  /** Checked by `chooseHost`. */
  readonly baseUrl: string;
  readonly key: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Gives numbers from 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly scope?: Scope;
  readonly limits?: Partial<Limits>;
  /** Shared by clients that draw on the same rate. */
  readonly budget?: RateBudget;
  /** Knows the secrets in use; the client adds its key. */
  readonly redactor?: Redactor;
}

/**
 * The API, one call each. A read is tried again while that may help; a write is sent once. (The platform itself repeats
 * what has no body and is answered 421, a DELETE or a cancellation of v2, which does no harm.)
 */
export interface Client extends BatchCalls, ConfigurationCalls, DirectoryCalls, ResultCalls {
  /** In place of those of v1, for the batches of v2 and what their jobs gave. */
  readonly v2: BatchCalls & ReturnType<typeof resultV2Calls>;
  /** How long one request may take, its answer included. */
  readonly requestMilliseconds: number;
}

/** A client for one host and one key. */
export function createClient(options: ClientOptions): Client {
  const { fetch, clock, key, random, scope = {}, redactor = createRedactor() } = options;
  invariant(isPlainKey(key), 'a key is read by readKey');
  redactor.add([key]);
  const context: Context = {
    wire: { fetch, clock, key, baseUrl: options.baseUrl.replace(/\/+$/, '') },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    budget: options.budget ?? createRateBudget(clock),
    random,
    redactor,
    scope,
  };
  const { requestMilliseconds } = context.limits;
  const v1 = batchCalls(context);
  const v2 = { ...batchV2Calls(context), ...resultV2Calls(context) };
  const ofBatch = (id: string): BatchCalls => (isV2Id(id) ? v2 : v1);
  return {
    requestMilliseconds,
    ...v1,
    getBatch: (id) => ofBatch(id).getBatch(id),
    listItems: (id, status) => ofBatch(id).listItems(id, status),
    cancelBatch: (id, reason) => ofBatch(id).cancelBatch(id, reason),
    ...configurationCalls(context),
    ...directoryCalls(context),
    ...resultCalls(context),
    v2,
  };
}
