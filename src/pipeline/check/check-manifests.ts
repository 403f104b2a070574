import type { InputLimits } from '../../load/limits.ts';
import type { SourceText } from '../workspace/source-text.ts';
import type { CheckResult } from './check-workspace.ts';
import { validateWorkspace } from './check-workspace.ts';
import { givenWorkspace } from './given-workspace.ts';
import type { CompositionOptions } from './read-composition.ts';

export type { ComposedDocument } from '../../compose/composed-document.ts';
export type { Layer, Writing } from '../../compose/layer.ts';
export type { ReferenceUse } from '../../compose/read-template.ts';
export type { UsedReference } from '../../compose/resolve-references.ts';
export type { InputLimits } from '../../load/limits.ts';
export type { CheckResult } from './check-workspace.ts';
export type { ComposedTarget } from './compose-targets.ts';

/** How manifests are checked. */
export interface CheckOptions extends CompositionOptions {
  /** The limits that differ from the usual ones. */
  readonly limits?: Partial<InputLimits>;
  /** The project file that holds for all of them. */
  readonly project?: SourceText;
}

/**
 * Checks manifests: as they are written, and composed for each of their environments and each row of their matrix.
 * Every finding of every document, one for each mistake. Nothing is read or written: profiles are looked for among the
 * texts that are given, by `file`.
 *
 * @example
 * ```ts
 * const { findings } = validate([{ file: 'invoices.yaml', text }]);
 * for (const { code, message, origin } of findings.diagnostics) {
 *   if (origin.kind === 'file') console.log(origin.file, origin.span.start.line, code, message);
 * }
 * ```
 */
export function checkManifests(sources: readonly SourceText[], options: CheckOptions = {}): CheckResult {
  return validateWorkspace(givenWorkspace(sources, options), options);
}
