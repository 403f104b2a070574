import type { JsonObject } from '../../core/json.ts';
import type { ProductType } from '../configurations/parameters-shape.ts';

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

/** A configuration that is saved for later batches. */
export interface ConfigurationRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly productType: ProductType;
  /** The time of the last change, which tells one version from another. */
  readonly version: string;
  /** As sent, with everything that is or may carry a credential masked. */
  readonly parameters: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A receiver of notifications that batches and configurations name by its id. */
export interface WebhookConfigRecord {
  readonly id: string;
  readonly projectId: string;
  /** As sent, with all but events and form masked. */
  readonly receiver: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Only a batch of v2 is ever throttled. */
export type BatchStatus = 'pending' | 'throttled' | 'running' | 'completed' | 'failed' | 'cancelled';

/** What a batch does with its files. */
export type JobType = 'parse' | 'extract' | 'classify';

/** What a batch that the v2 API made has and others do not. */
export interface V2Batch {
  readonly configurationId: string;
  /** It is cancelled once what was begun is done. */
  readonly isCancelling?: true;
}

/** A batch; how far it is follows from its items. */
export interface BatchRecord {
  readonly id: string;
  readonly projectId: string;
  readonly directoryId: string | null;
  readonly jobType: JobType;
  /** Absent for a batch of v1. */
  readonly v2?: V2Batch;
  /**
   * As sent, with everything that is or may carry a credential masked. Of v2 it is the `parameters` of the configuration as
   * it was when the batch was made, beside the receivers that the batch names.
   */
  readonly jobConfig: JsonObject;
  readonly parametersHash: string;
  readonly workflowId: string | null;
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
  /** Whether its result is an earlier one, which costs nothing; only of v2, as v1 skips such a file. */
  readonly isCached?: true;
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
  readonly configurations: ConfigurationRecord;
  readonly webhookConfigs: WebhookConfigRecord;
  readonly batches: BatchRecord;
  readonly items: ItemRecord;
}
