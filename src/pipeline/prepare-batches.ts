import type { Redactor } from '../core/redact.ts';
import type { BatchToApply } from '../submit/apply-batch.ts';
import { missingSecrets } from '../submit/apply-batch.ts';
import type { GetSecret } from '../submit/resolve-secrets.ts';
import { resolveSecrets } from '../submit/resolve-secrets.ts';
import type { BuiltBatch } from './build-batches.ts';
import { findFiles } from './observe-source.ts';

/** What preparing needs to know beside the batches. */
export interface Preparation {
  readonly cwd: string;
  readonly getSecret: GetSecret;
  /** Learns the secrets of the batches. */
  readonly redactor: Redactor;
}

/**
 * Looks at everything that the batches need from this machine: the files that they name, and whether their secrets are
 * set. Throws a Failure before anything is sent of any of them.
 */
export async function prepareBatches(
  batches: readonly BuiltBatch[],
  preparation: Preparation,
): Promise<readonly BatchToApply[]> {
  checkSecrets(batches, preparation);
  const prepared: BatchToApply[] = [];
  for (const batch of batches) prepared.push({ batch, files: await findFiles(batch, preparation.cwd) });
  return prepared;
}

function checkSecrets(batches: readonly BuiltBatch[], { getSecret, redactor }: Preparation): void {
  const missing = new Set<string>();
  for (const { request } of batches) {
    const resolved = resolveSecrets(request.body, getSecret);
    if ('missing' in resolved) for (const name of resolved.missing) missing.add(name);
    else redactor.add(resolved.secrets);
  }
  if (missing.size > 0) throw missingSecrets([...missing].sort());
}
