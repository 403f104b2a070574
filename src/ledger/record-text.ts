import { canonicalJson } from '../core/canonical-json.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { LedgerRecord, RunRecord } from './record.ts';
import { RECORD_VERSION } from './record.ts';
import type { RecordKey } from './record-path.ts';
import { fileOf } from './record-path.ts';
import { RECORD_SHAPE } from './record-shapes.ts';

/** A record, or why what is in its place is none that can be believed. */
export type ReadRecord =
  | { readonly kind: 'record'; readonly record: LedgerRecord }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly mistake: string };

/** A record as it is stored: canonical JSON and a line feed. */
export function encodeRecord(record: LedgerRecord): Uint8Array {
  // An interface has no index signature, though all of its fields are JSON.
  const sound = wellFormed(record as unknown as JsonValue);
  const mistake = mistakeIn(sound);
  invariant(mistake === undefined, `a record of the ledger is written whole: ${mistake}`);
  return new TextEncoder().encode(`${canonicalJson(sound)}\n`);
}

/** Reads what is stored at the place of a record; only what parsebatch can have written there counts. */
export function decodeRecord(bytes: Uint8Array, key: RecordKey): ReadRecord {
  const value = parse(bytes);
  if (value === undefined) return damaged('it is not JSON');
  const version = isJsonObject(value) ? value['version'] : undefined;
  if (typeof version === 'number' && Number.isSafeInteger(version) && version > RECORD_VERSION)
    return { kind: 'newer', version };
  const mistake = mistakeIn(value);
  if (mistake !== undefined) return damaged(mistake);
  // It has just been compared with the shape of records.
  const record = value as unknown as LedgerRecord;
  if (fileOf(record) !== fileOf(key)) return damaged('it belongs to another place');
  return isAsWritten(bytes, value) ? { kind: 'record', record } : damaged('it has been edited');
}

function damaged(mistake: string): ReadRecord {
  return { kind: 'damaged', mistake };
}

function parse(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Twins of a key, and anything that another program has moved, show in the bytes. */
function isAsWritten(bytes: Uint8Array, value: JsonValue): boolean {
  const written = new TextEncoder().encode(`${canonicalJson(value)}\n`);
  return Buffer.compare(written, bytes) === 0;
}

function mistakeIn(value: JsonValue): string | undefined {
  // The second looks at what has the shape of a record.
  return RECORD_SHAPE.mistakeIn(value, '') ?? mistakeInRun(value as unknown as LedgerRecord);
}

function mistakeInRun(record: LedgerRecord): string | undefined {
  if (record.record !== 'run') return undefined;
  if ((record.generation === 1) !== (record.cause.kind === 'first')) return '`/cause` does not fit the generation';
  if (!isSorted(entriesOf(record))) return '`/source` is not sorted';
  return cutsAll(record) ? undefined : '`/shards` are not slices of the source';
}

/** What the shards cut, by what it is sorted by. */
function entriesOf({ source }: RunRecord): readonly string[] {
  if (source.kind === 'directory') return source.items.map(({ id }) => id);
  return source.kind === 'items' ? source.itemIds : source.files.map(({ path }) => path);
}

function isSorted(entries: readonly string[]): boolean {
  return entries.every((entry, index) => index === 0 || (entries[index - 1] ?? '') <= entry);
}

/** Each begins where the one before ends; an empty source is one empty shard. */
function cutsAll(record: RunRecord): boolean {
  const total = entriesOf(record).length;
  let next = 0;
  for (const { first, count } of record.shards) {
    if (first !== next || count > record.shardSize || (count === 0 && total > 0)) return false;
    next += count;
  }
  return next === total && record.shards.length > 0;
}

/** What the service says may hold half a character. */
function wellFormed(value: JsonValue | undefined): JsonValue {
  if (typeof value === 'string') return value.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!isJsonObject(value)) return value ?? null;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.map(([name, field]) => [name, wellFormed(field)]));
}
