import type { JsonValue } from '../../core/json.ts';

/** What is wrong with one place of a request (OpenAPI: ValidationError). */
export interface Problem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  readonly input?: JsonValue;
}

/** An answer that says no; thrown by a route, written by the server. */
export class ApiError extends Error {
  readonly status: number;
  readonly detail: JsonValue;

  constructor(status: number, detail: JsonValue) {
    super(`status ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.detail = detail;
  }
}

/** The answer to a request that the API's schemas refuse (OpenAPI: HTTPValidationError). */
export function unprocessable(problems: readonly Problem[]): ApiError {
  return new ApiError(
    422,
    problems.map((problem) => ({ ...problem })),
  );
}

/** The answer for something that is not there. */
export function notFound(what: string): ApiError {
  return new ApiError(404, `${what} not found`);
}
