import { payloadOf } from '../../compile/payload.ts';
import type { Redactor } from '../../core/redact.ts';
import { missingSecrets } from '../../submit/missing-secrets.ts';
import type { GetSecret } from '../../submit/resolve-secrets.ts';
import { resolveSecrets } from '../../submit/resolve-secrets.ts';
import type { BuiltBatch } from './build-batches.ts';

/** What a look at secrets needs. */
export interface SecretCheck {
  readonly getSecret: GetSecret;
  /** Learns the secrets of the batches. */
  readonly redactor: Redactor;
}

/** Throws a Failure, before anything is sent of any batch, where a secret of one of them is not set. */
export function checkSecrets(batches: readonly BuiltBatch[], { getSecret, redactor }: SecretCheck): void {
  const missing = new Set<string>();
  for (const batch of batches) {
    const resolved = resolveSecrets(payloadOf(batch), getSecret);
    if ('missing' in resolved) for (const name of resolved.missing) missing.add(name);
    else redactor.add(resolved.secrets);
  }
  if (missing.size > 0) throw missingSecrets([...missing].sort());
}
