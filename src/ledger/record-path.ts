import type { HashText } from '../core/hash.ts';
import type { BatchName, RunId } from './run-id.ts';
import { formatGeneration, isDigest, parseBatch, parseGeneration } from './run-id.ts';
import { decodeText, encodeText, isCut, toPart } from './safe-part.ts';

/** What a run counts for: one of another endpoint or project never counts for this one. */
export interface Scope {
  readonly namespace: string;
  /** The host, with its port where that is not the standard one (`localhost:8080`); `local` for the embedded server. */
  readonly endpoint: string;
  readonly project: string;
}

/** What a record's file is called after. */
export type RecordKey =
  | { readonly record: 'run' | 'tombstone' }
  | { readonly record: 'intent' | 'result' | 'final' | 'adopt'; readonly shard: number; readonly attempt: number }
  | { readonly record: 'cancel' | 'retry' | 'ack'; readonly number: number };

/** What a path of a ledger says. */
export interface RecordPlace {
  /** The path of the run. */
  readonly run: string;
  /** Which it is; undefined where the path is cut and only `run.json` tells. */
  readonly batch: BatchName | undefined;
  readonly digest: string;
  readonly generation: number;
  readonly key: RecordKey;
}

/** Where the batches of a scope are. */
export function scopePath({ namespace, endpoint, project }: Scope, hash: HashText): string {
  const host = endpoint.replace(/:(\d+)$/, '_$1');
  const parts = [namespace, host, project].map((text) => toPart(encodeDotted(text.toLowerCase()), hash));
  return ['v1', ...parts].join('/');
}

/** Where the digests of a batch are. */
export function batchPath(scope: Scope, batch: BatchName, hash: HashText): string {
  return `${scopePath(scope, hash)}/${labelPart(batch, hash)}`;
}

/** The part of a path that stands for a batch. */
export function labelPart({ name, environment, row }: BatchName, hash: HashText): string {
  const names = [name, environment].filter((part) => part !== undefined).map(encodeText);
  return toPart([...names, ...(row === undefined ? [] : [encodeRow(row)])].join('.'), hash);
}

/** Where the records of a run are. */
export function runPath(scope: Scope, run: RunId, hash: HashText): string {
  return `${batchPath(scope, run, hash)}/${run.digest}/${formatGeneration(run.generation)}`;
}

/** The name of a record's file. */
export function fileOf(key: RecordKey): string {
  if ('attempt' in key) return `s${String(key.shard).padStart(4, '0')}.a${key.attempt}.${key.record}.json`;
  return 'number' in key ? `${key.record}.${key.number}.json` : `${key.record}.json`;
}

/** Reads the path of a record; undefined where none can be there. */
export function parsePath(path: string, hash: HashText): RecordPlace | undefined {
  const [version, namespace, endpoint, project, label = '', digest = '', generation = '', file = '', ...more] =
    path.split('/');
  const number = parseGeneration(generation);
  const key = parseFile(file);
  if (version !== 'v1' || number === undefined || key === undefined || more.length > 0 || !isDigest(digest))
    return undefined;
  const batch = isCut(label) ? undefined : parseLabel(label);
  if (!isCut(label) && (batch === undefined || labelPart(batch, hash) !== label)) return undefined;
  const run = [version, namespace, endpoint, project, label, digest, generation].join('/');
  return { run, batch, digest, generation: number, key };
}

/** What a record is called after, by the last part of its path alone; undefined where that is the name of none. */
export function keyOfPath(path: string): RecordKey | undefined {
  return parseFile(path.slice(path.lastIndexOf('/') + 1));
}

/** The dots of a row are encoded. */
function parseLabel(label: string): BatchName | undefined {
  const parts = label.split('.').map((part) => (part.includes('=') ? part : decodeText(part)));
  return parts.includes(undefined) ? undefined : parseBatch(parts.join('.'));
}

function parseFile(file: string): RecordKey | undefined {
  const key = readKey(file);
  return key !== undefined && fileOf(key) === file ? key : undefined;
}

function readKey(file: string): RecordKey | undefined {
  if (file === 'run.json') return { record: 'run' };
  if (file === 'tombstone.json') return { record: 'tombstone' };
  const attempt = /^s(\d{4,9})\.a(\d{1,9})\.(intent|result|final|adopt)\.json$/.exec(file);
  // The expressions name exactly these records.
  if (attempt !== null)
    return atLeastOne({ record: attempt[3] as 'intent', shard: Number(attempt[1]), attempt: Number(attempt[2]) });
  const word = /^(cancel|retry|ack)\.(\d{1,9})\.json$/.exec(file);
  return word === null ? undefined : atLeastOne({ record: word[1] as 'ack', number: Number(word[2]) });
}

function atLeastOne<K extends RecordKey>(key: K): K | undefined {
  return Object.values(key).every((part) => part !== 0) ? key : undefined;
}

/** The dots of a host stay; none can lead elsewhere. */
function encodeDotted(text: string): string {
  return text
    .split(/(?<=[a-z0-9])\.(?=[a-z0-9])/)
    .map(encodeText)
    .join('.');
}

function encodeRow(row: string): string {
  const pairs = row.split(',').map((pair) => pair.split('=').map((text) => encodeText(decodeURIComponent(text))));
  return pairs.map((pair) => pair.join('=')).join(',');
}
