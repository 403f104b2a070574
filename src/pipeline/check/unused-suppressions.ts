import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import { RULES } from '../../lint/rules/index.ts';
import { kindOf } from '../../validate/manifest-kind.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { LintOptions } from './lint-options.ts';
import type { CompositionOptions } from './read-composition.ts';

/**
 * Tells of a rule and a document whether this run would have found all that the rule has to say there. Nobody can tell for
 * one environment out of several, for what a profile brings into manifests that were not looked at, for rules that need
 * all of a project, for rules that the command line has set, and where errors keep rules silent.
 */
export function isUnusedCertain(
  { named }: Workspace,
  diagnostics: readonly Diagnostic[],
  { environment, set = [], vars = [], severities = new Map() }: CompositionOptions & LintOptions,
): (code: string, document: Document) => boolean {
  const isWhole = environment === undefined && set.length === 0 && vars.length === 0;
  const scopes = new Map(RULES.map(({ id, scope }) => [id, scope]));
  const wrong = new Set(
    diagnostics.flatMap(({ severity, code, origin }) =>
      severity === 'error' && code.includes('/') && origin.kind === 'file' ? [origin.file] : [],
    ),
  );
  const names = new Set(named.map(({ source }) => source.file));
  return (code, document) => {
    if (severities.has(code) || wrong.has(document.file)) return false;
    const scope = scopes.get(code);
    if (scope === 'document') return true;
    const isManifest = ['ParseBatch', 'ClassifyBatch', 'Batch'].includes(kindOf(document));
    return isWhole && scope !== 'project' && names.has(document.file) && isManifest;
  };
}
