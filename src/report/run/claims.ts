import type { Run } from '../../ledger/fold-run.ts';
import type { ClaimedBatch, ClaimResult, NamedRun } from '../../pipeline/claim/claim-batches.ts';
import type { FoundShard, UnprovenBatch } from '../../pipeline/claim/claim-evidence.ts';
import { escapeForTerminal } from '../escape.ts';

/** What was claimed, what the ledger had, and what was left alone, a line for each. */
export function formatClaims({ batches }: ClaimResult): string {
  return batches
    .flatMap(linesOf)
    .map((line) => `${escapeForTerminal(line)}\n`)
    .join('');
}

function linesOf({ label, claimed, kept, unproven, partial }: ClaimedBatch): readonly string[] {
  const lines = [
    ...kept.map(({ name, run }) => `${label}: kept ${name}, ${run.state}`),
    ...claimed.flatMap((one) => claimedLines(label, one)),
    ...partial.map((one) => `${label}: ${describePartial(one)}`),
    ...unproven.map((one) => `${label}: not claimed: ${describeUnproven(one)}`),
  ];
  return lines.length > 0 ? lines : [`${label}: no batch was found`];
}

function claimedLines(label: string, { name, run: { state, shards, record } }: NamedRun): readonly string[] {
  return [
    `${label}: claimed ${name}, ${state}`,
    ...shards.map((shard, index) => {
      const files = record.shards[index]?.count ?? 0;
      return `${label}: ${shard.batchIds.join(', ')}, ${statusOf(shard)}, ${files} ${files === 1 ? 'file' : 'files'}`;
    }),
  ];
}

function statusOf({ state }: Run['shards'][number]): string {
  return state.kind === 'final' ? state.status : 'under way';
}

function describePartial({ batch, lost, absent }: FoundShard): string {
  const [first = ''] = absent;
  const parts = [
    ...(lost > 0 ? [`${lost} of its ${batch.total_items} files cannot be told any more`] : []),
    ...(absent.length === 1 ? [`\`${first}\` is not here any more as it was sent`] : []),
    ...(absent.length > 1
      ? [`\`${first}\` and ${absent.length - 1} more are not here any more as they were sent`]
      : []),
  ];
  return `not covered of ${batch.id}: ${parts.join('; ')}`;
}

function describeUnproven({ batch: { id, status, created_at }, why }: UnprovenBatch): string {
  return `${id}, ${[status, ...((created_at ?? '') === '' ? [] : [`created ${created_at}`])].join(', ')}: ${why}`;
}

/** The same as the fields of a JSON object. */
export function claimsAsJson({ shownAs, marker, batches }: ClaimResult): Readonly<Record<string, unknown>> {
  return {
    ledger: shownAs,
    marker,
    batches: batches.map(({ batch, claimed, kept, unproven, partial }) => ({
      ...{ name: batch.name, environment: batch.environment, row: batch.row, digest: batch.digest },
      claimed: claimed.map(runAsJson),
      kept: kept.map(runAsJson),
      partial: partial.map(({ batch: { id }, lost, absent }) => ({ batch_id: id, lost, absent })),
      unproven: unproven.map(({ batch: { id, status, created_at }, why }) => ({
        ...{ batch_id: id, status, created_at: created_at ?? undefined, why },
      })),
    })),
  };
}

function runAsJson({ name, run: { state, shards, record } }: NamedRun): object {
  return {
    ...{ run: name, state },
    shards: shards.map((shard, index) => ({
      ...{ shard: shard.shard, state: shard.state.kind, batch_ids: shard.batchIds },
      ...(shard.state.kind === 'final' && { status: shard.state.status }),
      entries: record.shards[index]?.count,
    })),
  };
}
