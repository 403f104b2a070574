import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import type { Document } from '../core/document.ts';
import type { JsonObject } from '../core/json.ts';
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
export function recognizeRequest({ value }: Document): RecognizedRequest | ImportFinding {
  if (Array.isArray(value))
    return refuse([], 'import/not-a-request', 'The JSON is an array, not an object.', ONE_REQUEST);
  if (!isJsonObject(value)) return refuse([], 'import/not-a-request', 'The JSON is not an object.', WHAT_TO_GIVE);
  if ('kind' in value || 'apiVersion' in value) {
    return refuse([], 'import/not-a-request', 'This is a manifest already.', 'Check it with `parsebatch validate`.');
  }
  if ('body' in value) return fromRequest(value);
  const later = refuseOtherJobs(value, []);
  if (later !== undefined) return later;
  if ('job_config' in value) return fromBody(value, { query: {}, bodyPlace: [], queryPlace: [] });
  if (BODY_KEYS.some((key) => key in value)) {
    return refuse([], 'import/not-a-request', 'The body has no `job_config`.', 'Give the whole body of the request.');
  }
  if (isRecord(value)) return fromPart({ job_config: value }, 1);
  if (isParameters(value)) return fromPart({ job_config: { parameters: value } }, 2);
  return refuse([], 'import/not-a-request', 'The JSON is not a request that creates a v1 batch.', WHAT_TO_GIVE);
}

const ONE_REQUEST = 'Give one request: import makes one manifest at a time.';
const WHAT_TO_GIVE = 'Give the body of the request, its `job_config`, or the parameters alone.';
const BODY_KEYS = ['directory_id', 'item_ids'];

/** The fields of the record that are no parameters too. */
const RECORD_KEYS = Object.keys(RECORD_FIELDS).filter((key) => !Object.hasOwn(PARAMETERS, key));

function fromRequest({ method, path, query, body }: JsonObject): RecognizedRequest | ImportFinding {
  if (!isJsonObject(body)) return refuse(['body'], 'import/not-a-request', '`body` is not an object.', WHAT_TO_GIVE);
  if (method !== undefined && method !== 'POST') {
    return refuse(
      ['method'],
      'import/not-a-request',
      'A batch is created by POST.',
      'Give the request that creates it.',
    );
  }
  const other = typeof path === 'string' ? refuseEndpoint(path) : undefined;
  if (other !== undefined) return refuse(['path'], 'import/unsupported', other, WHAT_TO_GIVE);
  const later = refuseOtherJobs(body, ['body']);
  if (later !== undefined) return later;
  return fromBody(body, { query: isJsonObject(query) ? query : {}, bodyPlace: ['body'], queryPlace: ['query'] });
}

/** The official SDKs take the ids of the query beside the fields of the body. */
function fromBody(
  { project_id, organization_id, ...body }: JsonObject,
  { query, bodyPlace, queryPlace }: { readonly query: JsonObject; readonly bodyPlace: Path; readonly queryPlace: Path },
): RecognizedRequest | ImportFinding {
  const { job_config } = body;
  if (!isJsonObject(job_config)) {
    const at = 'job_config' in body ? [...bodyPlace, 'job_config'] : bodyPlace;
    return refuse(at, 'import/not-a-request', 'The body has no `job_config` that is an object.', WHAT_TO_GIVE);
  }
  return {
    body: { ...body, job_config },
    query: { ...(project_id != null && { project_id }), ...(organization_id != null && { organization_id }), ...query },
    placeOf: (path) => [...bodyPlace, ...path],
    queryPlace,
  };
}

function fromPart(body: RecognizedRequest['body'], depth: number): RecognizedRequest {
  return { body, query: {}, placeOf: (path) => path.slice(depth), queryPlace: [] };
}

/** What the batch API takes besides parse jobs, and later versions of parsebatch will. */
function refuseOtherJobs(body: JsonObject, place: Path): ImportFinding | undefined {
  const config = 'job_config' in body ? body['job_config'] : body;
  if ('job' in body || 'source_directory_id' in body) {
    const message = 'Batches of the v2 API are not supported by this version of parsebatch.';
    return refuse(place, 'import/unsupported', message, 'Give a request of `/api/v1/beta/batch-processing`.');
  }
  if (!isJsonObject(config) || !('rules' in config)) return undefined;
  const message = 'This is a classify job, which this version of parsebatch does not support.';
  const at = config === body ? [...place, 'rules'] : [...place, 'job_config', 'rules'];
  return refuse(at, 'import/unsupported', message, 'Only parse jobs can be imported.');
}

function isRecord(value: JsonObject): boolean {
  return RECORD_KEYS.some((key) => key in value);
}

function isParameters(value: JsonObject): boolean {
  const keys = Object.keys(value);
  const known = [PARAMETERS, CLIENT_KEYWORDS, CLIENT_SPELLINGS] as readonly Readonly<Record<string, unknown>>[];
  return keys.filter((key) => known.some((table) => Object.hasOwn(table, key))).length * 2 > keys.length;
}

function refuse(path: Path, code: ImportFinding['code'], message: string, help: string): ImportFinding {
  return { code, path, at: 'value', message, help };
}

/** Whether recognition has failed. */
export function isRefusal(result: RecognizedRequest | ImportFinding): result is ImportFinding {
  return 'code' in result;
}
