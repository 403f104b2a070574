import { invariant } from '../core/invariant.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import type { BatchRequest } from './request.ts';

/** What stands in a request for the directory that apply makes and compile cannot know. */
export const APPLY_DIRECTORY = '${apply:directory_id}';

/** What stands in it for the configuration that apply saves. */
export const APPLY_CONFIGURATION = '${apply:configuration_id}';

/** What apply knows in the end; undefined is what it has no need of. */
export interface AppliedIds {
  /** The directory that it made. */
  readonly directoryId?: string | undefined;
  /** The configuration that it saved. */
  readonly configurationId?: string | undefined;
}

/** Whether a request reads a directory that apply makes. */
export function readsMadeDirectory({ body, holes }: Pick<BatchRequest, 'body' | 'holes'>): boolean {
  return holes.some((hole) => valueAt(body, parsePointer(hole)) === APPLY_DIRECTORY);
}

/** The body of a request with its holes filled. */
export function bodyFor({ body, holes }: Pick<BatchRequest, 'body' | 'holes'>, ids: AppliedIds): JsonObject {
  const known: Readonly<Record<string, string | undefined>> = {
    [APPLY_DIRECTORY]: ids.directoryId,
    [APPLY_CONFIGURATION]: ids.configurationId,
  };
  return holes.reduce((filled, hole) => {
    const path = parsePointer(hole);
    const value = known[String(valueAt(body, path))];
    invariant(value !== undefined, `nothing is known for ${hole}`);
    return setAt(filled, path, value) as JsonObject;
  }, body);
}

function setAt(value: JsonValue, [key, ...rest]: readonly string[], text: string): JsonValue {
  if (key === undefined) return text;
  invariant(isJsonObject(value), 'a hole stands in a mapping');
  return { ...value, [key]: setAt(value[key] ?? {}, rest, text) };
}
