const V2_KINDS: readonly unknown[] = ['Batch', 'BatchProfile'];

/** Whether what a document says it is concerns batches of the v2 API. */
export function isOfV2(kind: unknown): boolean {
  return V2_KINDS.includes(kind);
}

/** Whether there are profiles that a document of a kind can extend. */
export function hasProfiles(kind: unknown): boolean {
  return kind !== 'ClassifyBatch';
}

/** The kind of the profiles that a document of a kind can extend. */
export function profileKindFor(kind: unknown): 'ParseBatchProfile' | 'BatchProfile' {
  return isOfV2(kind) ? 'BatchProfile' : 'ParseBatchProfile';
}
