import { createHash } from 'node:crypto';
import type { HashText } from '../core/hash.ts';

/** The real hash function, of Node. */
export const hashText: HashText = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');
