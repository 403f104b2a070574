import type { BatchManifest } from '../../compile/compile-batch.ts';
import { compileBatch } from '../../compile/compile-batch.ts';
import type { CompiledBatch } from '../../compile/request.ts';
import { compareBatches } from '../../compile/request.ts';
import type { ComposedDocument } from '../../compose/composed-document.ts';
import { hasErrors } from '../../core/diagnostic.ts';
import type { HashText } from '../../core/hash.ts';
import type { CheckOptions } from '../check/check-manifests.ts';
import type { CheckResult } from '../check/check-workspace.ts';
import { checkWorkspace } from '../check/check-workspace.ts';
import { givenWorkspace } from '../check/given-workspace.ts';
import type { LintOptions } from '../check/lint-options.ts';
import { lintChecked } from '../check/lint-workspace.ts';
import type { CompositionOptions } from '../check/read-composition.ts';
import { hashText } from '../workspace/hash.ts';
import type { SourceText } from '../workspace/source-text.ts';
import type { Workspace } from '../workspace/workspace.ts';

export type { BatchManifest } from '../../compile/compile-batch.ts';
export type { Emit } from '../../compile/emit/emit.ts';
export { EMITS, emitBatch, emitBatches } from '../../compile/emit/emit.ts';
export type { SettingHashes } from '../../compile/hash-settings.ts';
export type {
  BatchKind,
  BatchRequest,
  BatchTarget,
  CompiledBatch,
  SavedConfiguration,
  StagedSource,
} from '../../compile/request.ts';
export { labelOf } from '../../compile/request.ts';

/** A batch, and the composed manifest that it is compiled from. */
export interface BuiltBatch extends CompiledBatch {
  readonly manifest: BatchManifest;
  /** Knows where each value was written. */
  readonly document: ComposedDocument;
}

/** What compiling manifests gives: the batches in order, none when anything is wrong with any manifest. */
export interface BuildResult extends CheckResult {
  /** Ordered by name, environment and row. */
  readonly batches: readonly BuiltBatch[];
}

/** How manifests are checked and compiled. */
export interface BuildOptions extends CheckOptions, LintOptions {
  /** Stands in for the hash functions of Node; it has to compute the same ones. */
  readonly hash?: HashText;
}

/**
 * Compiles manifests after linting all of them: an error in one leaves no batch of any. Nothing is read or written.
 * A manifest makes a batch for each row of its matrix; one with environments needs `environment`, and a Failure is thrown
 * without it.
 *
 * @example
 * ```ts
 * const { batches, findings } = compile([{ file: 'invoices.yaml', text }]);
 * if (findings.summary.errors > 0) throw new Error('The manifest has errors.');
 * for (const { name, digest, request } of batches) console.log(name, digest, request.body);
 * ```
 */
export function buildBatches(sources: readonly SourceText[], options: BuildOptions = {}): BuildResult {
  return buildWorkspace(givenWorkspace(sources, options), options);
}

/** Compiles the manifests of a workspace. */
export function buildWorkspace(
  workspace: Workspace,
  options: CompositionOptions & LintOptions & Pick<BuildOptions, 'hash'>,
): BuildResult {
  const { environment, hash = hashText } = options;
  const checked = checkWorkspace(workspace, options, environment === undefined ? 'one' : { name: environment });
  const result = lintChecked(workspace, checked, options);
  if (hasErrors(result.findings.diagnostics)) return { ...result, batches: [] };
  const batches = result.targets.flatMap(({ manifest, document, composedFor: _, label: __, ...target }) =>
    manifest !== undefined ? { ...compileBatch(manifest, hash, target), manifest, document } : [],
  );
  return { ...result, batches: batches.sort(compareBatches) };
}
