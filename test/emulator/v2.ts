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

/** All batches of v2 that a server has, the first one first, each with its results. */
// biome-ignore lint/suspicious/noExplicitAny: what a server answers is looked into by each test
export async function v2BatchesAt(server: Pick<Started, 'faults' | 'call'>): Promise<readonly any[]> {
  server.faults.clear();
  const { items } = (await server.call('GET', `${BATCHES}?page_size=100`)).body;
  const whole = items.map(
    async ({ id }: { readonly id: string }) => (await server.call('GET', `${BATCHES}/${id}?expand=results`)).body,
  );
  return ((await Promise.all(whole)) as { readonly created_at: string }[]).reverse();
}

/** The configurations that were saved for batches. */
// biome-ignore lint/suspicious/noExplicitAny: what a server answers is looked into by each test
export async function configurationsAt(server: Pick<Started, 'call'>): Promise<readonly any[]> {
  const { items } = (await server.call('GET', CONFIGURATIONS)).body;
  return items.filter(({ name }: { readonly name: string }) => name.startsWith('parsebatch-'));
}
