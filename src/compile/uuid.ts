import type { HashText } from '../core/hash.ts';

/** The name space of parsebatch's correlation ids: the UUIDv5 of `parsebatch.dev` in the name space for DNS names. */
export const CORRELATION_NAMESPACE = '200a5d5b-c640-5ec9-ba69-c5dc56baf50f';

/** The correlation id that a digest gives: its UUIDv5 (RFC 9562) in parsebatch's name space. */
export function uuidFromDigest(digest: string, hash: HashText): string {
  return uuidV5(CORRELATION_NAMESPACE, digest, hash);
}

/** The correlation id that `apply` sends for one shard of a generation of a run; both count from 1. */
export function shardUuid(
  { digest, generation, shard }: { readonly digest: string; readonly generation: number; readonly shard: number },
  hash: HashText,
): string {
  return uuidV5(CORRELATION_NAMESPACE, `${digest}/${generation}/${shard}`, hash);
}

/** The UUIDv5 of a name in a name space. */
export function uuidV5(namespace: string, name: string, hash: HashText): string {
  const hex = namespace.replaceAll('-', '');
  const space = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const text = new TextEncoder().encode(name);
  const digest = hash('sha1', Uint8Array.from([...space, ...text]));
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
