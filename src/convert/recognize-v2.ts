import { PARSE_REQUEST_FIELDS, SDK_ARGUMENTS } from '../catalogue/parse-v2/parse-request.ts';
import { APPLY_CONFIGURATION } from '../compile/holes.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { toSnakeCase } from '../core/suggest.ts';
import type { ImportFinding } from './finding.ts';
import type { GivenPart, RecognizedV2 } from './recognized.ts';
import { refuse, takeIds } from './recognized.ts';

/** Makes one request of a batch and of the configuration that it takes, or of one of them. */
export function recognizeV2(parts: readonly GivenPart[]): RecognizedV2 | ImportFinding {
  const batches = parts.filter(({ endpoint }) => endpoint === 'batch');
  const others = parts.filter(({ endpoint }) => endpoint !== 'batch');
  const [batch, configuration] = [batches[0], others[0]];
  const extra = batches[1] ?? others[1];
  if (extra !== undefined) return tooMany(extra);
  const read = configuration && readConfiguration(configuration);
  if (read !== undefined && 'code' in read) return read;
  if (batch === undefined) return read ?? refuse([], 'There is no request.');
  return joinBatch(batch, configuration, read);
}

function tooMany({ place }: GivenPart): ImportFinding {
  const message =
    'This is one request more than a batch and its configuration; import makes one manifest of one batch.';
  return refuse(
    place.slice(0, 1),
    message,
    'Import each batch by itself, with its own `--name`.',
    'import/several-requests',
  );
}

function joinBatch(
  { value, query, place, queryPlace }: GivenPart,
  given: GivenPart | undefined,
  configuration: RecognizedV2 | undefined,
): RecognizedV2 | ImportFinding {
  const { ids: own, body } = takeIds(value);
  const ids = { ...own, ...query };
  const { config } = body;
  const job = isJsonObject(config) ? config['job'] : undefined;
  if (!isJsonObject(config) || !isJsonObject(job)) {
    return refuse('config' in body ? [...place, 'config'] : place, 'The body has no `config.job` that is an object.');
  }
  const idPlace = [...place, 'config', 'job', 'configuration_id'];
  const refusal = refuseJoin(job, given, idPlace) ?? refuseProjects(configuration, ids, queryPlace);
  if (refusal !== undefined) return refusal;
  const { configuration_id, ...rest } = job;
  const inner = configuration === undefined ? { ...rest, configuration_id } : { ...rest, ...jobOf(configuration) };
  return {
    kind: 'Batch',
    body: { ...body, config: { ...config, job: inner } },
    query: { ...configuration?.query, ...ids },
    placeOf: (path) => {
      const isWithin =
        configuration !== undefined && path.length > 2 && path[0] === 'config' && path[2] === 'parameters';
      return isWithin ? configuration.placeOf(path) : [...place, ...path];
    },
    queryPlace,
    notices: configuration?.notices ?? [],
  };
}

/** A manifest states the project once, for both requests. */
function refuseProjects(
  configuration: RecognizedV2 | undefined,
  ids: JsonObject,
  place: Path,
): ImportFinding | undefined {
  const saved = configuration?.query['project_id'];
  if (saved === undefined || ids['project_id'] === undefined || saved === ids['project_id']) return undefined;
  const message = 'The batch and its configuration are of different projects.';
  return refuse([...place, 'project_id'], message, 'Give both requests the same `project_id`.', 'import/conflict');
}

/** A batch takes the configuration beside it by the hole that compile leaves, by a variable, or by its id. */
function refuseJoin(
  { configuration_id }: JsonObject,
  given: GivenPart | undefined,
  place: Path,
): ImportFinding | undefined {
  const isHole = configuration_id === APPLY_CONFIGURATION;
  if (given === undefined) {
    const message = 'The configuration that this batch takes is not in the text.';
    return isHole ? refuse(place, message, 'Give both requests, as `compile --emit request` prints them.') : undefined;
  }
  const isVariable = typeof configuration_id === 'string' && /^\$[A-Za-z_]\w*$/.test(configuration_id);
  const isItsId = configuration_id !== undefined && configuration_id === given.value['id'];
  if (given.endpoint === 'configuration' && (isHole || isVariable || isItsId)) return undefined;
  const message = 'Whether this batch takes the configuration beside it cannot be told.';
  const help = `Write \`${APPLY_CONFIGURATION}\` where it does; where it does not, import the batch by itself.`;
  return refuse(place, message, help, 'import/conflict');
}

function jobOf({ body: { config } }: RecognizedV2): JsonObject {
  const job = isJsonObject(config) ? config['job'] : undefined;
  return isJsonObject(job) ? job : {};
}

function readConfiguration(part: GivenPart): RecognizedV2 | ImportFinding {
  return part.endpoint === 'configuration' ? fromConfiguration(part) : fromParseRequest(part);
}

/** A configuration, as it is saved or as the API gives it back. */
function fromConfiguration(part: GivenPart): RecognizedV2 | ImportFinding {
  const { ids, body } = takeIds(part.value);
  const { parameters, name, id } = body;
  if (!isJsonObject(parameters)) {
    return refuse(
      'parameters' in body ? [...part.place, 'parameters'] : part.place,
      'The configuration has no `parameters` that are an object.',
    );
  }
  const place = [...part.place, 'parameters'];
  const product = parameters['product_type'] ?? body['product_type'] ?? 'parse_v2';
  if (product !== 'parse_v2') return refuseProduct([...place, 'product_type']);
  const notices = name === undefined || id !== undefined ? [] : [NAME_NOTICE];
  return fromParameters(parameters, { ...part, place, query: { ...ids, ...part.query } }, notices);
}

const NAME_NOTICE =
  '`name` is left out: the configuration that a manifest states is saved under a name of its own when it is applied.';

/** Why only configurations for parsing can be written out. */
export function refuseProduct(path: Path): ImportFinding {
  const message = 'This is no configuration for parsing, and a manifest states no other.';
  const help = 'Name it by its id: `spec.job.configuration_id`.';
  return refuse(path, message, help, 'import/unsupported');
}

/** The options of a request that parses one file; the file itself is no part of a batch. */
function fromParseRequest(part: GivenPart): RecognizedV2 | ImportFinding {
  const { ids, body } = takeIds(part.value);
  const { product_type, configuration_id, ...options } = body;
  if (product_type !== undefined && product_type !== 'parse_v2') return refuseProduct([...part.place, 'product_type']);
  const lost = Object.keys(options).filter((key) => options[key] != null && lossOf(key) !== undefined);
  const parameters = Object.fromEntries(Object.entries(options).filter(([key]) => lossOf(key) === undefined));
  const notices = lost.map((key) => `\`${key}\` is left out: ${lossOf(key)}`);
  const given = { ...part, query: { ...ids, ...part.query } };
  if (configuration_id == null) return fromParameters(parameters, given, notices);
  if (Object.values(parameters).some((value) => value != null)) {
    const message =
      'This request takes a saved configuration and changes settings of it; a batch does one or the other.';
    const help =
      'Import the saved configuration with `parsebatch import --configuration ID` and make the changes there, or leave them out.';
    return refuse([...part.place, 'configuration_id'], message, help, 'import/conflict');
  }
  return fromJob({ configuration_id }, given, notices);
}

function lossOf(key: string): string | undefined {
  const tables = [PARSE_REQUEST_FIELDS, SDK_ARGUMENTS];
  const names = [key, toSnakeCase(key)];
  return tables.flatMap((table) => names.flatMap((name) => (Object.hasOwn(table, name) ? [table[name]] : [])))[0];
}

function fromParameters(parameters: JsonObject, part: GivenPart, notices: readonly string[]): RecognizedV2 {
  return { ...fromJob({ parameters }, part, notices), placeOf: (path) => [...part.place, ...path.slice(3)] };
}

function fromJob(
  job: Readonly<Record<string, JsonValue>>,
  { place, query, queryPlace }: GivenPart,
  notices: readonly string[],
): RecognizedV2 {
  return {
    kind: 'Batch',
    body: { config: { job: { type: 'parse_v2', ...job } } },
    query,
    placeOf: (path) => [...place, ...path.slice(2)],
    queryPlace,
    notices,
  };
}
