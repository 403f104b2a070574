import type { FactOf } from './entry.ts';

/** What S3 calls its buckets today. */
export const BUCKET_NAMES = {
  value: {
    minimum: 3,
    maximum: 63,
    /** Buckets of us-east-1 made before March 2018 have up to this many characters, capitals and underscores. */
    oldMaximum: 255,
    reserved: ['xn--', 'sthree-', 'amzn-s3-demo-'],
  },
  basis: 'documented',
  source: 's3-buckets',
} as const satisfies FactOf<unknown>;

/** The most bytes that the key of an object has in UTF-8. */
export const KEY_BYTES = { value: 1024, basis: 'documented', source: 's3-keys' } as const satisfies FactOf<number>;
