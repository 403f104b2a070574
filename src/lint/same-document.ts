import type { ManifestContext } from './context.ts';

/** Whether two composed manifests are one as it is written, for two environments or rows. */
export function isSameDocument(
  { document: one }: Pick<ManifestContext, 'document'>,
  { document: other }: Pick<ManifestContext, 'document'>,
): boolean {
  return one.file === other.file && one.index === other.index;
}
