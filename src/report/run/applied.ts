import type { CompiledBatch } from '../../compile/request.ts';
import type { Batch } from '../../submit/client/answers.ts';
import { escapeForTerminal } from '../escape.ts';
import { progressOf } from './batches.ts';

/** What became of a manifest that was applied. */
export interface AppliedBatch {
  readonly compiled: Pick<CompiledBatch, 'name' | 'environment' | 'row' | 'digest'>;
  /** What it is called among all of a project. */
  readonly label: string;
  /** `created`, or why there is no batch, or that this is not known. */
  readonly outcome: string;
  /** The last that is known of the batch; undefined where there is none. */
  readonly batch?: Batch | undefined;
  /** Why there is none. */
  readonly message?: string | undefined;
}

/** The batch of a manifest on one line; nothing where there is none. */
export function formatApplied({ label, batch }: AppliedBatch): string {
  if (batch === undefined) return '';
  return `${escapeForTerminal(`${label}: ${batch.id} ${batch.status} ${progressOf(batch)}`)}\n`;
}

/** The same as the fields of a JSON object; those of the batch as the API names them. */
export function appliedFields(applied: AppliedBatch): Readonly<Record<string, unknown>> {
  const { name, environment, row, digest } = applied.compiled;
  const { outcome, batch, message } = applied;
  // What is undefined is left out of JSON.
  return { name, environment, row, digest, outcome, ...batch, message };
}
