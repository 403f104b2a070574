import type { Rule } from '../rule.ts';
import { consistentImageOutput } from './consistent-image-output.ts';
import { consistentLanguage } from './consistent-language.ts';
import { noDuplicateLanguage } from './no-duplicate-language.ts';
import { noZeroMaxPages } from './no-zero-max-pages.ts';
import { suspiciousPageBase } from './suspicious-page-base.ts';
import { validBoundingBox } from './valid-bounding-box.ts';
import { validTargetPages } from './valid-target-pages.ts';

/** Every rule, in the order in which `parsebatch rules` lists them. */
export const RULES: readonly Rule[] = [
  // modes
  // values
  validTargetPages,
  validBoundingBox,
  consistentLanguage,
  noDuplicateLanguage,
  consistentImageOutput,
  noZeroMaxPages,
  suspiciousPageBase,
  // secrets
  // webhooks
  // output
  // source
  // money
  // policy
];
