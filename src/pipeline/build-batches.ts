import { compileBatch } from '../compile/compile-batch.ts';
import type { CompiledBatch } from '../compile/request.ts';
import { compareBatches } from '../compile/request.ts';
import { hasErrors } from '../core/diagnostic.ts';
import type { HashText } from '../core/hash.ts';
import type { CheckOptions, CheckResult } from './check-manifests.ts';
import { checkManifests } from './check-manifests.ts';
import { hashText } from './hash.ts';
import type { SourceText } from './source-text.ts';

export type { Emit } from '../compile/emit/emit.ts';
export { EMITS, emitBatch, emitBatches } from '../compile/emit/emit.ts';
export type { BatchRequest, BatchTarget, CompiledBatch, StagedSource } from '../compile/request.ts';

/** What compiling manifests gives: the batches ordered by name, none when anything is wrong with any manifest. */
export interface BuildResult extends CheckResult {
  readonly batches: readonly CompiledBatch[];
}

/** How manifests are checked and compiled. */
export interface BuildOptions extends CheckOptions {
  /** Stands in for the hash functions of Node; it has to compute the same ones. */
  readonly hash?: HashText;
}

/**
 * Compiles manifests after checking all of them: an error in one leaves no batch of any. Nothing is read or written.
 *
 * @example
 * ```ts
 * const { batches, findings } = compile([{ file: 'invoices.yaml', text }]);
 * if (findings.summary.errors > 0) throw new Error('The manifest has errors.');
 * for (const { name, digest, request } of batches) console.log(name, digest, request.body);
 * ```
 */
export function buildBatches(sources: readonly SourceText[], options: BuildOptions = {}): BuildResult {
  const checked = checkManifests(sources, options);
  if (hasErrors(checked.findings.diagnostics)) return { ...checked, batches: [] };
  const batches = checked.manifests.map((manifest) => compileBatch(manifest, options.hash ?? hashText));
  return { ...checked, batches: batches.sort(compareBatches) };
}
