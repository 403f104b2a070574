import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import { BATCH_FIELDS } from '../catalogue/parse-v2/batch.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { isClassifyJob } from './assemble-classify.ts';
import type { Endpoint } from './endpoint.ts';
import { ENDPOINTS_TO_GIVE, endpointAt, OTHER_ENDPOINT } from './endpoint.ts';
import type { ImportFinding } from './finding.ts';
import type { ImportInput } from './read/read-input.ts';
import { isConfiguration, isParseRequest } from './recognize-configuration.ts';
import { recognizeV2 } from './recognize-v2.ts';
import type { GivenPart, RecognizedRequest, RecognizedV1 } from './recognized.ts';
import { refuse, takeIds, WHAT_TO_GIVE } from './recognized.ts';

/** Tells by its keys, and by what it is sent to, what JSON is: requests, their bodies, or a part of one. */
export function recognizeRequest({
  value,
  endpoint,
  isList,
}: Pick<ImportInput, 'value' | 'endpoint' | 'isList'>): RecognizedRequest | ImportFinding {
  if (isPayload(value)) return recognizePayload(value);
  if (!Array.isArray(value)) return recognizeOne(value, endpoint);
  const parts: GivenPart[] = [];
  for (const [index, item] of value.entries()) {
    const part = recognizePart(item as JsonValue, [index], undefined);
    if ('code' in part) return isList ? part : NO_OBJECT;
    if (isOfV1(part)) return isList ? severalRequests(value.length) : NO_OBJECT;
    parts.push(part);
  }
  return parts.length === 0 ? NO_OBJECT : recognizeV2(parts);
}

/** Whether a value is what `compile` prints of a v2 batch: its body, and the configuration that is saved before. */
function isPayload(value: JsonValue | undefined): value is JsonObject & { readonly batch: JsonObject } {
  return isJsonObject(value) && isJsonObject(value['batch']) && !('body' in value);
}

function recognizePayload({
  batch,
  configuration,
}: JsonObject & { readonly batch: JsonObject }): RecognizedRequest | ImportFinding {
  const parts: GivenPart[] = [{ endpoint: 'batch', value: batch, place: ['batch'], query: {}, queryPlace: ['batch'] }];
  if (configuration == null) return recognizeV2(parts);
  const place = ['configuration'];
  if (!isJsonObject(configuration)) return refuse(place, '`configuration` is not an object.');
  return recognizeV2([
    ...parts,
    { endpoint: 'configuration', value: configuration, place, query: {}, queryPlace: place },
  ]);
}

const NO_OBJECT = refuse([], 'The JSON is not an object.', `${WHAT_TO_GIVE} One request at a time.`);

function severalRequests(count: number): ImportFinding {
  const message = `The text holds ${count} requests; import makes one manifest of one batch.`;
  const help =
    'Import one at a time: of JSON one a line, `sed -n 2p requests.jsonl | parsebatch import --name NAME` takes the second.';
  return refuse([1], message, help, 'import/several-requests');
}

function recognizeOne(value: JsonValue | undefined, endpoint: Endpoint | undefined): RecognizedRequest | ImportFinding {
  if (endpoint === undefined && isJob(value)) {
    const body = { config: { job: value } };
    return { kind: 'Batch', body, query: {}, placeOf: (path) => path.slice(2), queryPlace: [], notices: [] };
  }
  const part = recognizePart(value, [], endpoint);
  if ('code' in part) return part;
  return isOfV1(part) ? fromV1(part) : recognizeV2([part]);
}

function isOfV1({ endpoint }: GivenPart): boolean {
  return endpoint === 'v1-batch' || endpoint === 'v1-parameters';
}

function recognizePart(
  value: JsonValue | undefined,
  place: Path,
  sentTo: Endpoint | undefined,
): GivenPart | ImportFinding {
  if (!isJsonObject(value)) return { ...NO_OBJECT, path: place };
  if ('kind' in value || 'apiVersion' in value) {
    return refuse(place, 'This is a manifest already.', 'Check it with `parsebatch validate`.');
  }
  if ('body' in value) return fromRequest(value, place);
  const endpoint = sentTo ?? endpointOfBody(value);
  if (endpoint !== undefined) return { endpoint, value, place, query: {}, queryPlace: place };
  return refuse(place, 'The JSON is not a request that creates a batch, nor a part of one.');
}

function fromRequest({ method = 'POST', path, query, body }: JsonObject, place: Path): GivenPart | ImportFinding {
  if (!isJsonObject(body)) return refuse([...place, 'body'], '`body` is not an object.');
  if (method !== 'POST') {
    return refuse([...place, 'method'], 'A batch is created by POST.', 'Give the request that creates it.');
  }
  const endpoint = (typeof path === 'string' ? endpointAt(path) : undefined) ?? endpointOfBody(body);
  if (endpoint === 'other') {
    return refuse([...place, 'path'], OTHER_ENDPOINT, ENDPOINTS_TO_GIVE, 'import/unsupported');
  }
  if (endpoint === undefined) return refuse([...place, 'body'], 'The body is none of a request that creates a batch.');
  const ids = isJsonObject(query) ? query : {};
  return { endpoint, value: body, place: [...place, 'body'], query: ids, queryPlace: [...place, 'query'] };
}

/** What a body can only be sent to; undefined where that cannot be told. */
function endpointOfBody(body: JsonObject): Endpoint | undefined {
  const has = (keys: readonly string[]): boolean => keys.some((key) => key in body);
  if (has(['source_directory_id', 'config', 'job'])) return 'batch';
  if (has(['job_config', 'directory_id', 'item_ids'])) return 'v1-batch';
  if (isConfiguration(body)) return 'configuration';
  if (has(RECORD_KEYS) || isClassifyJob(body)) return 'v1-batch';
  if (isParseRequest(body)) return 'parse';
  return isParameters(body) ? 'v1-parameters' : undefined;
}

/** The fields of the record that are no parameters too. */
const RECORD_KEYS = Object.keys(RECORD_FIELDS).filter((key) => !Object.hasOwn(PARAMETERS, key));

/** Whether a value is the job of a v2 batch by itself. */
function isJob(value: JsonValue | undefined): value is JsonObject {
  if (!isJsonObject(value) || !JOB_TYPES.includes(value['type'])) return false;
  return isJsonObject(value['parameters']) || typeof value['configuration_id'] === 'string';
}

const JOB_TYPES: readonly unknown[] = BATCH_FIELDS['/config/job/type'].enum.map(({ value }) => value);

function isParameters(value: JsonObject): boolean {
  const keys = Object.keys(value);
  const known: readonly object[] = [PARAMETERS, CLIENT_KEYWORDS, CLIENT_SPELLINGS];
  return keys.filter((key) => known.some((table) => Object.hasOwn(table, key))).length * 2 > keys.length;
}

function fromV1(part: GivenPart): RecognizedV1 | ImportFinding {
  if (part.endpoint === 'v1-parameters') return fromPart({ job_config: { parameters: part.value } }, part, 2);
  if (['job_config', 'directory_id', 'item_ids'].some((key) => key in part.value)) return fromBody(part);
  return fromPart({ job_config: part.value }, part, 1);
}

function fromBody({ value, query, place, queryPlace }: GivenPart): RecognizedV1 | ImportFinding {
  const { ids, body } = takeIds(value);
  const { job_config } = body;
  if (!isJsonObject(job_config)) {
    const at = 'job_config' in body ? [...place, 'job_config'] : place;
    return refuse(at, 'The body has no `job_config` that is an object.');
  }
  return {
    kind: 'ParseBatch',
    body: { ...body, job_config },
    query: { ...ids, ...query },
    placeOf: (path) => [...place, ...path],
    queryPlace,
  };
}

function fromPart(body: RecognizedV1['body'], { place, query, queryPlace }: GivenPart, depth: number): RecognizedV1 {
  return { kind: 'ParseBatch', body, query, placeOf: (path) => [...place, ...path.slice(depth)], queryPlace };
}
