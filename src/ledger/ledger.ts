import { Failure } from '../core/failure.ts';
import type { HashText } from '../core/hash.ts';
import { invariant } from '../core/invariant.ts';
import type { Backend } from './backend.ts';
import type { Run } from './fold-run.ts';
import { foldOneShard, foldRun } from './fold-run.ts';
import { groupBy } from './group-by.ts';
import { readRecords, readSome } from './read-records.ts';
import type { AdoptRecord, Agent, CancelRecord, LedgerRecord, RecordContent, RunRecord, ShardEnd } from './record.ts';
import { RECORD_VERSION } from './record.ts';
import type { RecordPlace, Scope } from './record-path.ts';
import { batchPath, fileOf, keyOfPath, parsePath, runPath, scopePath } from './record-path.ts';
import { encodeRecord } from './record-text.ts';
import type { BatchName, RunId } from './run-id.ts';
import { formatRun } from './run-id.ts';
import type { ShardFold } from './shard-state.ts';

/** What is recorded of the batches of one project at one endpoint. Every call throws a Failure where the store refuses. */
export interface Ledger {
  readonly scope: Scope;
  /** Where it is, to be shown. */
  readonly shownAs: string;
  /** Looks anew at what there is of one batch, or of all. */
  readonly look: (batch?: BatchName) => Promise<LedgerView>;
  /** One run, looked at anew; undefined where there is none. A record that cannot be believed is a failure. */
  readonly read: (run: RunId) => Promise<Run | undefined>;
  /** One shard of a run, looked at anew; undefined where there is no such run. The rest of it, which may be long, is not read. */
  readonly readShard: (run: RunId, shard: number) => Promise<ShardFold | undefined>;
  /** What has been said about cancelling a run: the rest of it is not read either. */
  readonly cancelsOf: (run: RunId) => Promise<readonly CancelRecord[]>;
  /** The batches that were said to be of a run, which may not have its `run.json` yet. */
  readonly adoptsOf: (run: RunId) => Promise<{ readonly hasBegun: boolean; readonly adopts: readonly AdoptRecord[] }>;
  /** Writes a record of a run, durable once this resolves, unless it is there already. */
  readonly write: (run: RunId, content: RecordContent) => Promise<'created' | 'exists'>;
  /** Leaves of a run whose shards have all ended `run.json`, what was said about it, and how each shard ended. */
  readonly bury: (run: Run, by: Agent) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The runs that there were at one moment. */
export interface LedgerView {
  /** By batch, digest and generation. */
  readonly runs: readonly RunId[];
  /** Reads one of them, as of that moment. */
  readonly read: (run: RunId) => Promise<Run>;
  /** Reads the `run.json` of one of them, and nothing else of it. */
  readonly readRecord: (run: RunId) => Promise<RunRecord>;
}

/** What a ledger is made of. */
export interface LedgerParts {
  readonly backend: Backend;
  readonly scope: Scope;
  readonly hash: HashText;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The program that writes, with its version. */
  readonly tool: string;
}

/** The ledger of a scope in a backend. */
export function createLedger(parts: LedgerParts): Ledger {
  const { backend, scope, hash, now } = parts;
  const look: Ledger['look'] = (batch) =>
    view(parts, batch === undefined ? scopePath(scope, hash) : batchPath(scope, batch, hash));
  const write: Ledger['write'] = async (run, content) => {
    const isOwn = content.record !== 'run' || formatRun(content) === formatRun(run);
    invariant(isOwn, 'a run.json is written to the place of its run');
    const bytes = encodeRecord(completed(parts, content));
    return backend.createOnly(`${runPath(scope, run, hash)}/${fileOf(content)}`, bytes);
  };
  return {
    scope,
    shownAs: backend.shownAs,
    look,
    write,
    read: async (run) => {
      const { runs, read } = await view(parts, runPath(scope, run, hash));
      return runs.length === 0 ? undefined : read(run);
    },
    readShard: async (run, shard) => {
      const paths = await backend.list(runPath(scope, run, hash));
      if (ofKind('run', paths).length === 0) return undefined;
      const records = await readSome(
        parts,
        paths.filter((path) => isAbout(shard, path)),
      );
      return foldOneShard(shard, records, now());
    },
    cancelsOf: async (run) => {
      const paths = await backend.list(runPath(scope, run, hash));
      const records = await readSome(parts, ofKind('cancel', paths));
      return records.filter((record) => record.record === 'cancel');
    },
    adoptsOf: async (run) => {
      const paths = await backend.list(runPath(scope, run, hash));
      const records = await readSome(parts, ofKind('adopt', paths));
      return {
        hasBegun: ofKind('run', paths).length > 0,
        adopts: records.filter((record) => record.record === 'adopt'),
      };
    },
    bury: async (run, by) => {
      const ends = run.shards.map(endOf);
      await write(run.id, { record: 'tombstone', by, ends });
      const paths = await backend.list(runPath(scope, run.id, hash));
      await backend.remove(paths.filter(isOfShard));
    },
    close: () => backend.close(),
  };
}

function ofKind(kind: LedgerRecord['record'], paths: readonly string[]): readonly string[] {
  return paths.filter((path) => keyOfPath(path)?.record === kind);
}

async function view(parts: LedgerParts, folder: string): Promise<LedgerView> {
  const { backend, scope, hash, now } = parts;
  const paths = await backend.list(folder);
  const byRun = groupBy(paths, (path) => path.slice(0, path.lastIndexOf('/')));
  const runs = new Map<string, RunId>();
  for (const [run, own] of byRun) {
    const id = await idOf(parts, own);
    if (id !== undefined) runs.set(run, id);
  }
  return {
    runs: [...runs.values()],
    read: async (id) => {
      const path = runPath(scope, id, hash);
      const records = await readRecords({ backend, hash }, path, byRun.get(path) ?? []);
      return ofPlace(path, id, foldRun(records, now()));
    },
    readRecord: async (id) => {
      const path = runPath(scope, id, hash);
      const records = await readRecords({ backend, hash }, path, [`${path}/run.json`]);
      return ofPlace(path, id, foldRun(records, now())).record;
    },
  };
}

function ofPlace(path: string, id: RunId, run: Run): Run {
  if (formatRun(run.id) === formatRun(id)) return run;
  throw new Failure('io', `\`${path}\` of the ledger holds another run`, { file: path });
}

/** Of a run with a long name only `run.json` tells which it is. */
async function idOf({ backend, hash }: LedgerParts, paths: readonly string[]): Promise<RunId | undefined> {
  const place = firstPlace(paths, hash);
  if (place === undefined) return undefined;
  const { batch, digest, generation, run } = place;
  if (batch !== undefined) return { ...batch, digest, generation };
  const [record] = await readRecords({ backend, hash }, run, [`${run}/run.json`]);
  return foldRun(record === undefined ? [] : [record], 0).id;
}

function firstPlace(paths: readonly string[], hash: HashText): RecordPlace | undefined {
  for (const path of paths) {
    const place = parsePath(path, hash);
    if (place !== undefined) return place;
  }
  return undefined;
}

function completed({ now, tool }: LedgerParts, content: RecordContent): LedgerRecord {
  const head = { version: RECORD_VERSION, at: new Date(now()).toISOString(), tool } as const;
  // Each content is a record without these.
  return { ...content, ...head } as LedgerRecord;
}

function endOf({ state }: Run['shards'][number]): ShardEnd | null {
  if (state.kind === 'cancelled') return null;
  invariant(state.kind === 'final', 'only a run that has ended is let go');
  const { batchId, status, counts, failedItems } = state;
  return { batchId, status, counts, failedItems };
}

/** A name that is not known may say anything: it is read, and found to be none. */
function isAbout(shard: number, path: string): boolean {
  const key = keyOfPath(path);
  if (key === undefined) return true;
  return 'attempt' in key ? key.shard === shard : key.record === 'cancel' || key.record === 'tombstone';
}

function isOfShard(path: string): boolean {
  const key = keyOfPath(path);
  return key !== undefined && 'attempt' in key;
}
