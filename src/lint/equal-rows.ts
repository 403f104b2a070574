import { canonicalJson } from '../core/canonical-json.ts';
import type { JsonObject } from '../core/json.ts';
import type { ManifestContext } from './context.ts';

/** What a composed manifest makes a batch of: equal for two rows of a matrix that nothing tells apart. */
export function rowKey({ document, environment, settings }: ManifestContext): string {
  const spec = Object.entries(settings.spec).filter(([key]) => key !== 'matrix');
  // Entries of JSON are JSON.
  return canonicalJson([document.file, document.index, environment ?? null, Object.fromEntries(spec) as JsonObject]);
}
