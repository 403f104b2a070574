import { expect, test } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { cancelKnownRun } from '../../../src/pipeline/runs/cancel-known.ts';
import { apply, BATCHES, batchesOn, createWorld, openLedger, readRun, toolsOf } from '../../submit/sending.ts';

const BY = { host: 'runner-9', pid: 9, startedAt: '2026-01-01T00:00:00.000Z' };

test('a batch that is made while its run is cancelled is cancelled too', async () => {
  const world = await createWorld('files');
  await apply(world, { runner: { index: 1, of: 2 }, isFollowed: false });
  const kept = openLedger(world);
  const place = { shard: 2, attempt: 1 };
  await kept.write(world.id, {
    ...{ ...place, record: 'intent', by: BY, because: 'first', correlationId: 'c' },
    deadline: new Date(world.paced.client.now() + 60_000).toISOString(),
    baseline: { serverTime: null, batchIds: [] },
  });
  const ledger: Ledger = {
    ...kept,
    write: async (run, content) => {
      const outcome = await kept.write(run, content);
      if (content.record !== 'cancel' || content.number > 1) return outcome;
      const made = { directory_id: world.directory, job_config: { parameters: {} } };
      const { body } = await world.server.call('POST', BATCHES, made);
      const result = { outcome: 'created', batchId: String(body.id), status: 'pending' } as const;
      await kept.write(run, { ...place, record: 'result', result });
      return outcome;
    },
  };
  const tools = toolsOf(world, {}, { ledger, waits: [] });
  const options = { reason: 'too early', timeoutMilliseconds: undefined };
  const { run, failures } = await cancelKnownRun({ run: await readRun(world), ledger }, options, tools);
  expect([run.state, failures]).toEqual(['attention', []]);
  expect(run.shards.map(({ state }) => state)).toMatchObject([{ status: 'cancelled' }, { status: 'cancelled' }]);
  expect((await batchesOn(world)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  expect(run.cancels.map(({ batchIds }) => batchIds.length)).toEqual([1, 2]);
});

test('a batch that does not end in time is left to end by itself', async () => {
  const world = await createWorld('files');
  await apply(world, { isFollowed: false });
  const { server } = world;
  server.faults.add({
    kind: 'request',
    method: 'POST',
    path: '*/cancel',
    times: 2,
    trouble: { do: 'status', status: 409 },
  });
  const ledger = openLedger(world);
  const tools = toolsOf(world, {}, { ledger, waits: [] });
  const options = { reason: undefined, timeoutMilliseconds: 1 };
  const { run, failures } = await cancelKnownRun({ run: await readRun(world), ledger }, options, tools);
  expect([run.state, failures.map(({ code }) => code)]).toEqual(['running', ['timed-out', 'timed-out']]);
});
