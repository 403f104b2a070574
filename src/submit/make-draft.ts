import { BATCH_IN_PAYLOAD } from '../catalogue/secrets.ts';
import type { JsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { parsePointer } from '../core/path.ts';
import type { ListedBatch } from './list-batches.ts';
import { listBatchesOf } from './list-batches.ts';
import { missingSecrets } from './missing-secrets.ts';
import { resolveSecrets } from './resolve-secrets.ts';
import { bodyOfShard, correlationOf, placeOf } from './shard-body.ts';
import type { ShardOrder, ShardTools } from './shard-order.ts';

/** All that a request needs but its turn and the intent. */
export interface Draft {
  readonly directoryId: string | undefined;
  readonly correlationId: string;
  /** With the secrets in it. */
  readonly body: JsonObject;
  readonly serverTime: string | null;
  readonly before: readonly ListedBatch[];
}

/** Reads what batches there are before, and puts the secrets in. Throws a Failure where one of them is not set. */
export async function makeDraft(order: ShardOrder, directoryId: string | undefined, tools: ShardTools): Promise<Draft> {
  const place = placeOf(order);
  const filter = place.kind === 'directory' ? place.directoryId : directoryId;
  const { serverTime, batches } = await listBatchesOf(tools.client, filter);
  const { id: correlationId } = correlationOf(order, tools.hash);
  const resolved = resolveSecrets(bodyOfShard(order, { directoryId, correlationId }), tools.getSecret, rootOf(order));
  if ('missing' in resolved) throw missingSecrets(resolved.missing);
  tools.redactor.add(resolved.secrets);
  return { directoryId, correlationId, body: resolved.body, serverTime, before: batches };
}

function rootOf({ batch }: ShardOrder): Path {
  return batch.kind === 'Batch' ? parsePointer(BATCH_IN_PAYLOAD) : [];
}
