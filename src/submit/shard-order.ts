import type { CompiledBatch } from '../compile/request.ts';
import type { HashText } from '../core/hash.ts';
import type { Redactor } from '../core/redact.ts';
import type { Run } from '../ledger/fold-run.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Agent } from '../ledger/record.ts';
import type { ShardFold, ShardState } from '../ledger/shard-state.ts';
import type { Client } from './client/client.ts';
import type { GetSecret } from './resolve-secrets.ts';
import type { StageableFile } from './stage-files.ts';
import type { FileToUpload, UploadRun } from './upload-files.ts';

/** One shard of a run that is recorded, and what there is to send. */
export interface ShardOrder {
  readonly run: Pick<Run, 'id' | 'record'>;
  /** As it was when somebody last looked. */
  readonly shard: ShardFold;
  readonly batch: CompiledBatch;
  /** The local files of the run, those of other shards among them, by their unique ids. */
  readonly files: () => ReadonlyMap<string, FileToUpload>;
  /** The files of the service that the run stages, by the ids that it froze. */
  readonly staged: () => Promise<ReadonlyMap<string, StageableFile>>;
  /** Sees to it that what is sent can be made as the run was begun. Throws a Failure where it cannot. */
  readonly ready: () => Promise<void>;
  /** A person has said that the attempt in doubt made no batch. */
  readonly isAssumedAbsent?: boolean;
  /** Whether an outcome that is unknown is only looked into, and nothing sent. */
  readonly isOnlyLookedFor?: boolean;
}

/** How long is waited for what. In milliseconds. */
export interface Waits {
  /** For a server that answers that there are too many requests, over all attempts. */
  readonly rateLimit: number;
  /** After an intent, until the list of batches counts as telling what became of it. */
  readonly settle: number;
  /** For the answer to a create that is under way when everything is to stop. */
  readonly grace: number;
  /** After an intent, until a batch that no list shows counts as not there; undefined: never. */
  readonly assumeAbsentAfter?: number | undefined;
}

/** The waits without a word to the contrary. */
export const DEFAULT_WAITS: Waits = { rateLimit: 60_000, settle: 120_000, grace: 5_000 };

/** What sending needs from outside. */
export interface ShardTools extends UploadRun {
  readonly client: Client;
  readonly ledger: Pick<Ledger, 'readShard' | 'write' | 'cancelsOf'>;
  readonly hash: HashText;
  readonly by: Agent;
  readonly getSecret: GetSecret;
  /** Knows the secrets of the batch from the moment at which they are in use. */
  readonly redactor: Redactor;
  readonly waits: Waits;
  /** Aborted once there are no credits: nothing is created any more by all that shares it. */
  readonly credits: AbortController;
  /** Told of each wait before it begins. */
  readonly onWait?: (wait: Wait) => void;
}

/** A wait, and what for: that a server in trouble takes a request, or that a list tells what became of one. */
export interface Wait {
  readonly for: 'rate-limit' | 'settle';
  readonly milliseconds: number;
}

/** How far a shard has come. */
export interface ShardOutcome {
  /** As the ledger now has it. */
  readonly state: ShardState;
  /** Why it did not go on though it may. */
  readonly stopped?: 'interrupted' | 'out-of-credits';
  /** Of an unknown outcome: the batches that may be the one, and why none is. */
  readonly doubt?: Doubt;
  /** Batches of this shard that came after it was given up to wait for them, and found nothing to parse. */
  readonly late?: readonly string[];
}

/** Why an outcome stays unknown. */
export interface Doubt {
  readonly reason: string;
  /** Whether a person has to look; otherwise the command may be repeated, and will know more. */
  readonly needsPerson: boolean;
  /** Whether there is no further attempt, whatever a person says. */
  readonly isLast: boolean;
  readonly candidates: readonly Candidate[];
}

/** A batch that may be the one that was asked for. */
export interface Candidate {
  readonly batchId: string;
  readonly status: string;
  /** When it was made, as the server says. */
  readonly createdAt: string | undefined;
}
