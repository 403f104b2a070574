/** What a request that import reads is sent to; `v1-parameters` are the arguments of a client that sends them itself. */
export type Endpoint = 'v1-batch' | 'v1-parameters' | 'batch' | 'configuration' | 'parse';

const PATHS: readonly (readonly [RegExp, Endpoint])[] = [
  [/\/batch-processing\/?$/, 'v1-batch'],
  [/\/api\/v2\/batches\/?$/, 'batch'],
  [/\/beta\/configurations\/?$/, 'configuration'],
  [/\/api\/v2\/parse(?:\/upload)?\/?$/, 'parse'],
];

/** The endpoint at a path or an address; undefined where it says nothing, `other` where import does not read it. */
export function endpointAt(path: string): Endpoint | 'other' | undefined {
  const found = PATHS.find(([pattern]) => pattern.test(path))?.[1];
  return found ?? (path.includes('/api/') ? 'other' : undefined);
}

/** Why a request to another endpoint is not imported. */
export const OTHER_ENDPOINT = 'This is another endpoint than those that create batches or say how files are parsed.';

/** What to give in its place. */
export const ENDPOINTS_TO_GIVE =
  'Give a request of `/api/v1/beta/batch-processing`, `/api/v2/batches`, `/api/v1/beta/configurations` or `/api/v2/parse`.';
