import type { Client } from './client.ts';

/** The client that speaks of the batches of a kind of manifest: those of a `Batch` are of the v2 API. */
export function clientOfKind<T extends object>(client: T & Partial<Pick<Client, 'v2'>>, kind: string): T {
  return kind === 'Batch' ? { ...client, ...client.v2 } : client;
}

/** The same where only the id of a batch is known. */
export function clientOfBatch<T extends object>(client: T & Partial<Pick<Client, 'v2'>>, batchId: string): T {
  return isV2Id(batchId) ? clientOfKind(client, 'Batch') : client;
}

/** The ids of batches of v2 begin so (OpenAPI: the example of BatchResponse). */
export function isV2Id(batchId: string): boolean {
  return batchId.startsWith('bat-');
}
