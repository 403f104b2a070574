import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { startReceiver } from './receiver.ts';
import type { Started } from './start.ts';
import { fill, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';

async function runBatch(server: Started, parameters: object, record: object = {}): Promise<string> {
  const { items } = await fill(server, { 'a.txt': 'Alpha' });
  const { body } = await server.call('POST', BATCHES, { item_ids: items, job_config: { ...record, parameters } });
  server.clock.advance(200);
  return body.id;
}

test('a receiver is told of the events that it asked for, signed, with headers of its own', async () => {
  const server = await start();
  const receiver = await startReceiver(200);
  await runBatch(server, {
    webhook_configurations: [
      {
        webhook_url: receiver.url,
        webhook_events: ['parse.success'],
        webhook_headers: { Authorization: 'Bearer hook', 'Bad\nName': 'x' },
        webhook_signing_secret: 'whsec-1',
        webhook_output_format: 'json',
      },
    ],
  });
  await vi.waitFor(() => expect(server.deliveries()).toHaveLength(1));
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  const payload = JSON.parse(body);
  expect(payload).toMatchObject({ event_type: 'parse.success', data: { job_id: expect.any(String) } });
  expect(payload.timestamp).toBeCloseTo(server.clock.now() / 1000, 0);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'llamaindex-webhook-service/1.0',
    'x-webhook-event-id': payload.event_id,
    'x-webhook-event-type': 'parse.success',
    authorization: 'Bearer hook',
    'lc-signature': `sha256=${createHmac('sha256', 'whsec-1').update(body).digest('hex')}`,
  });
  expect(server.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: 1, eventType: 'parse.success' }]);
});

test('without a format the body is JSON in a JSON string, and without events all are sent', async () => {
  const server = await start();
  const receiver = await startReceiver(200);
  await runBatch(server, { webhook_configurations: [{ webhook_url: receiver.url }] });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(3));
  const types = receiver.received.map(({ body }) => JSON.parse(JSON.parse(body)).event_type);
  expect(types.toSorted()).toEqual(['parse.pending', 'parse.running', 'parse.success']);
});

test('a delivery that fails is tried again after 1, 2 and 4 seconds, and then given up', async () => {
  const server = await start();
  const receiver = await startReceiver(500);
  await runBatch(server, {
    webhook_configurations: [{ webhook_url: receiver.url, webhook_events: ['parse.error', 'parse.success'] }],
  });
  for (const [attempts, pause] of [
    [1, 1000],
    [2, 2000],
    [3, 4000],
  ] as const) {
    await vi.waitFor(() => expect(receiver.received).toHaveLength(attempts));
    await settled();
    server.clock.advance(pause - 1);
    await settled();
    expect(receiver.received).toHaveLength(attempts);
    server.clock.advance(1);
  }
  await vi.waitFor(() =>
    expect(server.deliveries()).toMatchObject([{ outcome: 'failed', attempts: 4, reason: 'status 500' }]),
  );
});

test('a delivery that is accepted at the second attempt is not tried again', async () => {
  const server = await start();
  const receiver = await startReceiver(503, 204);
  await runBatch(server, {
    webhook_configurations: [{ webhook_url: receiver.url, webhook_events: ['parse.success'] }],
  });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  await settled();
  server.clock.advance(1000);
  await vi.waitFor(() => expect(server.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: 2 }]));
});

test.each([
  ['https://hooks.acme.example/parse', 'not loopback'],
  ['http://127.0.0.1.acme.example/', 'not loopback'],
  ['http://169.254.169.254/latest', 'not loopback'],
  ['https://127.0.0.1:9/', 'only http is delivered'],
  ['no url', 'not a URL'],
])('%s is noted and not called', async (url, reason) => {
  const server = await start();
  await runBatch(server, { webhook_configurations: [{ webhook_url: url, webhook_events: ['parse.success'] }] });
  await vi.waitFor(() =>
    expect(server.deliveries()).toMatchObject([{ outcome: 'not delivered', attempts: 0, reason }]),
  );
});

test("the record's own address is sent the whole result", async () => {
  const server = await start();
  const receiver = await startReceiver(200);
  await runBatch(server, {}, { webhook_url: receiver.url });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ txt: 'Alpha', md: 'Alpha', images: [] });
});

/** Lets what the receiver answered arrive: a few turns of the event loop with their sockets. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
