import { Failure } from '../../core/failure.ts';
import type { Run } from '../../ledger/fold-run.ts';
import { groupBy } from '../../ledger/group-by.ts';
import type { Ledger, LedgerView } from '../../ledger/ledger.ts';
import type { RunId } from '../../ledger/run-id.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { History, Twin } from './decide-action.ts';

/** Reads what ledgers say about batches; each ledger is looked at once. */
export interface HistoryReader {
  /** A run that cannot be believed makes the history unreadable; a store that refuses is a Failure that is thrown. */
  readonly historyOf: (
    batch: Pick<BuiltBatch, 'name' | 'environment' | 'row' | 'digest' | 'contentDigest'>,
    ledger: Ledger,
  ) => Promise<History>;
}

/** Makes what reads histories for one command. */
export function createHistoryReader(): HistoryReader {
  const views = new Map<Ledger, Promise<View>>();
  const twins = new Map<Ledger, Promise<readonly FoundTwin[]>>();
  const viewOf = (ledger: Ledger): Promise<View> => onceFor(ledger, views, () => lookAt(ledger));
  return {
    historyOf: async (batch, ledger) => {
      const { view, byBatch } = await viewOf(ledger);
      const runs: Run[] = [];
      try {
        for (const id of byBatch.get(keyOf(batch)) ?? []) runs.push(await view.read(id));
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'io') throw error;
        return { kind: 'unreadable', reason: error.message };
      }
      const isNew = runs.every(({ record }) => record.digest !== batch.digest);
      const found = isNew ? await onceFor(ledger, twins, () => findTwins(view)) : [];
      return {
        kind: 'known',
        runs,
        twins: found.filter(
          ({ id, contentDigest }) => contentDigest === batch.contentDigest && keyOf(id) !== keyOf(batch),
        ),
        proven: [],
      };
    },
  };
}

async function onceFor<T>(ledger: Ledger, known: Map<Ledger, Promise<T>>, make: () => Promise<T>): Promise<T> {
  const made = known.get(ledger) ?? make();
  known.set(ledger, made);
  return made;
}

interface View {
  readonly view: LedgerView;
  readonly byBatch: ReadonlyMap<string, readonly RunId[]>;
}

async function lookAt(ledger: Ledger): Promise<View> {
  const view = await ledger.look();
  return { view, byBatch: groupBy(view.runs, keyOf) };
}

function keyOf({ name, environment, row }: Pick<BuiltBatch, 'name' | 'environment' | 'row'>): string {
  return JSON.stringify([name, environment, row]);
}

type FoundTwin = Twin & { readonly contentDigest: string };

/** Every run that has sent something; one that cannot be read is told where its own batch is planned. */
async function findTwins({ runs, read }: LedgerView): Promise<readonly FoundTwin[]> {
  const found: FoundTwin[] = [];
  for (const id of runs) {
    const run = await read(id).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'io') return undefined;
      throw error;
    });
    if (run === undefined || !hasSent(run)) continue;
    const batchIds = run.shards.flatMap((shard) => shard.batchIds);
    found.push({ id, at: run.record.at, batchIds, contentDigest: run.record.contentDigest });
  }
  return found;
}

function hasSent({ shards }: Run): boolean {
  return shards.some(
    ({ state, batchIds }) => batchIds.length > 0 || state.kind === 'unknown' || state.kind === 'claimed',
  );
}
