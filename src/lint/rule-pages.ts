import type { CodePage } from '../core/code-page.ts';
import { RULES } from './rules/index.ts';

/** What is documented about every rule, by its id. */
export const RULE_PAGES: Readonly<Record<string, CodePage>> = Object.fromEntries(
  RULES.map(({ id, severity, summary, why, fix, securitySeverity }) => [
    id,
    { severity, summary, why, fix, ...(securitySeverity !== undefined && { securitySeverity }) },
  ]),
);
