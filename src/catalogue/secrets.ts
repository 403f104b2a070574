import type { Path } from '../core/path.ts';
import type { CatalogueEntry } from './entry.ts';
import { PARSE_V1 } from './parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from './parse-v2/index.ts';
import type { Place } from './place.ts';
import { isAtPlace, parsePlace, toBasePath } from './place.ts';

/** `true`: the text is a credential; `within`: it may carry one, as URLs do. */
export type Secrecy = true | 'within';

interface SecretPlace {
  readonly place: Place;
  readonly secrecy: Secrecy;
}

/** Where the payload of a v2 batch has the parameters of the configuration that it saves. */
export const CONFIGURATION_IN_PAYLOAD = '/configuration/parameters';

/** Where it has the body of the request for the batch. */
export const BATCH_IN_PAYLOAD = '/batch';

const PARAMETERS = '/job_config/parameters/';

const inPayload = [
  ...PARSE_V1.flatMap((entry) => secretPlace(entry, entry.pointer)),
  ...PARSE_V2.flatMap((entry) => secretPlace(entry, `${CONFIGURATION_IN_PAYLOAD}${entry.pointer}`)),
  ...BATCH_V2.flatMap((entry) => secretPlace(entry, `${BATCH_IN_PAYLOAD}${entry.pointer}`)),
];
const inBatchRequest = [
  ...BATCH_V2.flatMap((entry) => secretPlace(entry, entry.pointer)),
  ...PARSE_V2.flatMap((entry) => secretPlace(entry, `/config/job/parameters${entry.pointer}`)),
];
const inManifest = [...PARSE_V1, ...PARSE_V2, ...BATCH_V2].flatMap((entry) => [
  ...(entry.manifest === undefined ? [] : secretPlace(entry, entry.manifest)),
  ...(entry.pointer.startsWith(PARAMETERS) ? secretPlace(entry, apiSpelling(entry)) : []),
]);

/** Whether the text at a path in a payload is, or may carry, a credential; of v1 the payload is the body of the request. */
export function secrecyInPayload(path: Path): Secrecy | undefined {
  return inPayload.find(({ place }) => isAtPlace(path, place))?.secrecy;
}

/** The same in the body of a request that creates a v2 batch, with its configuration at `/config/job/parameters`. */
export function secrecyInBatchRequest(path: Path): Secrecy | undefined {
  return inBatchRequest.find(({ place }) => isAtPlace(path, place))?.secrecy;
}

/**
 * Whether the text at a path in a manifest, in one of its environments too, is or may carry a credential; the API's own
 * spelling included.
 */
export function secrecyInManifest(path: Path): Secrecy | undefined {
  const basePath = toBasePath(path);
  return inManifest.find(({ place }) => isAtPlace(basePath, place))?.secrecy;
}

function apiSpelling(entry: CatalogueEntry): string {
  return `/spec/parameters/${entry.pointer.slice(PARAMETERS.length)}`;
}

/** A mapping's credentials are its values, a free one's too. */
function secretPlace(entry: CatalogueEntry, pointer: string): SecretPlace[] {
  if (entry.secret === undefined) return [];
  const place = parsePlace(['mapping', 'object'].includes(entry.kind) ? `${pointer}/*` : pointer);
  return [{ place, secrecy: entry.secret }];
}
