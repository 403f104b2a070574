import { payloadOf, withPayload } from '../../compile/payload.ts';
import { missingSecrets } from '../../submit/missing-secrets.ts';
import { resolveSecrets } from '../../submit/resolve-secrets.ts';
import type { BuiltBatch } from './build-batches.ts';

/** Puts the values of secrets into the bodies of batches. Throws a Failure for names without a value. */
export function withSecrets(batches: readonly BuiltBatch[], secrets: ReadonlyMap<string, string>): BuiltBatch[] {
  const resolved = batches.map((batch) => ({
    batch,
    body: resolveSecrets(payloadOf(batch), (name) => secrets.get(name)),
  }));
  const missing = new Set(resolved.flatMap(({ body }) => ('missing' in body ? body.missing : [])));
  if (missing.size > 0) throw missingSecrets([...missing].sort());
  return resolved.map(({ batch, body }) => ('missing' in body ? batch : withPayload(batch, body.body)));
}
