import { Failure } from '../core/failure.ts';
import type { Redactor } from '../core/redact.ts';
import { redactTexts } from '../core/redact.ts';
import type { ApplyOutcome, BatchToApply } from '../submit/apply-batch.ts';
import { applyBatch } from '../submit/apply-batch.ts';
import type { Batch, BatchItem, BatchStatus } from '../submit/client/answers.ts';
import type { Client } from '../submit/client/client.ts';
import { createClient } from '../submit/client/client.ts';
import { createRateBudget } from '../submit/client/rate-budget.ts';
import type { Clock } from '../submit/clock.ts';
import { machineFetch, machineRandom } from '../submit/machine.ts';
import type { GetSecret } from '../submit/resolve-secrets.ts';
import type { UploadProgress } from '../submit/upload-files.ts';
import { watchBatch } from '../submit/watch-batch.ts';
import { beginHash } from './hash.ts';

export { labelOf } from '../compile/request.ts';
export type { BatchToApply } from '../submit/apply-batch.ts';
export type { Batch, BatchItem, BatchStatus } from '../submit/client/answers.ts';
export type { Clock } from '../submit/clock.ts';
export { machineClock, pause } from '../submit/clock.ts';
export type { UploadProgress } from '../submit/upload-files.ts';
export { hasEnded } from '../submit/watch-batch.ts';

/** What applying needs from outside. */
export interface ApplySettings {
  readonly baseUrl: string;
  readonly key: string;
  readonly clock: Clock;
  readonly getSecret: GetSecret;
  /** Covers the secrets in use in all that a server says. */
  readonly redactor: Redactor;
  /** How many files are uploaded at once. */
  readonly concurrency: number;
  /** Says to begin nothing more; a request that is open still gets its answer. */
  readonly signal: AbortSignal;
}

/** What came of applying a batch. `failed`: nothing was created, and why. */
export type ApplyResult = ApplyOutcome | { readonly kind: 'failed'; readonly failure: Failure };

/** How a batch is followed to its end. */
export interface FollowOptions {
  readonly timeoutMilliseconds?: number | undefined;
  readonly onChange: (status: BatchStatus) => void;
}

/** Applies batches at one address within one rate; no secret in use is in anything that it gives. */
export interface Applier {
  readonly apply: (ready: BatchToApply, onProgress: (progress: UploadProgress) => void) => Promise<ApplyResult>;
  /** Follows a batch that was created, to its end or until the signal. */
  readonly follow: (ready: BatchToApply, id: string, options: FollowOptions) => Promise<BatchStatus>;
  readonly listItems: (ready: BatchToApply, id: string) => AsyncIterable<readonly BatchItem[]>;
}

/** A server on this machine can be asked often: its batches take moments. */
const FIRST_PAUSE = 100;

/** Makes what applies batches. */
export function openApplier(settings: ApplySettings): Applier {
  const { clock, getSecret, concurrency, signal, redactor } = settings;
  const budget = createRateBudget(clock);
  const random = machineRandom;
  /** What a batch needs made for it belongs to the project that its manifest names. */
  const clientFor = ({ batch }: BatchToApply): Client => {
    const { project_id, organization_id } = batch.request.query;
    const scope = { projectId: textOf(project_id), organizationId: textOf(organization_id) };
    const { baseUrl, key } = settings;
    return createClient({ baseUrl, key, fetch: machineFetch, clock, random, scope, budget, redactor });
  };
  const tools = { clock, random, signal, concurrency, beginHash, getSecret, redactor };
  return {
    apply: async (ready, onProgress) => {
      try {
        const outcome = await applyBatch(clientFor(ready), ready, { ...tools, onProgress });
        return outcome.kind === 'done' ? { ...outcome, value: redactTexts<Batch>(outcome.value, redactor) } : outcome;
      } catch (error) {
        if (error instanceof Failure) return { kind: 'failed', failure: error };
        throw error;
      }
    },
    follow: async (ready, id, { timeoutMilliseconds, onChange }) => {
      const told = (status: BatchStatus): void => onChange(redactTexts(status, redactor));
      const options = { clock, timeoutMilliseconds, signal, firstPauseMilliseconds: FIRST_PAUSE, onChange: told };
      return redactTexts(await watchBatch(clientFor(ready), id, options), redactor);
    },
    listItems: async function* (ready, id) {
      for await (const page of clientFor(ready).listItems(id)) yield redactTexts(page, redactor);
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
