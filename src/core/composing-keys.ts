/** The keys of a spec that say what it is composed of; no composed manifest has them. */
export const COMPOSING_KEYS: readonly string[] = ['extends', 'environments', 'matrix'];
