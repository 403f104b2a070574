import { labelOf } from '../../compile/request.ts';
import { Failure } from '../../core/failure.ts';
import type { BatchName } from '../../ledger/run-id.ts';
import { parseBatch, parseGeneration } from '../../ledger/run-id.ts';
import { isV2Id } from '../../submit/client/api-of.ts';

/** What a text on the command line names. */
export type Reference =
  | { readonly kind: 'batch'; readonly id: string }
  | {
      readonly kind: 'run';
      readonly label: string;
      /** At least its first eight digits. */
      readonly digest: string;
      readonly generation: number;
    }
  | MeantName;

/** The name of a manifest, with its environment and its row as far as they are stated. */
export interface MeantName {
  readonly kind: 'name';
  readonly batch: BatchName;
}

/** Whether a text is the id of a batch, so that no ledger has to be asked what it means. */
export function isBatchId(text: string): boolean {
  return text.startsWith('bjb-') || (isV2Id(text) && WITH_UUID.test(text));
}

/** A manifest may well have a name that only begins as an id of v2 does. */
const WITH_UUID = /^[a-z]+-[0-9a-f]{8}-[0-9a-f-]+$/;

/** Reads what a text names. Throws a Failure where it can be nothing of it. */
export function readReference(text: string): Reference {
  if (isBatchId(text)) return { kind: 'batch', id: text };
  const [label = '', digest, generation = '', ...more] = text.split('/');
  const batch = parseBatch(label);
  if (batch !== undefined && digest === undefined) return { kind: 'name', batch };
  const number = parseGeneration(generation);
  const isRun = more.length === 0 && /^[0-9a-f]{8,64}$/.test(digest ?? '');
  if (batch !== undefined && digest !== undefined && number !== undefined && isRun)
    return { kind: 'run', label: labelOf(batch), digest, generation: number };
  throw new Failure('usage', `\`${text}\` names neither a run nor a manifest nor a batch.`, {
    hint: 'A run is NAME/DIGEST/gNNNN with at least eight digits of the digest, a manifest NAME or NAME.ENVIRONMENT, a batch bjb-… or bat-….',
  });
}
