import type { RuleSeverity } from '../src/core/diagnostic.ts';
import { RULES } from '../src/lint/rules/index.ts';

/** Every rule on, and none of them an error: for tests of what the format refuses, whatever a rule says beside it. */
export const RULES_AS_WARNINGS: ReadonlyMap<string, RuleSeverity> = new Map(
  RULES.map(({ id }) => [id, 'warning'] as const),
);

/** Every rule off: for tests of what the format takes, whatever it would cost or leak. */
export const NO_RULES: ReadonlyMap<string, RuleSeverity> = new Map(RULES.map(({ id }) => [id, 'off'] as const));
