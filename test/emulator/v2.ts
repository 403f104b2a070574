import { expect } from 'vitest';
import type { Answer, Started } from './start.ts';

export const BATCHES = '/api/v2/batches';
export const CONFIGURATIONS = '/api/v1/beta/configurations';
export const WEBHOOK_CONFIGS = '/api/v1/beta/webhook-configs';
export const PARSE = '/api/v2/parse';
export const BUILT_IN = 'cfg-PARSE_AGENTIC';

export const PARAMETERS = { product_type: 'parse_v2', tier: 'fast', version: '2026-06-15' };

/** Saves parameters under a name; gives the id. */
export async function save(server: Started, parameters: object = {}, name = 'fast'): Promise<string> {
  const saved = await server.call('POST', CONFIGURATIONS, { name, parameters: { ...PARAMETERS, ...parameters } });
  expect(saved.status).toBe(201);
  return saved.body.id;
}

/** Asks for a batch over a directory. */
export function create(
  server: Started,
  directory: string,
  configuration_id: string = BUILT_IN,
  more: object = {},
  type = 'parse_v2',
): Promise<Answer> {
  const config = { job: { type, configuration_id } };
  return server.call('POST', BATCHES, { source_directory_id: directory, config, ...more });
}

/** Makes a batch over a directory and lets it come to its end; gives it with its results. */
export async function run(server: Started, directory: string, configurationId?: string): Promise<Answer['body']> {
  const created = await create(server, directory, configurationId);
  expect(created.status).toBe(201);
  server.clock.advance(1000);
  return (await server.call('GET', `${BATCHES}/${created.body.id}?expand=results`)).body;
}
