import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startReceiver } from './receiver.ts';
import type { Answer, Started } from './start.ts';
import { fill, start } from './start.ts';
import { BATCHES as BATCHES_V2, CONFIGURATIONS, create, save, WEBHOOK_CONFIGS } from './v2.ts';

const BATCHES = '/api/v1/beta/batch-processing';

/** More than twenty texts that must not be found again, each in a place of its own. */
const canary = (index: number): string => `canary-${String(index).padStart(2, '0')}-yellow`;

test('no key, header value or secret is in the store or the log, and after a restart none is echoed', async () => {
  const receiver = await startReceiver(500);
  const key = canary(0);
  const bearer = { authorization: `Bearer ${key}` };
  const server = await start({ keys: [key] });
  const directory = (await server.call('POST', '/api/v1/beta/directories', { name: 'd' }, bearer)).body.id;
  const form = new FormData();
  form.append('upload_file', new Blob(['A']), 'a.txt');
  const item = (await server.call('POST', `/api/v1/beta/directories/${directory}/files/upload`, form, bearer)).body.id;
  const hook = (index: number, url: string) => ({
    webhook_url: url,
    webhook_headers: { Authorization: canary(index), 'X-Other': canary(index + 1) },
    webhook_signing_secret: canary(index + 2),
  });
  const job_config = {
    webhook_url: `http://u:${canary(1)}@127.0.0.1:9/${canary(2)}?t=${canary(3)}`,
    parameters: {
      webhook_configurations: [
        hook(4, `${receiver.url}/${canary(16)}`),
        hook(7, `https://u:${canary(10)}@hooks.acme.example/?k=${canary(11)}`),
      ],
      vendor_multimodal_api_key: canary(12),
      azure_openai_key: canary(13),
      gpt4o_api_key: canary(14),
      http_proxy: `http://u:${canary(15)}@proxy.example`,
      webhook_url: `https://hooks.acme.example/${canary(17)}`,
      input_url: `https://u:${canary(18)}@files.example/x`,
      azure_openai_keys: canary(20),
      azure_openai_endpoint: `https://azure.example/?key=${canary(19)}`,
    },
  };
  const created = await server.call('POST', BATCHES, { item_ids: [item], job_config }, bearer);
  server.clock.advance(1000);
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(0));
  const results = `${BATCHES}/items/${item}/processing-results`;
  const echoed = JSON.stringify((await server.call('GET', results, undefined, bearer)).body);
  expect(echoed).toContain(canary(4));
  const shown = [
    created,
    await server.call('GET', BATCHES, undefined, bearer),
    await server.call('GET', `${BATCHES}/${created.body.id}/items`, undefined, bearer),
    await server.call('GET', '/_emulator/deliveries'),
    server.deliveries(),
  ];
  await server.close();
  const kept = filesBelow(server.store).map((file) => readFileSync(file, 'utf8'));
  const second = await start({ store: server.store });
  const after = await second.call('GET', results);
  expect(after.body.processing_results[0].job_config.parameters.vendor_multimodal_api_key).toBe('***');
  const texts = [...shown.map((value) => JSON.stringify(value)), ...kept, JSON.stringify(after.body)];
  expect(texts.flatMap((text) => text.match(/canary-\d\d/g) ?? [])).toEqual([]);
});

test('of what v2 is sent, no header value, secret or address is in the store or the log, and after a restart none is echoed', async () => {
  const receiver = await startReceiver(500);
  const server = await start();
  const hook = (index: number) => ({
    webhook_url: `${receiver.url}/${canary(index)}?t=${canary(index + 1)}`,
    webhook_headers: { Authorization: canary(index + 2) },
    webhook_signing_secret: canary(index + 3),
  });
  const { directory } = await fill(server, { 'a.txt': 'A' });
  const saved = (await server.call('POST', WEBHOOK_CONFIGS, hook(0))).body.id;
  const configuration = await save(server, {
    webhook_configurations: [hook(4)],
    webhook_configuration_ids: [saved],
    api_key: canary(8),
    vendor: { key: canary(9) },
    client_name: `https://u:${canary(10)}@files.example/?k=${canary(11)}`,
  });
  const product_type = 'unknown';
  const untyped = { name: 'untyped', parameters: { product_type, api_key: canary(12), of: { key: canary(13) } } };
  const other = (await server.call('POST', CONFIGURATIONS, untyped)).body.id;
  const hooks = { webhook_configurations: [hook(14)], webhook_configuration_ids: [saved] };
  const created = await create(server, directory, configuration, hooks);
  server.clock.advance(1000);
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(0));
  const paths = [`${WEBHOOK_CONFIGS}/${saved}`, `${CONFIGURATIONS}/${configuration}`, `${CONFIGURATIONS}/${other}`];
  const read = async (by: Started) => (await Promise.all(paths.map((path) => by.call('GET', path)))).map(bodyOf);
  expect(JSON.stringify(await read(server)).match(/canary-\d\d/g)).toHaveLength(13);
  const shown = [created.body, bodyOf(await server.call('GET', BATCHES_V2)), server.deliveries()];
  await server.close();
  const kept = filesBelow(server.store).map((file) => readFileSync(file, 'utf8'));
  const second = await start({ store: server.store });
  const after = await read(second);
  expect(after).toMatchObject([{ webhook_url: '***', has_secret: true }, { parameters: { api_key: '***' } }, {}]);
  const texts = [...kept, ...[...shown, ...after].map((value) => JSON.stringify(value))];
  expect(texts.flatMap((text) => text.match(/canary-\d\d/g) ?? [])).toEqual([]);
  await create(second, directory, configuration, { webhook_configuration_ids: [saved] });
  second.clock.advance(1000);
  const refusals = second.deliveries().map(({ outcome, reason }) => `${outcome}: ${reason}`);
  expect(new Set(refusals)).toEqual(new Set(['not delivered: the address was kept in memory only']));
});

test('after a restart no notification is sent, and the log says why', async () => {
  const receiver = await startReceiver(200);
  const first = await start();
  const { items } = await fill(first, { 'a.txt': 'A' });
  const parameters = { webhook_configurations: [{ webhook_url: receiver.url }] };
  await first.call('POST', BATCHES, { item_ids: items, job_config: { parameters } });
  await first.close();
  const second = await start({ store: first.store });
  second.clock.advance(1000);
  expect(second.deliveries()).toMatchObject([{}, {}, { outcome: 'not delivered', attempts: 0 }]);
  expect(receiver.received).toEqual([]);
});

function bodyOf({ body }: Answer): unknown {
  return body;
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
