import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { startReceiver } from './receiver.ts';
import type { Started } from './start.ts';
import { fill, start } from './start.ts';
import { BATCHES, BUILT_IN, create, save, WEBHOOK_CONFIGS } from './v2.ts';

const NOWHERE = 'http://127.0.0.1:9/hook';

describe('a saved receiver', () => {
  test('is given back without its signing secret', async () => {
    const server = await start();
    const receiver = { webhook_url: NOWHERE, webhook_headers: { 'X-Key': 'k' }, webhook_events: ['batch.success'] };
    const saved = await server.call('POST', WEBHOOK_CONFIGS, { ...receiver, webhook_signing_secret: 'whsec-1' });
    expect(saved).toMatchObject({
      status: 201,
      body: { ...receiver, id: expect.stringMatching(/^whc-/), has_secret: true, tenant_type: 'project' },
    });
    expect(JSON.stringify(saved.body)).not.toContain('whsec-1');
    expect((await server.call('GET', `${WEBHOOK_CONFIGS}/${saved.body.id}`)).body).toEqual(saved.body);
  });

  test('is changed by what a request states alone, listed with the newest first, and removed', async () => {
    const server = await start();
    const save = async (body: object) => (await server.call('POST', WEBHOOK_CONFIGS, body)).body.id;
    const one = await save({ webhook_url: NOWHERE, webhook_headers: { 'X-Key': 'k' }, webhook_signing_secret: 's' });
    const two = await save({ webhook_url: NOWHERE });
    expect((await server.call('GET', WEBHOOK_CONFIGS)).body.map(({ id }: { id: string }) => id)).toEqual([two, one]);
    const changes = { webhook_output_format: 'json', webhook_signing_secret: null, webhook_url: null };
    expect((await server.call('PUT', `${WEBHOOK_CONFIGS}/${one}`, changes)).body).toMatchObject({
      webhook_url: NOWHERE,
      webhook_headers: { 'X-Key': 'k' },
      webhook_output_format: 'json',
      has_secret: false,
    });
    expect((await server.call('DELETE', `${WEBHOOK_CONFIGS}/${one}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) {
      expect((await server.call(method, `${WEBHOOK_CONFIGS}/${one}`)).status).toBe(404);
    }
  });

  test.each([
    [{}, ['body', 'webhook_url']],
    [{ webhook_url: NOWHERE, webhook_events: ['batch.done'] }, ['body', 'webhook_events', 0]],
    [{ webhook_url: NOWHERE, webhook_output_format: 'xml' }, ['body', 'webhook_output_format']],
    [{ webhook_url: NOWHERE, webhook_headers: { 'X-Key': 1 } }, ['body', 'webhook_headers', 'X-Key']],
  ])('that does not fit is refused: %j', async (body, loc) => {
    const server = await start();
    expect(await server.call('POST', WEBHOOK_CONFIGS, body)).toMatchObject({
      status: 422,
      body: { detail: [{ loc }] },
    });
  });
});

describe('the notifications of a batch of v2', () => {
  test('go to a saved receiver, signed, with the status of the batch', async () => {
    const server = await start();
    const receiver = await startReceiver(200);
    const id = await saveReceiver(server, {
      webhook_url: receiver.url,
      webhook_headers: { Authorization: 'Bearer hook' },
      webhook_signing_secret: 'whsec-1',
      webhook_output_format: 'json',
    });
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const batch = (await create(server, directory, BUILT_IN, { webhook_configuration_ids: [id] })).body.id;
    server.clock.advance(1000);
    await vi.waitFor(() => expect(server.deliveries()).toHaveLength(3));
    const payloads = receiver.received.map(({ body }) => JSON.parse(body));
    expect(new Map(payloads.map(({ event_type, data }) => [event_type, data.status]))).toEqual(
      new Map([
        ['batch.pending', 'PENDING'],
        ['batch.running', 'RUNNING'],
        ['batch.success', 'COMPLETED'],
      ]),
    );
    expect(payloads).toMatchObject([1, 2, 3].map(() => ({ data: { id: batch, source_directory_id: directory } })));
    for (const { headers, body } of receiver.received) {
      expect(headers).toMatchObject({
        authorization: 'Bearer hook',
        'lc-signature': `sha256=${createHmac('sha256', 'whsec-1').update(body).digest('hex')}`,
        'x-webhook-event-type': JSON.parse(body).event_type,
      });
    }
  });

  test('tell of success though a file has failed, of an error when the batch has, and of a cancelled one', async () => {
    const server = await start({ settings: { concurrency: 1 } });
    const { directory } = await fill(server, { 'a.bad': 'A', 'b.bad': 'B' });
    const ask = () =>
      create(server, directory, BUILT_IN, {
        webhook_configurations: [
          { webhook_url: NOWHERE, webhook_events: ['batch.success', 'batch.error', 'batch.cancelled', 'parse.error'] },
        ],
      });
    server.faults.add({ kind: 'item', name: '*', status: 'failed' });
    await ask();
    server.clock.advance(1000);
    const { id } = (await ask()).body;
    await server.call('POST', `${BATCHES}/${id}/cancel`);
    server.clock.advance(1000);
    server.faults.add({ kind: 'batch', directory: '*', status: 'failed' });
    await ask();
    server.clock.advance(1000);
    // Nobody answers there, so each is given up after its last attempt.
    for (let second = 0; second < 10; second += 1) {
      await settled();
      server.clock.advance(1000);
    }
    await vi.waitFor(() => expect(server.deliveries()).toHaveLength(3));
    expect(
      server
        .deliveries()
        .map(({ eventType }) => eventType)
        .toSorted(),
    ).toEqual(['batch.cancelled', 'batch.error', 'batch.success']);
  });

  test('of its files go to the receivers of the configuration, written out or saved', async () => {
    const server = await start();
    const [written, saved] = [await startReceiver(200), await startReceiver(200)];
    const whc = await saveReceiver(server, { webhook_url: saved.url, webhook_output_format: 'json' });
    const configuration = await save(server, {
      webhook_configurations: [
        { webhook_url: written.url, webhook_events: ['parse.success'], webhook_output_format: 'json' },
      ],
      webhook_configuration_ids: [whc],
    });
    const { directory } = await fill(server, { 'a.txt': 'A' });
    await create(server, directory, configuration);
    server.clock.advance(1000);
    await vi.waitFor(() => expect(server.deliveries()).toHaveLength(4));
    const types = ({ received }: typeof written) => received.map(({ body }) => JSON.parse(body).event_type).toSorted();
    expect(types(written)).toEqual(['parse.success']);
    expect(types(saved)).toEqual(['parse.pending', 'parse.running', 'parse.success']);
    expect(JSON.parse(written.received[0]?.body ?? '').data.job_id).toMatch(/^pjb-/);
  });

  test('of extract jobs have the names of that product', async () => {
    const server = await start();
    const receiver = await startReceiver(200);
    const receivers = { webhook_configurations: [{ webhook_url: receiver.url }] };
    const { directory } = await fill(server, { 'a.txt': 'A' });
    await server.call('POST', '/api/v1/beta/batch-processing', {
      directory_id: directory,
      job_config: { parameters: receivers },
    });
    server.clock.advance(1000);
    await vi.waitFor(() => expect(server.deliveries()).toHaveLength(3));
    const id = await save(server, { product_type: 'extract_v2', data_schema: {}, tier: 'agentic', ...receivers });
    await create(server, directory, id, {}, 'extract_v2');
    server.clock.advance(1000);
    await vi.waitFor(() => expect(server.deliveries()).toHaveLength(5));
    const types = server.deliveries().map(({ eventType }) => eventType);
    expect(types.filter((type) => type.startsWith('extract.')).toSorted()).toEqual([
      'extract.pending',
      'extract.success',
    ]);
  });
});

async function saveReceiver(server: Started, receiver: object): Promise<string> {
  return (await server.call('POST', WEBHOOK_CONFIGS, receiver)).body.id;
}

/** Lets what was sent arrive: a few turns of the event loop with their sockets. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
