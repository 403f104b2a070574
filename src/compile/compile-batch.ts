import type { HashText } from '../core/hash.ts';
import { literalText } from '../core/reference.ts';
import type { Batch, ClassifyBatch, ParseBatch } from '../generated/types.ts';
import { compileClassifyBatch } from './compile-classify-batch.ts';
import { compileParseBatch } from './compile-parse-batch.ts';
import { compileV2Batch } from './compile-v2-batch.ts';
import type { CompiledWork } from './compiled-work.ts';
import type { BatchTarget, CompiledBatch } from './request.ts';

/** A composed manifest that a batch is made from. */
export type BatchManifest = ParseBatch | ClassifyBatch | Batch;

/**
 * Compiles a valid manifest, composed for `target`. The same manifest gives the same bytes on every machine: nothing is
 * read but the manifest, and `hash` is a pure function.
 */
export function compileBatch(manifest: BatchManifest, hash: HashText, target: BatchTarget = {}): CompiledBatch {
  const { kind, metadata, spec } = manifest;
  return {
    kind,
    name: metadata.name,
    ...target,
    ...compileWork(manifest, hash, target),
    files: (spec.source.files ?? []).map(literalText),
  };
}

function compileWork(manifest: BatchManifest, hash: HashText, target: BatchTarget): CompiledWork {
  switch (manifest.kind) {
    case 'ParseBatch':
      return compileParseBatch(manifest, hash, target);
    case 'ClassifyBatch':
      return compileClassifyBatch(manifest, hash, target);
    case 'Batch':
      return compileV2Batch(manifest, hash, target);
  }
}
