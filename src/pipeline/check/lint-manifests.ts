import type { SourceText } from '../workspace/source-text.ts';
import type { CheckOptions } from './check-manifests.ts';
import type { CheckResult } from './check-workspace.ts';
import { givenWorkspace } from './given-workspace.ts';
import type { LintOptions } from './lint-options.ts';
import { lintWorkspace } from './lint-workspace.ts';

/**
 * Checks manifests as `validate` does, and runs the rules over them. Nothing is read or written: profiles are looked for
 * among the texts that are given, by `file`.
 *
 * @example
 * ```ts
 * const { findings } = lint([{ file: 'invoices.yaml', text }], { severities: new Map([['no-legacy-mode', 'off']]) });
 * console.log(findings.summary.warnings);
 * ```
 */
export function lintManifests(sources: readonly SourceText[], options: CheckOptions & LintOptions = {}): CheckResult {
  return lintWorkspace(givenWorkspace(sources, options), options);
}
