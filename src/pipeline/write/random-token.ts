import { randomBytes } from 'node:crypto';

/** A word that nobody can foresee. */
export function randomToken(): string {
  return randomBytes(16).toString('hex');
}
