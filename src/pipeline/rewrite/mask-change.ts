import { loadDocuments } from '../../load/load-documents.ts';
import { maskSecrets } from '../check/mask-secrets.ts';
import type { TextChange } from '../write/write-texts.ts';

/** The same change with the credentials in both texts covered, to be shown. */
export function maskChange({ file, before, after }: TextChange): TextChange {
  const mask = (text: string): string => maskSecrets(text, loadDocuments({ file, text }).value ?? []);
  return { file, before: mask(before), after: mask(after) };
}
