import type { CheckResult } from './check-workspace.ts';

/** What of a check is reported. */
export type Answer = Omit<CheckResult, 'targets' | 'uses'> & { readonly environments: readonly string[] };

/** What of a check is reported, without how it came about. */
export function answerOf({ targets, uses: _, ...rest }: CheckResult): Answer {
  return { ...rest, environments: [...new Set(targets.flatMap(({ composedFor }) => composedFor ?? []))] };
}
