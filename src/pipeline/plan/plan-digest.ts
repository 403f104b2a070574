import { payloadOf } from '../../compile/payload.ts';
import type { HashText } from '../../core/hash.ts';
import { hashJson } from '../../core/hash-json.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { FrozenSource } from '../../ledger/record.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { Plan, PlannedBatch } from './plan.ts';

/** The digest of a plan: it changes with what is sent, to where, and with what the ledger said; not with time or place. */
export function digestOfPlan(
  { endpoint, namespace, batches }: Pick<Plan, 'endpoint' | 'namespace' | 'batches'>,
  hash: HashText,
): string {
  return hashJson({ plan: 1, endpoint, namespace, batches: batches.map((planned) => contentOf(planned, hash)) }, hash);
}

/** The SHA-256 of what a source holds. */
export function digestOfSource(source: FrozenSource, hash: HashText): string {
  // An interface has no index signature, though all of its fields are JSON.
  return hashJson(source as unknown as JsonValue, hash);
}

function contentOf({ batch, decision, ledger, shards }: PlannedBatch, hash: HashText): JsonObject {
  const { action, run, begin } = decision;
  return {
    digest: batch.digest,
    // Delivery settings make no other run, but another request.
    request: hashJson({ body: payloadOf(batch), query: batch.request.query }, hash),
    project: ledger?.scope.project,
    action,
    run: run === undefined ? undefined : formatRun(run),
    cause: begin?.cause,
    source: begin?.source === undefined ? undefined : digestOfSource(begin.source, hash),
    shards,
  };
}
