import type { JsonObject } from '../../core/json.ts';
import type { Configuration } from './answers.ts';
import { ANSWERS } from './answers.ts';
import type { Context } from './context.ts';
import { buildPath, scopeQuery, textsOf } from './paths.ts';
import { read } from './read.ts';
import type { WriteOutcome } from './write.ts';
import { jsonBody, write } from './write.ts';

/** The calls about saved configurations. */
export interface ConfigurationCalls {
  readonly getConfiguration: (id: string) => Promise<Configuration>;
  /** Saves one, over the one of the same name where there is one. `query` goes before the scope of the client. */
  readonly saveConfiguration: (
    body: { readonly name: string; readonly parameters: JsonObject },
    query?: JsonObject,
  ) => Promise<WriteOutcome<Configuration>>;
}

const CONFIGURATIONS = ['beta', 'configurations'] as const;

/** The calls about saved configurations. */
export function configurationCalls(context: Context): ConfigurationCalls {
  const scope = scopeQuery(context.scope);
  return {
    getConfiguration: (id) => read(context, buildPath([...CONFIGURATIONS, id], scope), ANSWERS.configuration),
    saveConfiguration: (body, query = {}) =>
      write(context, {
        method: 'POST',
        path: buildPath(CONFIGURATIONS, { ...scope, ...textsOf(query) }),
        body: jsonBody({ ...body }),
        answer: ANSWERS.configuration,
      }),
  };
}
