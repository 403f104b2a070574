import { invariant } from '../../core/invariant.ts';
import type { AdoptBasis, FrozenConfiguration, FrozenSource, RecordContent, Slice } from '../../ledger/record.ts';
import type { RunId } from '../../ledger/run-id.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { freezeRun } from '../plan/freeze-run.ts';
import { namesOf, sizeOf } from '../plan/source-change.ts';
import type { Evidence, FoundShard, UnprovenBatch } from './claim-evidence.ts';

/** What a person says: these batches are of the manifest, though nothing proves it. */
export interface PersonsWord {
  readonly batchIds: ReadonlySet<string>;
  readonly reason: string;
}

/** A run, as it is to be recorded for the batches that were found of it. */
export interface ClaimedRun {
  readonly id: RunId;
  readonly record: Extract<RecordContent, { readonly record: 'run' }>;
  /** By shard, in the order of the slices. */
  readonly shards: readonly ClaimedShard[];
}

/** The batch of a shard, and by what it is known. */
export interface ClaimedShard {
  readonly batchId: string;
  readonly basis: AdoptBasis;
  /** As the service had it. */
  readonly status: string;
}

/** What is to be recorded, and what is left for a person. */
export interface Claims {
  readonly runs: readonly ClaimedRun[];
  readonly unproven: readonly UnprovenBatch[];
}

type Claimable = Parameters<typeof freezeRun>[0] & Pick<BuiltBatch, 'name' | 'environment' | 'row' | 'digest'>;

/**
 * What is recorded for the batches that were found of a manifest: a run for each generation, with a shard for each batch. What a
 * person says is a run each, after those and after `last`, the last one that the ledger has.
 */
export function claimRuns(
  batch: Claimable,
  { found, unproven }: Evidence,
  { word, last }: { readonly word: PersonsWord | undefined; readonly last: number },
): Claims {
  const generations = [...new Set(found.map(({ generation }) => generation))].sort((one, other) => one - other);
  const runs: ClaimedRun[] = [];
  const unfit: UnprovenBatch[] = [];
  for (const generation of generations) {
    const own = found.filter((shard) => shard.generation === generation && sizeOf(shard.source) > 0);
    const { fit, rest } = inOrder(own);
    unfit.push(...rest.map(({ batch, source }) => ({ batch, source, why: OUT_OF_ORDER })));
    if (fit.length > 0) runs.push(runOf(batch, generation, fit));
  }
  let next = Math.max(last, 0, ...generations) + 1;
  const open: UnprovenBatch[] = [];
  for (const one of [...unproven, ...unfit]) {
    const { source } = one;
    if (word?.batchIds.has(one.batch.id) !== true || source === undefined || sizeOf(source) === 0) open.push(one);
    else
      runs.push(runOf(batch, next++, [{ batch: one.batch, source, basis: { kind: 'person', reason: word.reason } }]));
  }
  return { runs, unproven: open };
}

const OUT_OF_ORDER = 'what it covers overlaps with what another batch of its run covers';

/** A run is cut into slices: what stands in another order was not cut from one. */
function inOrder(shards: readonly FoundShard[]): { readonly fit: readonly FoundShard[]; readonly rest: FoundShard[] } {
  const fit: FoundShard[] = [];
  const rest: FoundShard[] = [];
  let end = '';
  for (const one of shards.toSorted((left, right) => left.shard - right.shard)) {
    const names = namesOf(one.source);
    if ((names[0] ?? '') <= end) rest.push(one);
    else {
      fit.push(one);
      end = names.at(-1) ?? end;
    }
  }
  return { fit, rest };
}

type Part = Pick<FoundShard, 'batch' | 'source' | 'basis'>;

function runOf(batch: Claimable, generation: number, parts: readonly Part[]): ClaimedRun {
  const { name, environment, row, digest } = batch;
  const named = { name, ...(environment !== undefined && { environment }), ...(row !== undefined && { row }) };
  const id = { ...named, digest, generation };
  const sizes = parts.map(({ source }) => sizeOf(source));
  const source = join(parts.map((part) => part.source));
  const cause = { kind: generation === 1 ? 'first' : 'new' } as const;
  const configuration = configurationOf(parts);
  const record = freezeRun(batch, { run: id, cause, source, configuration, shardSize: Math.max(...sizes) });
  const shards = parts.map(({ batch: { id: batchId, status }, basis }) => ({ batchId, basis, status }));
  return { id, record: { ...record, shards: slices(sizes) }, shards };
}

/** What was in it when the run began is not known any more. */
function configurationOf(parts: readonly Part[]): FrozenConfiguration | undefined {
  const id = parts.map(({ batch }) => batch.configuration_id).find((one) => one !== undefined);
  return id === undefined ? undefined : { id };
}

function join(sources: readonly FrozenSource[]): FrozenSource {
  const [first] = sources;
  invariant(first !== undefined, 'a run has a batch');
  switch (first.kind) {
    case 'files':
      return { ...first, files: sources.flatMap((one) => (one.kind === 'files' ? one.files : [])) };
    case 'items':
      return { ...first, itemIds: sources.flatMap((one) => (one.kind === 'items' ? one.itemIds : [])) };
    case 'directory':
      return { ...first, items: sources.flatMap((one) => (one.kind === 'directory' ? one.items : [])) };
  }
}

function slices(sizes: readonly number[]): readonly Slice[] {
  let next = 0;
  return sizes.map((count) => {
    const first = next;
    next += count;
    return { first, count };
  });
}
