import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import { REQUEST_FIELDS } from '../catalogue/parse-v1/request.ts';
import { APPLY_DIRECTORY } from '../compile/holes.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Outcome } from '../core/outcome.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import { escapeReferences } from '../core/reference.ts';
import { MANIFEST_KEYS } from '../generated/keys.ts';
import { assembleBatch } from './assemble-batch.ts';
import { assembleClassify, isClassifyJob } from './assemble-classify.ts';
import { convertParameters } from './convert-parameters.ts';
import type { ImportFinding } from './finding.ts';
import { report } from './finding.ts';
import { group, mapPresent, orderKeys } from './manifest-parts.ts';
import type { ImportInput } from './read/read-input.ts';
import { recognizeRequest } from './recognize-request.ts';
import type { RecognizedV1 } from './recognized.ts';
import { resolveTexts } from './resolve-texts.ts';

/** A manifest made of a request. */
export interface ConvertedRequest {
  /** Its keys stand in the order of the format. It is not checked: a value may be none that its setting accepts. */
  readonly manifest: JsonObject;
  /** Whether the request does not say what is parsed: `spec.source` has to be added by hand. */
  readonly lacksSource: boolean;
  /** What was left out, renamed or made a reference, one sentence each. No credential stands in them. */
  readonly notices: readonly string[];
}

/** Turns a request, or a part of one, into the manifest that compiles to it; the correlation id is compile's own. */
export function convertRequest(input: ImportInput, name: string): Outcome<ConvertedRequest> {
  const fail = (findings: readonly ImportFinding[]): Outcome<ConvertedRequest> => {
    return { value: undefined, diagnostics: findings.map((finding) => report(finding, input.originOf(finding.path))) };
  };
  const request = recognizeRequest(input);
  if ('code' in request) return fail([request]);
  const { project_id, organization_id } = { ...request.query, ...input.query };
  const ids = mapPresent({ project_id, organization_id }, (id) => (typeof id === 'string' ? escapeReferences(id) : id));
  const earlier = [...input.notices, ...describeUnknownIds(input)];
  if (request.kind === 'Batch') {
    const { body, notices, findings } = resolveTexts(request, input);
    if (findings.length > 0) return fail(findings);
    const known = [...request.notices, ...earlier, ...notices];
    return { value: assembleBatch({ body, ids, name, notices: known }), diagnostics: [] };
  }
  const { body, notices, findings: unknown } = resolveTexts(request, input);
  const findings = [...checkConstants(body, request), ...checkProject(body, ids, request, input), ...unknown];
  if (findings.length > 0) return fail(findings);
  const known = [...earlier, ...notices];
  if (isClassifyJob(body.job_config))
    return { value: assembleClassify({ body, ids, name, notices: known }), diagnostics: [] };
  return { value: assemble(body, ids, name, known), diagnostics: [] };
}

/** The ids that a call takes beside its body, and that only the program knows. */
function describeUnknownIds({ pieces, originOf }: ImportInput): string[] {
  return [...pieces.keys()].flatMap((pointer) => {
    const [, id] = /^(?:\/\d+\/body)?\/(project_id|organization_id)$/.exec(pointer) ?? [];
    if (id === undefined) return [];
    const { line, column } = originOf(parsePointer(pointer)).span.start;
    return [`\`${id}\` (line ${line}, column ${column}) is left out: only the program knows its value.`];
  });
}

type Body = RecognizedV1['body'];

/** The two constants that say what a job is: compile writes them. */
const CONSTANTS = [
  { path: ['job_config', 'job_name'], constant: RECORD_FIELDS.job_name.default.value },
  { path: ['job_config', 'parameters', 'type'], constant: 'parse' },
];

/** Refuses jobs that are not parse jobs. */
function checkConstants(body: Body, { placeOf }: RecognizedV1): ImportFinding[] {
  const wrong = CONSTANTS.filter(({ path, constant }) => (valueAt(body, path) ?? constant) !== constant);
  return wrong.map(({ path, constant }) => {
    const message = `Only parse jobs can be imported: \`${path.at(-1)}\` is not \`${constant}\`.`;
    const help = `Give a parse job, or remove \`${path.at(-1)}\`.`;
    return { code: 'import/unsupported', path: placeOf(path), message, help };
  });
}

/** A manifest states the project once for the record and the query. */
function checkProject(
  { job_config: { project_id } }: Body,
  ids: JsonObject,
  { query, placeOf, queryPlace }: RecognizedV1,
  { originOf }: ImportInput,
): ImportFinding[] {
  if (project_id === undefined || ids['project_id'] === undefined || project_id === ids['project_id']) return [];
  const message = '`project_id` in `job_config` and in the query are different projects.';
  const help = 'Keep one of them: a manifest states the project once, and compile sends it in both places.';
  const origin = originOf([...queryPlace, 'project_id']);
  const related = query['project_id'] === undefined ? [] : [{ message: 'the query', origin }];
  const path = placeOf(['job_config', 'project_id']);
  return [{ code: 'import/conflict', path, message, help, related }];
}

function assemble(body: Body, ids: JsonObject, name: string, references: readonly string[]): ConvertedRequest {
  const { item_ids, page_size, continue_as_new_threshold, job_config: record } = body;
  const { parameters, session_id, parent_job_execution_id, user_id, partitions, webhook_url } = record;
  const directory_id = body['directory_id'] === APPLY_DIRECTORY ? undefined : body['directory_id'];
  const converted = isJsonObject(parameters) ? convertParameters(parameters) : { spec: { parameters }, notices: [] };
  const spec = group({
    source: group({ directory_id, item_ids, page_size, continue_as_new_threshold }),
    partitions,
    webhook_url,
    tracking: group({ session_id, parent_job_execution_id, user_id }),
    ...ids,
    ...mapPresent({ project_id: record['project_id'] }),
    ...converted.spec,
  });
  const about = { apiVersion: 'parsebatch.dev/v1', kind: 'ParseBatch', metadata: { name } };
  const manifest = orderKeys({ ...about, spec: spec ?? { parameters: {} } }, MANIFEST_KEYS) as JsonObject;
  const notices = [
    ...Object.keys(body).flatMap((key) => describeUnknown(key, REQUEST_FIELDS)),
    ...Object.keys(record).flatMap((key) => describeUnknown(key, RECORD_FIELDS)),
    ...converted.notices,
    ...(record['correlation_id'] === undefined ? [] : [CORRELATION_NOTICE]),
    ...references,
  ];
  const lacksSource = directory_id === undefined && item_ids === undefined;
  return { manifest, lacksSource, notices };
}

const CORRELATION_NOTICE = '`correlation_id` is left out: it marks one job, and compile writes one of its own.';

function describeUnknown(key: string, fields: object): string[] {
  if (Object.hasOwn(fields, key)) return [];
  const hint = Object.hasOwn(PARAMETERS, key)
    ? 'as a parameter it belongs in `spec.parameters`.'
    : 'the API has no such field there.';
  return [`\`${key}\` is left out: ${hint}`];
}
