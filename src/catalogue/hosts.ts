import type { FactOf } from './entry.ts';

/** Endings of names that no server of the public internet can have; `localdomain` is that of many machines' own name. */
export const LOCAL_NAMES = {
  value: ['localhost', 'localdomain', 'local', 'internal', 'home.arpa', 'intranet', 'private', 'corp', 'home', 'lan'],
  basis: 'documented',
  source: 'special-names',
} as const satisfies FactOf<readonly string[]>;

/** Public addresses at which only a cloud's own machines find something: the platform of Azure. */
export const PLATFORM_ADDRESSES: readonly string[] = ['168.63.129.16'];

/** URLs that the single callback of a v1 job takes are shorter than this. */
export const CALLBACK_LENGTH = {
  value: 200,
  basis: 'documented',
  source: 'webhook-v1',
} as const satisfies FactOf<number>;
