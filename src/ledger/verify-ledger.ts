import type { HashText } from '../core/hash.ts';
import type { Backend } from './backend.ts';
import { TEMPORARY } from './durable-file.ts';
import { foldRun } from './fold-run.ts';
import { groupBy } from './group-by.ts';
import { MARKER_PATH, mistakeInMarker } from './marker.ts';
import { describeTrouble, isHidden, readAtOnce } from './read-records.ts';
import type { LedgerRecord } from './record.ts';
import type { RecordPlace } from './record-path.ts';
import { labelPart, parsePath } from './record-path.ts';
import { decodeRecord } from './record-text.ts';
import { formatGeneration } from './run-id.ts';

/**
 * Something about a ledger. `damaged` and `newer`: a record that cannot be believed; `impossible`: records that no correct
 * writer leaves together; `conflict`: several batches for one shard; `left-over`: what nothing reads.
 */
export interface LedgerFinding {
  readonly kind: 'damaged' | 'newer' | 'impossible' | 'conflict' | 'left-over';
  /** Of a record, or of a run. */
  readonly path: string;
  /** What it is, to follow the path. */
  readonly message: string;
}

/** What is to be said about all of a ledger, of whatever scope, and how many runs there are. */
export interface Verification {
  readonly runs: number;
  readonly records: number;
  readonly findings: readonly LedgerFinding[];
}

/** Reads all of a ledger and tells what is wrong with it, ordered by path. */
export async function verifyLedger(backend: Backend, hash: HashText, now: number): Promise<Verification> {
  const paths = await backend.list('');
  const places = paths.map((path) => ({ path, place: parsePath(path, hash) }));
  const findings: LedgerFinding[] = [];
  for (const { path } of places.filter(({ place }) => place === undefined)) {
    findings.push(...(await checkOther(backend, path)));
  }
  const runs = runsIn(places);
  const runPaths = new Set(runs.map(({ path }) => path));
  let records = 0;
  for (const run of runs) {
    const checked = await checkRun({ backend, hash, now }, run);
    records += checked.records;
    findings.push(...checked.findings, ...checkGeneration(run, runPaths));
  }
  return { runs: runs.length, records, findings: findings.toSorted((one, other) => compare(one.path, other.path)) };
}

interface PlacedRun {
  readonly path: string;
  readonly records: readonly PlacedRecord[];
}

interface PlacedRecord {
  readonly path: string;
  readonly place: RecordPlace;
}

function runsIn(places: readonly { readonly path: string; readonly place: RecordPlace | undefined }[]): PlacedRun[] {
  const placed = places.flatMap(({ path, place }) => (place === undefined ? [] : [{ path, place }]));
  return [...groupBy(placed, ({ place }) => place.run)].map(([path, records]) => ({ path, records }));
}

async function checkOther(backend: Backend, path: string): Promise<LedgerFinding[]> {
  if (path === MARKER_PATH) {
    const mistake = mistakeInMarker((await backend.get(path)) ?? new Uint8Array());
    return mistake === undefined ? [] : [{ kind: 'damaged', path, message: mistake }];
  }
  if (path.includes(`/${TEMPORARY}`) || path.startsWith(TEMPORARY)) {
    const message = 'is a temporary file: unless a process is writing now it was left by one that was killed';
    return [{ kind: 'left-over', path, message }];
  }
  if (isHidden(path)) return [{ kind: 'left-over', path, message: 'is none of parsebatch' }];
  return [{ kind: 'damaged', path, message: 'has the name of no record' }];
}

interface Checking {
  readonly backend: Backend;
  readonly hash: HashText;
  /** Milliseconds since 1970. */
  readonly now: number;
}

async function checkRun(
  checking: Checking,
  run: PlacedRun,
): Promise<{ readonly records: number; readonly findings: readonly LedgerFinding[] }> {
  const keys = new Map(run.records.map(({ path, place }) => [path, place.key]));
  const read = await readAtOnce(checking.backend, [...keys.keys()]);
  const decoded = read.flatMap(({ path, bytes }) => {
    const key = keys.get(path);
    return bytes === undefined || key === undefined ? [] : [{ path, read: decodeRecord(bytes, key) }];
  });
  const records = decoded.flatMap((one) => (one.read.kind === 'record' ? [one.read.record] : []));
  const troubles = decoded.flatMap((one): LedgerFinding[] =>
    one.read.kind === 'record' ? [] : [{ kind: one.read.kind, path: one.path, message: describeTrouble(one.read) }],
  );
  const hasRunFile = run.records.some(({ place }) => place.key.record === 'run');
  const missing = hasRunFile ? [] : [impossible(run, 'has no `run.json`')];
  const folded = records.some(({ record }) => record === 'run') ? checkFold(checking, run, records) : [];
  return { records: records.length, findings: [...troubles, ...missing, ...folded] };
}

function checkFold({ hash, now }: Checking, run: PlacedRun, records: readonly LedgerRecord[]): LedgerFinding[] {
  const { id, problems, shards, record } = foldRun(records, now);
  const end = [labelPart(id, hash), record.digest, formatGeneration(record.generation)].join('/');
  const isElsewhere = !run.path.endsWith(`/${end}`);
  const conflicts = shards.filter((shard) => shard.state.kind === 'conflict');
  return [
    ...(isElsewhere ? [impossible(run, 'holds the records of another run')] : []),
    ...problems.map((problem) => impossible(run, `cannot be: ${problem}`)),
    ...conflicts.map(({ shard, batchIds }): LedgerFinding => {
      const message = `has several batches for shard ${shard}: ${batchIds.join(', ')}`;
      return { kind: 'conflict', path: run.path, message };
    }),
  ];
}

/** A generation comes after the one before. */
function checkGeneration(run: PlacedRun, paths: ReadonlySet<string>): LedgerFinding[] {
  const generation = run.records[0]?.place.generation ?? 1;
  const before = `${run.path.slice(0, run.path.lastIndexOf('/'))}/${formatGeneration(generation - 1)}`;
  return generation === 1 || paths.has(before) ? [] : [impossible(run, 'has no generation before it')];
}

function impossible({ path }: PlacedRun, message: string): LedgerFinding {
  return { kind: 'impossible', path, message };
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
