import type { HashText } from '../core/hash.ts';
import { literalText } from '../core/reference.ts';
import type { Batch, ParseBatch } from '../generated/types.ts';
import { compileParseBatch } from './compile-parse-batch.ts';
import { compileV2Batch } from './compile-v2-batch.ts';
import type { BatchTarget, CompiledBatch } from './request.ts';

/** A composed manifest that a batch is made from. */
export type BatchManifest = ParseBatch | Batch;

/**
 * Compiles a valid manifest, composed for `target`. The same manifest gives the same bytes on every machine: nothing is
 * read but the manifest, and `hash` is a pure function.
 */
export function compileBatch(manifest: BatchManifest, hash: HashText, target: BatchTarget = {}): CompiledBatch {
  const { kind, metadata, spec } = manifest;
  const compiled =
    kind === 'Batch' ? compileV2Batch(manifest, hash, target) : compileParseBatch(manifest, hash, target);
  return {
    kind,
    name: metadata.name,
    ...target,
    ...compiled,
    files: (spec.source.files ?? []).map(literalText),
  };
}
