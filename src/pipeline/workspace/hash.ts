import { createHash } from 'node:crypto';
import type { BeginHash, HashText } from '../../core/hash.ts';

/** The real hash function, of Node. */
export const hashText: HashText = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');

/** The same for bytes that come piece by piece. */
export const beginHash: BeginHash = () => {
  const hash = createHash('sha256');
  return { add: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
};
