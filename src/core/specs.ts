import type { Document } from './document.ts';
import { isJsonObject } from './json.ts';
import type { Path } from './path.ts';
import { valueAt } from './path.ts';

/** The ways to the specs of a document as it is written: its own, and the partial one of each environment. */
export function specsOf({ value }: Document): readonly Path[] {
  const environments = valueAt(value, ['spec', 'environments']);
  const names = isJsonObject(environments) ? Object.keys(environments) : [];
  return [['spec'], ...names.map((name) => ['spec', 'environments', name])];
}
