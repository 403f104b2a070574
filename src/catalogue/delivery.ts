import type { Path } from '../core/path.ts';
import { CLASSIFY_V1 } from './classify-v1/index.ts';
import { PARSE_V1 } from './parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from './parse-v2/index.ts';
import { isAtPlace, parsePlace, toBasePath } from './place.ts';

const places = [...PARSE_V1, ...CLASSIFY_V1, ...PARSE_V2, ...BATCH_V2].flatMap(({ manifest, identity }) =>
  manifest !== undefined && identity === false ? [parsePlace(manifest)] : [],
);

/** Whether a place in a manifest, in one of its environments too, only says how results are delivered: no digest has it. */
export function isDelivery(path: Path): boolean {
  const base = toBasePath(path);
  return places.some((place) => isAtPlace(base.slice(0, place.length), place));
}
