import { COMPOSE_CODES } from '../../compose/codes.ts';
import { IMPORT_CODES } from '../../convert/codes.ts';
import type { CodePage } from '../../core/code-page.ts';
import { LINT_CODES } from '../../lint/codes.ts';
import { RULE_PAGES } from '../../lint/rule-pages.ts';
import { RULE_SET_CODES } from '../../lint/rule-sets.ts';
import { YAML_CODES } from '../../load/codes.ts';
import { PROJECT_CODES } from '../../project/codes.ts';
import { SCHEMA_CODES } from '../../validate/codes.ts';

/** What is documented about every code that a finding can have. */
export const DIAGNOSTIC_CODES: Readonly<Record<string, CodePage>> = {
  ...YAML_CODES,
  ...SCHEMA_CODES,
  ...PROJECT_CODES,
  ...COMPOSE_CODES,
  ...IMPORT_CODES,
  ...RULE_SET_CODES,
  ...LINT_CODES,
  ...RULE_PAGES,
};
