import { expect, test } from 'vitest';
import { pretendApply } from '../pipeline/pretend-apply.ts';
import { addFiles, manifest, projectFolder } from '../project-folder.ts';
import { run } from './run.ts';

const FILES = 'source: { files: ["box/*.txt"] }';

/** A folder in which a rehearsal has ended with a file that failed. */
async function rehearsed(): Promise<string> {
  const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), 'box/a.txt': 'one', 'box/b.txt': 'two' });
  await pretendApply(cwd, { failed: ['box/b.txt'] });
  return cwd;
}

async function planned(cwd: string): Promise<object> {
  const { out } = await run(['plan', '--local', '--format', 'json'], { cwd });
  return JSON.parse(out).batches[0];
}

test('a retry is what apply then begins, with what failed and nothing else', async () => {
  const cwd = await rehearsed();
  expect(await planned(cwd)).toMatchObject({ action: 'attention' });
  const { exitCode, out } = await run(['retry', '--local', 'a'], { cwd });
  expect([exitCode, out]).toEqual([0, expect.stringMatching(/^a\/[0-9a-f]{64}\/g0002\n$/)]);
  expect(await planned(cwd)).toMatchObject({
    ...{ action: 'run', run: out.trim(), cause: { kind: 'retry', of: 1, items: ['box/b.txt'] } },
    source: { entries: 1 },
  });
  await pretendApply(cwd);
  expect(await planned(cwd)).toMatchObject({ action: 'noop' });
});

test('what is acknowledged keeps apply back no more', async () => {
  const cwd = await rehearsed();
  expect((await run(['ack', '--local', 'a', '--reason', 'b is empty'], { cwd })).exitCode).toBe(0);
  expect(await planned(cwd)).toMatchObject({ action: 'noop' });
  addFiles(cwd, { 'box/c.txt': 'three' });
  expect(await planned(cwd)).toMatchObject({ action: 'run', cause: { kind: 'new' }, source: { entries: 1 } });
});

test('a run that was not sent yet is cancelled without a batch, and then not sent', async () => {
  const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), 'box/a.txt': 'one' });
  await pretendApply(cwd, { result: { outcome: 'not-sent', reason: 'nothing listens there' } });
  expect(await planned(cwd)).toMatchObject({ action: 'resume' });
  expect(await run(['cancel', '--local', 'a'], { cwd })).toMatchObject({ exitCode: 0, out: 'shard 1  not sent\n' });
  expect(await planned(cwd)).toMatchObject({
    action: 'attention',
    reason: expect.stringContaining('1 shard was not sent as the run was cancelled'),
  });
  expect((await run(['retry', '--local', 'a'], { cwd })).exitCode).toBe(0);
  expect(await planned(cwd)).toMatchObject({ action: 'run', cause: { kind: 'retry' }, source: { entries: 1 } });
});

test('of a rehearsal nobody speaks without --local, and with it of nothing else', async () => {
  const cwd = await rehearsed();
  await run(['ledger', 'init'], { cwd });
  const { exitCode, err } = await run(['ack', 'a', '--reason', 'x'], { cwd });
  expect([exitCode, err]).toEqual([66, expect.stringContaining('counts for api.cloud.llamaindex.ai')]);
  expect((await run(['ack', '--local', '--ledger', 'x', 'a', '--reason', 'x'], { cwd })).exitCode).toBe(64);
});
