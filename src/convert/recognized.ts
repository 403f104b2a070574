import type { JsonObject, JsonValue } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import type { Endpoint } from './endpoint.ts';
import type { ImportFinding } from './finding.ts';

/** One request as it was given, or its body, or a part of that. */
export interface GivenPart {
  readonly endpoint: Endpoint;
  readonly value: JsonObject;
  readonly place: Path;
  readonly query: JsonObject;
  readonly queryPlace: Path;
}

/** A request, whichever part of one was given. */
export type RecognizedRequest = RecognizedV1 | RecognizedV2;

/** What is known of any request. */
interface Recognized {
  readonly query: JsonObject;
  /** Where a place of the body stands in what was given. */
  readonly placeOf: (path: Path) => Path;
  /** Where the query stands in what was given. */
  readonly queryPlace: Path;
}

/** A request that creates a v1 batch. */
export interface RecognizedV1 extends Recognized {
  readonly kind: 'ParseBatch';
  /** The body; what was not given of it is absent. */
  readonly body: JsonObject & { readonly job_config: JsonObject };
}

/** A request that creates a v2 batch. */
export interface RecognizedV2 extends Recognized {
  readonly kind: 'Batch';
  /** The body with the configuration in it: `/config/job/parameters`, where the API has an id alone. */
  readonly body: JsonObject;
  /** What was left out, one sentence each. */
  readonly notices: readonly string[];
}

/** What to give where something else was given. */
export const WHAT_TO_GIVE = 'Give the body of the request, its `job_config`, or the parameters alone.';

/** Says why something is no request that can be imported. */
export function refuse(
  path: Path,
  message: string,
  help = WHAT_TO_GIVE,
  code: ImportFinding['code'] = 'import/not-a-request',
): ImportFinding {
  return { code, path, message, help };
}

/**
 * The ids of a query that the official SDKs take beside the fields of the body, and the body without them. An id that only
 * the program knows is none.
 */
export function takeIds({ project_id, organization_id, ...body }: JsonObject): {
  readonly ids: JsonObject;
  readonly body: JsonObject;
} {
  const isKnown = (id: JsonValue | undefined): boolean => id != null && id !== '';
  const ids = { ...(isKnown(project_id) && { project_id }), ...(isKnown(organization_id) && { organization_id }) };
  return { ids, body };
}
