import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import type { ImportFinding } from './finding.ts';
import { refuseEndpoint } from './read/curl-command.ts';

/** A request, whichever part of one was given. */
export interface RecognizedRequest {
  /** The body; what was not given of it is absent. */
  readonly body: JsonObject & { readonly job_config: JsonObject };
  readonly query: JsonObject;
  /** Where a place of the body stands in what was given. */
  readonly placeOf: (path: Path) => Path;
  /** Where the query stands in what was given. */
  readonly queryPlace: Path;
}

/** Tells by its keys what JSON is: a request, its body, a `job_config`, or parameters alone. */
export function recognizeRequest(value: JsonValue | undefined): RecognizedRequest | ImportFinding {
  if (!isJsonObject(value)) return refuse([], 'The JSON is not an object.', `${WHAT_TO_GIVE} One request at a time.`);
  if ('kind' in value || 'apiVersion' in value) {
    return refuse([], 'This is a manifest already.', 'Check it with `parsebatch validate`.');
  }
  if ('body' in value) return fromRequest(value);
  if (BODY_KEYS.some((key) => key in value)) return fromBody(value, {}, []);
  const later = refuseOtherJobs(value, []);
  if (later !== undefined) return later;
  if (RECORD_KEYS.some((key) => key in value)) return fromPart({ job_config: value }, 1);
  if (isParameters(value)) return fromPart({ job_config: { parameters: value } }, 2);
  return refuse([], 'The JSON is not a request that creates a v1 batch.');
}

const WHAT_TO_GIVE = 'Give the body of the request, its `job_config`, or the parameters alone.';
const BODY_KEYS = ['job_config', 'directory_id', 'item_ids', 'job', 'source_directory_id'];

/** The fields of the record that are no parameters too. */
const RECORD_KEYS = Object.keys(RECORD_FIELDS).filter((key) => !Object.hasOwn(PARAMETERS, key));

function fromRequest({ method = 'POST', path, query, body }: JsonObject): RecognizedRequest | ImportFinding {
  if (!isJsonObject(body)) return refuse(['body'], '`body` is not an object.');
  if (method !== 'POST') {
    return refuse(['method'], 'A batch is created by POST.', 'Give the request that creates it.');
  }
  const other = typeof path === 'string' ? refuseEndpoint(path) : undefined;
  if (other !== undefined) return refuse(['path'], other, WHAT_TO_GIVE, 'import/unsupported');
  return fromBody(body, isJsonObject(query) ? query : {}, ['body']);
}

/** The official SDKs take the ids of the query beside the fields of the body. */
function fromBody(whole: JsonObject, query: JsonObject, place: Path): RecognizedRequest | ImportFinding {
  const later = refuseOtherJobs(whole, place);
  if (later !== undefined) return later;
  const { project_id, organization_id, ...body } = whole;
  const { job_config } = body;
  if (!isJsonObject(job_config)) {
    const at = 'job_config' in body ? [...place, 'job_config'] : place;
    return refuse(at, 'The body has no `job_config` that is an object.');
  }
  return {
    body: { ...body, job_config },
    query: { ...(project_id != null && { project_id }), ...(organization_id != null && { organization_id }), ...query },
    placeOf: (path) => [...place, ...path],
    queryPlace: place.length === 0 ? [] : ['query'],
  };
}

function fromPart(body: RecognizedRequest['body'], depth: number): RecognizedRequest {
  return { body, query: {}, placeOf: (path) => path.slice(depth), queryPlace: [] };
}

/** What the batch API takes besides parse jobs, and later versions of parsebatch will. */
function refuseOtherJobs(body: JsonObject, place: Path): ImportFinding | undefined {
  if ('job' in body || 'source_directory_id' in body) {
    const message = 'Batches of the v2 API are not supported by this version of parsebatch.';
    return refuse(place, message, 'Give a request of `/api/v1/beta/batch-processing`.', 'import/unsupported');
  }
  const [config, at] = 'job_config' in body ? [body['job_config'], [...place, 'job_config']] : [body, place];
  if (!isJsonObject(config) || !('rules' in config)) return undefined;
  const message = 'This is a classify job, which this version of parsebatch does not support.';
  return refuse([...at, 'rules'], message, 'Only parse jobs can be imported.', 'import/unsupported');
}

function isParameters(value: JsonObject): boolean {
  const keys = Object.keys(value);
  const known: readonly object[] = [PARAMETERS, CLIENT_KEYWORDS, CLIENT_SPELLINGS];
  return keys.filter((key) => known.some((table) => Object.hasOwn(table, key))).length * 2 > keys.length;
}

function refuse(
  path: Path,
  message: string,
  help = WHAT_TO_GIVE,
  code: ImportFinding['code'] = 'import/not-a-request',
): ImportFinding {
  return { code, path, message, help };
}
