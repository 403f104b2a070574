import { nameDocument } from '../../core/report-at.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { loadQuickly } from '../../load/load-quickly.ts';
import { isSoundAlone } from '../../validate/is-sound.ts';
import type { Sift } from '../workspace/read-manifests.ts';

/** Sifts out files of manifests that nothing is wrong with, whatever holds for their project: most of what is ever checked. */
export const siftSound: Sift = ({ file, text }) => {
  if (text.includes('${')) return undefined;
  const documents = loadQuickly({ file, text }, DEFAULT_LIMITS);
  return documents?.every(isSoundAlone) ? documents.map(nameDocument) : undefined;
};
