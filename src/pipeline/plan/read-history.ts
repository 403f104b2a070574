import { Failure } from '../../core/failure.ts';
import { mapAtOnce } from '../../core/map-at-once.ts';
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
  return {
    historyOf: async (batch, ledger) => {
      const { view, byBatch, findTwins } = await onceFor(ledger, views, () => lookAt(ledger));
      let runs: readonly Run[];
      try {
        runs = await mapAtOnce(byBatch.get(keyOf(batch)) ?? [], READ_AT_ONCE, view.read);
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'io') throw error;
        return { kind: 'unreadable', reason: error.message };
      }
      const isNew = runs.every(({ record }) => record.digest !== batch.digest);
      const found = isNew ? await findTwins(batch.contentDigest) : [];
      return { kind: 'known', runs, twins: found.filter(({ id }) => keyOf(id) !== keyOf(batch)), proven: [] };
    },
  };
}

/** A ledger in git is asked for what several runs need at once: to ask it takes longer than to read. */
const READ_AT_ONCE = 16;

async function onceFor<K, T>(key: K, known: Map<K, Promise<T>>, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

interface View {
  readonly view: LedgerView;
  readonly byBatch: ReadonlyMap<string, readonly RunId[]>;
  /** The runs of a content that have sent something, under whatever name. */
  readonly findTwins: (contentDigest: string) => Promise<readonly Twin[]>;
}

async function lookAt(ledger: Ledger): Promise<View> {
  const view = await ledger.look();
  return { view, byBatch: groupBy(view.runs, keyOf), findTwins: twinFinder(view) };
}

function keyOf({ name, environment, row }: Pick<BuiltBatch, 'name' | 'environment' | 'row'>): string {
  return JSON.stringify([name, environment, row]);
}

/** What content a run has its `run.json` tells; the rest is read of those alone that have the same. */
function twinFinder(view: LedgerView): View['findTwins'] {
  let byContent: Promise<ReadonlyMap<string, readonly RunId[]>> | undefined;
  const found = new Map<string, Promise<readonly Twin[]>>();
  return async (contentDigest) => {
    byContent ??= groupByContent(view);
    const ids = (await byContent).get(contentDigest) ?? [];
    return onceFor(contentDigest, found, () => readTwins(ids, view));
  };
}

async function groupByContent({ runs, readRecord }: LedgerView): Promise<ReadonlyMap<string, readonly RunId[]>> {
  const contents = await mapAtOnce(runs, RECORDS_AT_ONCE, async (id) => {
    const record = await readable(readRecord(id));
    return { id, digest: record?.contentDigest };
  });
  const groups = groupBy(contents, ({ digest }) => digest);
  return new Map(
    [...groups].flatMap(([digest, group]) => (digest === undefined ? [] : [[digest, group.map(({ id }) => id)]])),
  );
}

/** One file each. */
const RECORDS_AT_ONCE = 64;

async function readTwins(ids: readonly RunId[], { read }: LedgerView): Promise<readonly Twin[]> {
  return (
    await mapAtOnce(ids, READ_AT_ONCE, async (id) => {
      const run = await readable(read(id));
      if (run === undefined || !hasSent(run)) return [];
      return [{ id, at: run.record.at, batchIds: run.shards.flatMap(({ batchIds }) => batchIds) }];
    })
  ).flat();
}

/** What cannot be read is told where its own batch is planned. */
async function readable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Failure && error.code === 'io') return undefined;
    throw error;
  }
}

function hasSent({ shards }: Run): boolean {
  return shards.some(
    ({ state, batchIds }) => batchIds.length > 0 || state.kind === 'unknown' || state.kind === 'claimed',
  );
}
