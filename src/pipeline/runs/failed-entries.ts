import { Failure } from '../../core/failure.ts';
import type { Run } from '../../ledger/fold-run.ts';
import { troubledShards } from '../../ledger/fold-run.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { ShardFold, ShardState } from '../../ledger/shard-state.ts';
import type { Client } from '../../submit/client/client.ts';
import { namesInDirectory } from '../../submit/names-in-directory.ts';
import { namesOf } from '../plan/source-change.ts';

type LookingClient = Pick<Client, 'listFiles' | 'listItems'>;

/**
 * The entries of a run's frozen source that were not done: ids of items, or paths of files. Throws a Failure where the service
 * does not tell any more which entry an item was.
 */
export async function failedEntries(run: Run, client: LookingClient): Promise<readonly string[]> {
  const names: string[] = [];
  for (const shard of troubledShards(run)) names.push(...(await failedOf(run, shard, client)));
  if (names.length > 0) return names;
  throw untold(run, 'the service names no item of it that failed');
}

/** Those of them that somebody names, by their names or as the service calls them. Throws a Failure for what is none. */
export async function chosenEntries(
  run: Run,
  items: readonly string[],
  client: LookingClient,
): Promise<readonly string[]> {
  const shards = troubledShards(run);
  const names = new Set(shards.flatMap((shard) => entriesOf(run, shard)));
  const byId = items.every((item) => names.has(item))
    ? new Map<string, string>()
    : await namesById(run, shards, client);
  const chosen = new Set(
    items.map((item) => {
      const name = names.has(item) ? item : byId.get(item);
      if (name !== undefined && names.has(name)) return name;
      throw new Failure('not-found', `\`${item}\` is nothing that failed in ${formatRun(run.id)}`);
    }),
  );
  return [...names].filter((name) => chosen.has(name));
}

async function failedOf(run: Run, shard: ShardFold, client: LookingClient): Promise<readonly string[]> {
  const { state } = shard;
  const entries = entriesOf(run, shard);
  if (state.kind !== 'final') return entries;
  const done = state.status === 'completed' ? undefined : await idsOfDone(state, client);
  if (done === undefined && state.status !== 'completed' && state.failedItems.length === 0) return entries;
  const byId = await namesById(run, [shard], client);
  const named = new Set((done ?? state.failedItems).map((id) => byId.get(id)));
  // A directory may have come to hold more than was frozen, which does not matter where it is done.
  const isTold = done === undefined ? !named.has(undefined) : byId.size > 0 || done.length === 0;
  if (isTold) return entries.filter((name) => named.has(name) === (done === undefined));
  throw untold(run, `the service does not tell any more which files the items of shard ${shard.shard} are`);
}

/** What a batch was through with that did not end well; undefined where the service does not know it any more. */
async function idsOfDone(
  { batchId }: Extract<ShardState, { readonly kind: 'final' }>,
  client: LookingClient,
): Promise<readonly string[] | undefined> {
  const ids: string[] = [];
  try {
    for await (const page of client.listItems(batchId)) {
      if (page.some(({ status }) => status === 'processing')) throw stillWorking(batchId);
      ids.push(...page.filter(({ status }) => DONE.includes(status)).map(({ item_id }) => item_id));
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
    return undefined;
  }
  return ids;
}

/** What is being parsed when a batch is cancelled may still complete, and would be paid twice. */
function stillWorking(batchId: string): Failure {
  return new Failure('locked', `Files of \`${batchId}\` are still being parsed`, {
    hint: 'Repeat the command later, or name what is to run again with --items.',
  });
}

/** What was skipped would be skipped again. */
const DONE: readonly string[] = ['completed', 'skipped'];

/** The names of entries by the ids of the items that they were. */
async function namesById(
  run: Run,
  shards: readonly ShardFold[],
  client: LookingClient,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const shard of shards) {
    const { intents, state } = shard;
    const attempt = state.kind === 'final' ? state.attempt : undefined;
    const directoryId = intents.find((intent) => intent.attempt === attempt)?.directoryId;
    const entries = entriesOf(run, shard);
    const found =
      directoryId === undefined
        ? entries.map((name) => [name, name] as const)
        : await namesInDirectory(directoryId, run.record.source.kind, client);
    const own = new Set(entries);
    for (const [id, name] of found) if (own.has(name)) names.set(id, name);
  }
  return names;
}

function entriesOf({ record }: Run, { shard }: ShardFold): readonly string[] {
  const { first, count } = record.shards[shard - 1] ?? { first: 0, count: 0 };
  return namesOf(record.source).slice(first, first + count);
}

function untold({ id }: Run, why: string): Failure {
  return new Failure('refused', `What failed in ${formatRun(id)} cannot be told: ${why}`, {
    hint: 'Name what is to run again with --items: paths of files, or ids of items.',
  });
}
