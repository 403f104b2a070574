import type { HashText } from '../../core/hash.ts';
import { formatRun } from '../../ledger/run-id.ts';
import { hashText } from '../workspace/hash.ts';
import type { Bounds, Estimate } from './estimate.ts';
import type { LimitCheck, Plan, PlannedBatch } from './plan.ts';
import { digestOfSource } from './plan-digest.ts';
import { sizeOf } from './source-change.ts';

/** The version of the JSON's shape (schemas/plan.schema.json). */
const VERSION = 1;

/** What a plan was made of: with it `apply` finds the same manifests again. */
export interface PlanInputs {
  readonly manifests: readonly string[];
  readonly environment?: string | undefined;
  readonly set: readonly string[];
  readonly vars: readonly string[];
  readonly config?: string | undefined;
  readonly trustedConfig?: string | undefined;
  readonly changed?: string | true | undefined;
  readonly ledger?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly region?: string | undefined;
  readonly isLocal: boolean;
  readonly shardSize?: number | undefined;
}

/** A plan as one JSON document: what `--format json` prints and `--out` saves. */
export function planAsJson(plan: Plan, inputs: PlanInputs, tool: string): Readonly<Record<string, unknown>> {
  const { digest, endpoint, namespace, ledger, batches, totals, limits, unseen } = plan;
  const { trustedConfig, baseUrl, isLocal, shardSize, ...rest } = inputs;
  return {
    version: VERSION,
    tool,
    digest,
    target: { endpoint, namespace, ledger: ledger ?? null },
    // What is undefined is left out of JSON.
    inputs: { ...rest, trusted_config: trustedConfig, base_url: baseUrl, local: isLocal, shard_size: shardSize },
    batches: batches.map((planned) => batchAsJson(planned, hashText)),
    totals: {
      files: boundsAsJson(totals.files),
      bytes: boundsAsJson(totals.bytes),
      pages: boundsAsJson(totals.pages),
      credits: boundsAsJson(totals.credits),
    },
    limits: limits.map(limitAsJson),
    not_looked_up: unseen,
  };
}

function batchAsJson(planned: PlannedBatch, hash: HashText): object {
  const { batch, decision, settings, ledger, shards, estimate } = planned;
  const { name, environment, row, digest, contentDigest } = batch;
  const { action, reason, run, begin, change, notes } = decision;
  return {
    ...{ name, environment, row, digest, content_digest: contentDigest, project: ledger?.scope.project },
    ...{ action, reason, settings, run: run === undefined ? undefined : formatRun(run), cause: begin?.cause },
    source: begin?.source && {
      kind: begin.source.kind,
      entries: sizeOf(begin.source),
      sha256: digestOfSource(begin.source, hash),
    },
    change: change && { added: change.added, changed: change.changed, removed: change.removed },
    batches: shards,
    estimate: estimate && estimateAsJson(estimate),
    notes,
  };
}

function estimateAsJson({ files, bytes, pages, uncounted, credits }: Estimate): object {
  return { files, bytes, pages: boundsAsJson(pages), uncounted, credits: credits && boundsAsJson(credits) };
}

function limitAsJson({ name, limit, isNamed, planned, isExceeded }: LimitCheck): object {
  return { name, limit, overridden: isNamed, planned: boundsAsJson(planned), exceeded: isExceeded };
}

function boundsAsJson({ minimum, maximum }: Bounds): object {
  return { minimum, maximum: maximum ?? null };
}
