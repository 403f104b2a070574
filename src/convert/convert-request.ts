import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import { REQUEST_FIELDS } from '../catalogue/parse-v1/request.ts';
import { omitNulls } from '../compile/omit-nulls.ts';
import { APPLY_DIRECTORY } from '../compile/request.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Outcome } from '../core/outcome.ts';
import { checkConstants } from './check-constants.ts';
import { convertParameters } from './convert-parameters.ts';
import { findProject } from './find-project.ts';
import type { ImportFinding } from './finding.ts';
import { reportFinding } from './finding.ts';
import { orderKeys } from './order-keys.ts';
import type { ImportInput } from './read/read-input.ts';
import type { RecognizedRequest } from './recognize-request.ts';
import { isRefusal, recognizeRequest } from './recognize-request.ts';
import type { MadeReference, ResolvedTexts } from './resolve-texts.ts';
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
  const { document } = input;
  const fail = (findings: readonly ImportFinding[]): Outcome<ConvertedRequest> => ({
    value: undefined,
    diagnostics: findings.map((finding) => reportFinding(document, finding)),
  });
  const request = recognizeRequest(document);
  if (isRefusal(request)) return fail([request]);
  const whole: RecognizedRequest = { ...request, body: omitNulls(request.body) as RecognizedRequest['body'] };
  const texts = resolveTexts(whole, input);
  const project = findProject(whole, input);
  const findings = [...checkConstants(whole), ...project.findings, ...texts.findings];
  if (findings.length > 0) return fail(findings);
  return { value: assemble(texts, project.ids, name), diagnostics: [] };
}

function assemble({ body, made }: ResolvedTexts, ids: JsonObject, name: string): ConvertedRequest {
  const { job_config: record, directory_id, item_ids } = body;
  const { parameters } = record;
  const directory = directory_id === APPLY_DIRECTORY ? undefined : directory_id;
  const converted = isJsonObject(parameters)
    ? convertParameters(parameters)
    : { spec: omitAbsent({ parameters }), notices: [] };
  const spec = { ...buildSpec({ ...body, directory_id: directory }, record), ...ids, ...converted.spec };
  const manifest = {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ParseBatch',
    metadata: { name },
    spec: isEmpty(spec) ? { parameters: {} } : spec,
  };
  const notices = [
    ...unknownKeys(body, record).map(describeUnknown),
    ...converted.notices,
    ...(record['correlation_id'] === undefined ? [] : [CORRELATION_NOTICE]),
    ...made.map(describeReference),
  ];
  const lacksSource = directory === undefined && item_ids === undefined;
  return { manifest: orderKeys(manifest) as JsonObject, lacksSource, notices };
}

/** What the body and the record say besides the parameters and the project. */
function buildSpec(body: JsonObject, record: JsonObject): JsonObject {
  const { directory_id, item_ids, page_size, continue_as_new_threshold } = body;
  const { session_id, parent_job_execution_id, user_id, partitions, webhook_url } = record;
  const source = omitAbsent({ directory_id, item_ids, page_size, continue_as_new_threshold });
  const tracking = omitAbsent({ session_id, parent_job_execution_id, user_id });
  return {
    ...(!isEmpty(source) && { source }),
    ...omitAbsent({ partitions, webhook_url }),
    ...(!isEmpty(tracking) && { tracking }),
  };
}

function unknownKeys(body: JsonObject, record: JsonObject): string[] {
  return [
    ...Object.keys(body).filter((key) => !Object.hasOwn(REQUEST_FIELDS, key)),
    ...Object.keys(record).filter((key) => !Object.hasOwn(RECORD_FIELDS, key)),
  ];
}

function describeReference({ name, pointer }: MadeReference): string {
  return `\`\${secret:${name}}\` stands for the credential at ${pointer}: set ${name} to it.`;
}

const CORRELATION_NOTICE = '`correlation_id` is left out: it marks one job, and compile writes one of its own.';

function describeUnknown(key: string): string {
  const hint = Object.hasOwn(PARAMETERS, key)
    ? 'as a parameter it belongs in `spec.parameters`.'
    : 'the API has no such field there.';
  return `\`${key}\` is left out: ${hint}`;
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}

function omitAbsent(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
