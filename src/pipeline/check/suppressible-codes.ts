import { RULES } from '../../lint/rules/index.ts';
import { DIAGNOSTIC_CODES } from './diagnostic-codes.ts';

/**
 * Whether a comment or a baseline may say that findings of a code do not count; undefined for what is no code. Errors of
 * the format cannot: what they stand for cannot be sent.
 */
export function isSuppressible(code: string): boolean | undefined {
  return CODES.get(code);
}

/** Every code that may be suppressed. */
export function suppressibleCodes(): readonly string[] {
  return [...CODES].flatMap(([code, isOpen]) => (isOpen ? [code] : []));
}

/** What is said about suppressions is not suppressed in its turn. */
function isOpenStage(code: string, severity: string): boolean {
  return severity !== 'error' && !code.startsWith('lint/');
}

const CODES: ReadonlyMap<string, boolean> = new Map([
  ...Object.entries(DIAGNOSTIC_CODES).map(([code, { severity }]) => [code, isOpenStage(code, severity)] as const),
  ...RULES.map(({ id, control }) => [id, control === undefined] as const),
]);
