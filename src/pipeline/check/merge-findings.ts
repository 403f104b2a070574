import type { Diagnostic } from '../../core/diagnostic.ts';

/** A finding of one composed manifest. */
export interface TargetFinding {
  readonly diagnostic: Diagnostic;
  /** The environment and the row that the manifest was composed for; undefined where it has neither. */
  readonly target: string | undefined;
}

/** Reports what is the same in several environments, rows or manifests once, with the environments named. */
export function mergeFindings(findings: readonly TargetFinding[]): Diagnostic[] {
  const groups = new Map<string, { readonly first: Diagnostic; readonly targets: Set<string | undefined> }>();
  for (const { diagnostic, target } of findings) {
    const key = keyOf(diagnostic);
    const group = groups.get(key) ?? { first: diagnostic, targets: new Set() };
    group.targets.add(target);
    groups.set(key, group);
  }
  return Array.from(groups.values(), ({ first, targets }) => {
    const names = [...targets].filter((target) => target !== undefined);
    return names.length === 0 || targets.has(undefined) ? first : { ...first, environments: names.sort() };
  });
}

/** Two findings are the same when they say the same of the same place. */
function keyOf({ code, message, origin, path }: Diagnostic): string {
  const place = origin.kind === 'file' ? [origin.file, origin.span.start.offset] : [origin.kind, origin.name, path];
  return JSON.stringify([code, message, ...place]);
}
