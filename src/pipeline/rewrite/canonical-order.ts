import type { Document } from '../../core/document.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { isOfV2 } from '../../core/v2-kinds.ts';
import { BATCH_KEYS, CLASSIFY_KEYS, MANIFEST_KEYS, PROJECT_KEYS } from '../../generated/keys.ts';

/** The keys that come first in every document of the format. */
const HEAD = ['apiVersion', 'kind', 'metadata'];

/** Mappings whose order is the format's own. Parameters are left in the order in which their author groups them. */
const ORDERED = ['', '/metadata', '/spec', '/spec/source', '/spec/job', '/spec/webhooks/*'];

/** The keys of a mapping in canonical order; undefined where the order is the author's, or the document is not ours. */
export function canonicalOrder({ value }: Document, path: Path): readonly string[] | undefined {
  const kind = isJsonObject(value) ? value['kind'] : undefined;
  if (typeof kind !== 'string' || !isJsonObject(value) || !String(value['apiVersion']).startsWith('parsebatch.dev/')) {
    return undefined;
  }
  if (path.length === 0 && !SPEC_KINDS.includes(kind)) return kind === 'Project' ? PROJECT_KEYS[''] : HEAD;
  if (!SPEC_KINDS.includes(kind)) return undefined;
  const place = placeOf(path);
  const keys = kind === 'ClassifyBatch' ? CLASSIFY_KEYS : isOfV2(kind) ? BATCH_KEYS : MANIFEST_KEYS;
  return ORDERED.includes(place) ? keys[place] : undefined;
}

/** The kinds that have a spec, whole or partial. */
const SPEC_KINDS = ['ParseBatch', 'ParseBatchProfile', 'ClassifyBatch', 'Batch', 'BatchProfile'];

/** What an environment holds is a partial spec. */
function placeOf(path: Path): string {
  const inSpec = path[0] === 'spec' && path[1] === 'environments' ? ['spec', ...path.slice(3)] : path;
  const isNames = path[1] === 'environments' && path.length === 2;
  return isNames ? '/spec/environments' : inSpec.map((part) => `/${typeof part === 'number' ? '*' : part}`).join('');
}
