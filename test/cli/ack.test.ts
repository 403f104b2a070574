import { describe, expect, test } from 'vitest';
import type { World } from '../submit/sending.ts';
import { runWorld } from './run-world.ts';

/** Each of both shards has a file that fails. */
function somethingFails({ server }: World): void {
  for (const name of ['inbox/b.txt', 'inbox/c.txt'])
    server.faults.add({ kind: 'item', name, status: 'failed', reason: 'no' });
}

describe('parsebatch ack', () => {
  test('records why nothing is to be done about the shards that ended badly', async () => {
    const made = await runWorld('files', { prepare: somethingFails });
    expect(await made.ask('ack', made.id.name, '--reason', 'both are empty')).toEqual({
      exitCode: 0,
      out: `${made.name}: acknowledged, shards 1, 2\n`,
      err: '',
    });
    const { state, acks } = await made.read();
    expect(state).toBe('acknowledged');
    expect(acks).toMatchObject([{ number: 1, shards: [1, 2], reason: 'both are empty' }]);
  });

  test('is about those alone that nobody has acknowledged, and answers in JSON', async () => {
    const made = await runWorld('files', { prepare: somethingFails });
    const by = { host: 'other', pid: 1, startedAt: '2026-01-01T00:00:00.000Z' };
    await made.ledger.write(made.id, { record: 'ack', number: 1, by, shards: [1], reason: 'one' });
    const { out } = await made.ask('ack', made.name, '--reason', 'two', '--format', 'json');
    expect(JSON.parse(out)).toEqual({ version: 1, run: made.name, shards: [2], reason: 'two' });
    expect((await made.read()).acks.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('looks first how batches ended that nobody has followed', async () => {
    const made = await runWorld('files', { isFollowed: false });
    somethingFails(made.world);
    made.world.paced.advance(10_000);
    expect((await made.ask('ack', made.name, '--reason', 'known')).exitCode).toBe(0);
  });

  test('takes what was not sent as the run was cancelled', async () => {
    const made = await runWorld('files', { runner: { index: 1, of: 2 } });
    await made.ask('cancel', made.name);
    expect((await made.ask('ack', made.name, '--reason', 'not needed')).out).toContain('shard 2');
    expect((await made.read()).state).toBe('acknowledged');
  });

  test.each([[[]], [['--reason', '']], [['--reason', ' ']]])('needs a reason, and %j is none', async (more) => {
    const made = await runWorld('files', { prepare: somethingFails });
    expect((await made.ask('ack', made.name, ...more)).exitCode).toBe(64);
    expect((await made.read()).state).toBe('attention');
  });

  test('of two at once records one, and refuses the other', async () => {
    const made = await runWorld('files', { prepare: somethingFails });
    const runs = await Promise.all(['one', 'two'].map((reason) => made.ask('ack', made.name, '--reason', reason)));
    expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 5]);
    expect((await made.read()).acks).toHaveLength(1);
  });
});
