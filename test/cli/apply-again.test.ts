import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { readApplied } from './apply-output.ts';
import { BATCHES, batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';

/** A folder with a ledger and a manifest of three files. */
async function folder(): Promise<string> {
  const files = { 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' };
  const cwd = await folderWith({ 'a.parsebatch.yaml': manifest('a', 'files: ["*.txt"]'), ...files });
  await initLedger(cwd);
  return cwd;
}

describe('files that failed', () => {
  test('are told by 3 again, until they are retried, and then they alone run', async () => {
    const server = await startHurried();
    const cwd = await folder();
    server.faults.add({ kind: 'item', name: 'b.txt', status: 'failed', reason: 'no text' });
    const apply = () => runAt(server, cwd, ['apply', '--wait', '--format', 'json']);
    expect((await apply()).exitCode).toBe(EXIT.incomplete);
    server.faults.clear();
    expect((await apply()).exitCode).toBe(EXIT.incomplete);
    expect(await batchesAt(server)).toHaveLength(1);
    const retried = await runAt(server, cwd, ['retry', 'a']);
    expect(retried.exitCode).toBe(EXIT.ok);
    const { exitCode, out } = await apply();
    expect(exitCode).toBe(EXIT.ok);
    const [applied] = readApplied(out);
    expect(applied.run).toMatch(/\/g0002$/);
    expect(applied.batches).toMatchObject([{ items: [{ item_name: 'b.txt', status: 'completed' }] }]);
    expect(await batchesAt(server)).toHaveLength(2);
    expect(readApplied((await apply()).out)).toMatchObject([{ action: 'noop', exit_code: 0 }]);
  });

  test('are told by 3 until they are acknowledged', async () => {
    const server = await startHurried();
    const cwd = await folder();
    server.faults.add({ kind: 'item', name: 'b.txt', status: 'failed', reason: 'no text' });
    expect((await runAt(server, cwd, ['apply', '--wait'])).exitCode).toBe(EXIT.incomplete);
    expect((await runAt(server, cwd, ['ack', 'a', '--reason', 'b is empty'])).exitCode).toBe(EXIT.ok);
    expect((await runAt(server, cwd, ['apply', '--wait'])).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('are found by a later apply where the first did not wait', async () => {
    const server = await startHurried();
    const cwd = await folder();
    server.faults.add({ kind: 'item', name: 'b.txt', status: 'failed', reason: 'no text' });
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.ok);
    const [{ id }] = await batchesAt(server);
    await runAt(server, cwd, ['watch', id]);
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.incomplete);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

describe('a run that is cancelled', () => {
  test('is told by 3, and nothing of it is sent', async () => {
    const server = await startHurried();
    const cwd = await folder();
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'status', status: 422 } });
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.findings);
    server.faults.clear();
    expect((await runAt(server, cwd, ['cancel', 'a'])).exitCode).toBe(EXIT.ok);
    for (const _ of [1, 2]) expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.incomplete);
    expect(await batchesAt(server)).toEqual([]);
  });
});
