import type { JsonObject } from '../../core/json.ts';

/** A project. Any project id is accepted; the one that is listed is made with the store. */
export interface ProjectRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: string;
}

/** A directory; one that was deleted stays, marked. */
export interface DirectoryRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: 'user' | 'ephemeral';
  readonly connectorSubscriptionId: string | null;
  readonly systemMetadata: JsonObject | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

/** A file; its bytes are a blob, which files with the same content share. */
export interface FileRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly externalFileId: string | null;
  readonly purpose: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly createdAt: string;
}

/** A file's place in a directory. */
export interface DirectoryFileRecord {
  readonly id: string;
  readonly projectId: string;
  readonly directoryId: string;
  readonly fileId: string;
  readonly uniqueId: string;
  readonly displayName: string;
  readonly metadata: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

export type BatchStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';

/** A batch job; how far it is follows from its items. */
export interface BatchRecord {
  readonly id: string;
  readonly projectId: string;
  readonly directoryId: string | null;
  readonly jobType: 'parse' | 'classify';
  /** As sent, with everything that is or may carry a credential masked. */
  readonly jobConfig: JsonObject;
  readonly parametersHash: string;
  readonly workflowId: string;
  readonly status: BatchStatus;
  readonly errorMessage: string | null;
  readonly cancelReason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

export type ItemStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'skipped' | 'cancelled';

/** One file of a batch, frozen when the batch is made. */
export interface ItemRecord {
  /** The ids of the batch and of the directory file. */
  readonly id: string;
  readonly batchId: string;
  readonly itemId: string;
  readonly itemName: string;
  readonly sha256: string;
  readonly size: number;
  readonly status: ItemStatus;
  readonly jobId: string | null;
  readonly jobRecordId: string | null;
  readonly skipReason: string | null;
  readonly errorMessage: string | null;
  readonly effectiveAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

/** What each collection of a store holds. */
export interface Records {
  readonly projects: ProjectRecord;
  readonly directories: DirectoryRecord;
  readonly files: FileRecord;
  readonly directoryFiles: DirectoryFileRecord;
  readonly batches: BatchRecord;
  readonly items: ItemRecord;
}
