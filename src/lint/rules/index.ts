import type { Rule } from '../rule.ts';
import { noZeroMaxPages } from './no-zero-max-pages.ts';

/** Every rule, in the order in which `parsebatch rules` lists them. */
export const RULES: readonly Rule[] = [
  // modes
  // values
  noZeroMaxPages,
  // secrets
  // webhooks
  // output
  // source
  // money
  // policy
];
