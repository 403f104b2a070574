import { Failure } from '../core/failure.ts';
import type { HashText } from '../core/hash.ts';
import { mapAtOnce } from '../core/map-at-once.ts';
import type { Backend } from './backend.ts';
import type { LedgerRecord } from './record.ts';
import { parsePath } from './record-path.ts';
import type { ReadRecord } from './record-text.ts';
import { decodeRecord } from './record-text.ts';

/** So many records are read at once. */
const AT_ONCE = 64;

/** Where records are read from. */
export interface RecordSource {
  readonly backend: Backend;
  readonly hash: HashText;
}

/** Reads all records of a run. One that is newer, damaged or not known is a failure, and never taken for absent. */
export async function readRecords(
  source: RecordSource,
  run: string,
  paths: readonly string[],
): Promise<readonly LedgerRecord[]> {
  const records = await readSome(source, paths);
  if (records.some(({ record }) => record === 'run')) return records;
  throw new Failure('io', `\`${run}\` of the ledger has no \`run.json\``, { file: run, hint: VERIFY });
}

/** Reads some records of a run, on the same terms. */
export async function readSome(source: RecordSource, paths: readonly string[]): Promise<readonly LedgerRecord[]> {
  const visible = paths.filter((path) => !isHidden(path));
  const read = await readAtOnce(source.backend, visible);
  return read.flatMap(({ path, bytes }) => toRecord(source, path, bytes));
}

/** What is at some paths; undefined where that is gone. */
export function readAtOnce(
  backend: Backend,
  paths: readonly string[],
): Promise<readonly { readonly path: string; readonly bytes: Uint8Array | undefined }[]> {
  return mapAtOnce(paths, AT_ONCE, async (path) => ({ path, bytes: await backend.get(path) }));
}

/** Why a record is not believed, to follow its path. */
export function describeTrouble(read: Exclude<ReadRecord, { readonly kind: 'record' }>): string {
  if (read.kind === 'damaged') return `is damaged: ${read.mistake}`;
  return `was written by a newer parsebatch, in version ${read.version} of the format`;
}

/** Names that begin with a dot are temporary files, and what file managers and network file systems leave. */
export function isHidden(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('.');
}

const VERIFY = 'See what is wrong with it: parsebatch ledger verify.';

function toRecord({ hash }: RecordSource, path: string, bytes: Uint8Array | undefined): LedgerRecord[] {
  const place = parsePath(path, hash);
  // Between the list and now `gc` may have taken it away.
  if (bytes === undefined) return [];
  const read: ReadRecord =
    place === undefined ? { kind: 'damaged', mistake: 'no record has this name' } : decodeRecord(bytes, place.key);
  if (read.kind === 'record') return [read.record];
  const hint = read.kind === 'newer' ? 'Update parsebatch.' : VERIFY;
  throw new Failure('io', `\`${path}\` of the ledger ${describeTrouble(read)}`, { file: path, hint });
}
