import type { JsonObject } from '../../core/json.ts';
import type { Endpoint } from '../endpoint.ts';
import { joinTexts, textAt } from './join-texts.ts';
import type { JsonText } from './read-json.ts';

/** What stands around a body: what a command says of the request, or which function a program calls. */
export interface GivenRequest {
  readonly body: JsonText;
  readonly query: JsonObject;
  readonly endpoint?: Endpoint | undefined;
  /** What was left out already. */
  readonly omissions?: readonly Omission[];
  /** Whether the body is a list of requests that was made of several commands or calls. */
  readonly isList?: boolean;
  /** Where it starts in the file. */
  readonly start: number;
}

/** What a program says and a request does not, or cannot. */
export interface Omission {
  readonly what: string;
  readonly why: string;
  readonly start: number;
}

/** Requests as a list, each with its path, its query and its body. */
export function listRequests(requests: readonly GivenRequest[]): JsonText {
  const parts = requests.flatMap(({ body, query, endpoint, start }, index) => {
    const path = endpoint === undefined ? '' : `"path":${JSON.stringify(PATHS[endpoint])},`;
    const head = `${index === 0 ? '[' : ','}{${path}"query":${JSON.stringify(query)},"body":`;
    return [textAt(head, start), body, textAt('}', start)];
  });
  return joinTexts([...parts, textAt(']', 0)]);
}

const PATHS: Readonly<Record<Endpoint, string>> = {
  'v1-batch': '/api/v1/beta/batch-processing',
  'v1-parameters': '/api/v1/beta/batch-processing',
  batch: '/api/v2/batches',
  configuration: '/api/v1/beta/configurations',
  parse: '/api/v2/parse',
};
