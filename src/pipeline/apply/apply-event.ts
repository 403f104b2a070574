import type { ShardEnd } from '../../submit/advance-run.ts';
import type { BatchStatus } from '../../submit/client/answers.ts';
import type { Wait } from '../../submit/shard-order.ts';
import type { UploadProgress } from '../../submit/upload-files.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import type { AppliedBatch } from './applied.ts';

/** What happens while batches are applied. No secret in use is in it. */
export type ApplyEvent =
  /** A batch is begun with; whatever is left undone of it, an `ended` follows. */
  | { readonly kind: 'begun'; readonly planned: PlannedBatch; readonly run: string | undefined }
  | (OfShard & { readonly kind: 'uploading'; readonly progress: UploadProgress })
  | (OfShard & { readonly kind: 'waiting'; readonly wait: Wait })
  /** What came of bringing a shard to its batch. */
  | (OfShard & { readonly kind: 'sent'; readonly end: ShardEnd })
  /** A batch that is followed is in another state than before. */
  | (OfShard & { readonly kind: 'progress'; readonly status: BatchStatus })
  /** A batch that is followed has ended, or is followed no more. */
  | (OfShard & { readonly kind: 'followed'; readonly end: ShardEnd })
  | { readonly kind: 'ended'; readonly applied: AppliedBatch };

interface OfShard {
  /** What the manifest's batch is called among all of a project. */
  readonly label: string;
  /** As commands print and take it. */
  readonly run: string;
  /** From 1. */
  readonly shard: number;
  /** How many there are of the run. */
  readonly shards: number;
}
