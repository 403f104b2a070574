import type { Redactor } from '../../core/redact.ts';
import type { Wire } from './exchange.ts';
import type { RateBudget } from './rate-budget.ts';

/** The bounds that a client keeps. */
export interface Limits {
  /** How long one request may take, its answer included. */
  readonly requestMilliseconds: number;
  /** How long a read may take with all its attempts. */
  readonly readMilliseconds: number;
  /** How often a read is attempted. */
  readonly attempts: number;
  /** The most of one answer that is read. */
  readonly answerBytes: number;
  /** The same for the text of a result, which grows with the document. */
  readonly resultBytes: number;
  /** The most pages of one list. */
  readonly pages: number;
}

/** The bounds without a word to the contrary. */
export const DEFAULT_LIMITS: Limits = {
  requestMilliseconds: 60_000,
  readMilliseconds: 180_000,
  attempts: 6,
  answerBytes: 10 * 1024 * 1024,
  resultBytes: 10 * 1024 * 1024,
  pages: 10_000,
};

/** What all calls of a client share. */
export interface Context {
  readonly wire: Wire;
  readonly limits: Limits;
  readonly random: () => number;
  readonly budget: RateBudget;
  readonly redactor: Redactor;
  /** Goes with every request that takes it. */
  readonly scope: Scope;
}

/** Whose things a request is about; the API takes what belongs to the key where nothing is said. */
export interface Scope {
  readonly projectId?: string | undefined;
  readonly organizationId?: string | undefined;
}
