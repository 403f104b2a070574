/** The version of the format of records; a change to what one means is a new version (docs/guide/ledger.md). */
export const RECORD_VERSION = 1;

/** A process that writes records. */
export interface Agent {
  readonly host: string;
  readonly pid: number;
  /** When the process began: a pid is used again. */
  readonly startedAt: string;
}

/** What every record says of itself. Times are ISO 8601 in UTC. */
interface Head<K extends string> {
  readonly record: K;
  readonly version: typeof RECORD_VERSION;
  readonly at: string;
  /** The program that wrote it, with its version. */
  readonly tool: string;
}

/** The same for what is about one attempt to create the batch of one shard; both count from 1. */
interface AttemptHead<K extends string> extends Head<K> {
  readonly shard: number;
  readonly attempt: number;
}

/** What a source held when the run began, in the order that the shards cut. */
export type FrozenSource =
  | { readonly kind: 'directory'; readonly directoryId: string; readonly items: readonly FrozenItem[] }
  | { readonly kind: 'items'; readonly itemIds: readonly string[] }
  | { readonly kind: 'files'; readonly files: readonly FrozenFile[] };

/** A file of a directory: sorted by its id. */
export interface FrozenItem {
  readonly id: string;
  /** The file behind it; null where the service names none. */
  readonly fileId: string | null;
}

/** A local file: sorted by its path. */
export interface FrozenFile {
  /** Relative to the manifest, with `/`, in NFC. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A slice of the frozen source: one batch. */
export interface Slice {
  /** The index of its first entry, from 0. */
  readonly first: number;
  readonly count: number;
}

/** Why there is this generation. `new`: entries that none has covered; `all`: everything once more. */
export type Cause =
  | { readonly kind: 'first' | 'new' | 'all' }
  | { readonly kind: 'retry'; readonly of: number; readonly items: readonly string[] };

/** A configuration of the service, as it was. */
export interface FrozenConfiguration {
  readonly id: string;
  /** SHA-256 over the RFC 8785 JSON of its parameters; of those that were saved for the run with references to secrets in them. */
  readonly sha256?: string;
}

/** `run.json`: what is done, settled by whoever writes it first. */
export interface RunRecord extends Head<'run'> {
  /** The kind of the manifest. */
  readonly kind: string;
  readonly name: string;
  readonly environment?: string;
  readonly row?: string;
  readonly digest: string;
  /** The digest without name, environment and row: by it the same work is found under another name. */
  readonly contentDigest: string;
  /** The first 16 hex digits of the SHA-256 of each setting that it covers, by its JSON pointer in the manifest. */
  readonly settings: Readonly<Record<string, string>>;
  readonly generation: number;
  readonly cause: Cause;
  readonly source: FrozenSource;
  /** A directory that is sent item by item: what comes into it meanwhile is another run's. Otherwise it is sent as a whole. */
  readonly sentAs?: 'items';
  /** What a batch of v2 is made with: saved for the run, or named by its manifest, as it was when the run began. */
  readonly configuration?: FrozenConfiguration;
  /** The most entries of a shard. */
  readonly shardSize: number;
  /** Contiguous, and together all of the source. */
  readonly shards: readonly Slice[];
}

/** What was there before a create: whatever is in it is not ours. */
export interface Baseline {
  /** The clock of the server, as it states it; null where it states none. */
  readonly serverTime: string | null;
  /** The ids of the batches that the list had. */
  readonly batchIds: readonly string[];
}

/** Why there may be an attempt: it is the first, the one before certainly made nothing, a late batch of it is fenced off, or a person says so. */
export type AttemptReason = 'first' | 'nothing-made' | 'fenced' | 'assumed-absent';

/** `sNNNN.aK.intent.json`: the claim. Whoever writes it may send one create, until the deadline. */
export interface IntentRecord extends AttemptHead<'intent'> {
  readonly by: Agent;
  readonly deadline: string;
  readonly because: AttemptReason;
  readonly correlationId: string;
  readonly baseline: Baseline;
  /** The directory that was made for this shard and for nothing else. */
  readonly directoryId?: string;
}

/** What came of a create. Texts from the server are redacted by who writes them. */
export type Result =
  | { readonly outcome: 'created'; readonly batchId: string; readonly status: string }
  | { readonly outcome: 'not-sent'; readonly reason: string }
  | { readonly outcome: 'rejected'; readonly status: number; readonly detail: string }
  | { readonly outcome: 'rate-limited'; readonly retryAfterSeconds?: number }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** `sNNNN.aK.result.json`. */
export interface ResultRecord extends AttemptHead<'result'> {
  readonly result: Result;
}

/** How a batch ended. */
export type FinalStatus = 'completed' | 'failed' | 'cancelled';

/** How many items of a batch ended in which way. */
export interface Counts {
  readonly total: number;
  readonly processed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `sNNNN.aK.final.json`: the end of a batch. */
export interface FinalRecord extends AttemptHead<'final'> {
  readonly batchId: string;
  readonly status: FinalStatus;
  readonly counts: Counts;
  readonly failedItems: readonly string[];
}

/** What makes a batch ours: the proof that was found, or a person and the reason. */
export type AdoptBasis =
  | { readonly kind: 'proof'; readonly proof: string }
  | { readonly kind: 'person'; readonly reason: string };

/** `sNNNN.aK.adopt.json`: this batch is the one of the shard. */
export interface AdoptRecord extends AttemptHead<'adopt'> {
  readonly by: Agent;
  readonly batchId: string;
  readonly basis: AdoptBasis;
}

/** What a person has said about a run; the first says so under 1. */
interface WordHead<K extends string> extends Head<K> {
  readonly number: number;
  readonly by: Agent;
}

/** `cancel.K.json`: the batches were to be cancelled; `run`: and what had not been sent is not to be sent any more. */
export interface CancelRecord extends WordHead<'cancel'> {
  readonly covers: 'run' | 'batches';
  /** Those that had not ended. */
  readonly batchIds: readonly string[];
  readonly reason?: string;
}

/** `retry.K.json`: the items are to run again, in that generation. */
export interface RetryRecord extends WordHead<'retry'> {
  readonly generation: number;
  readonly items: readonly string[];
  readonly reason?: string;
}

/** `ack.K.json`: how these shards ended is known, and nothing is to be done about it. */
export interface AckRecord extends WordHead<'ack'> {
  readonly shards: readonly number[];
  readonly reason: string;
}

/** `tombstone.json`: what `gc` keeps of the records of all shards, in their order. */
export interface TombstoneRecord extends Head<'tombstone'> {
  readonly by: Agent;
  /** Null for a shard that was not sent, as its run was cancelled. */
  readonly ends: readonly (ShardEnd | null)[];
}

/** How a shard ended. */
export interface ShardEnd {
  readonly batchId: string;
  readonly status: FinalStatus;
  readonly counts: Counts;
  readonly failedItems: readonly string[];
}

/** All that a run can hold. */
export type LedgerRecord =
  | RunRecord
  | IntentRecord
  | ResultRecord
  | FinalRecord
  | AdoptRecord
  | CancelRecord
  | RetryRecord
  | AckRecord
  | TombstoneRecord;

/** What a writer states of a record; the ledger adds the rest. */
export type RecordContent = LedgerRecord extends infer R
  ? R extends LedgerRecord
    ? Omit<R, 'version' | 'at' | 'tool'>
    : never
  : never;
