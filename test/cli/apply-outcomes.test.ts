import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { Started } from '../emulator/start.ts';
import { start } from '../emulator/start.ts';
import { readApplied, readEvents } from './apply-output.ts';
import {
  BATCHES,
  batchesAt,
  everythingBelow,
  folderWith,
  initLedger,
  manifest,
  runAt,
  startHurried,
} from './apply-world.ts';

const SECRET = 'CANARY-token';
const HOOK = `  webhook_url: https://hooks.acme.example/\${secret:HOOK}\n`;

/** Two manifests of a file each, with a secret. */
async function twoManifests(): Promise<string> {
  const cwd = await folderWith({
    'first.parsebatch.yaml': manifest('first', 'files: [first.txt]', HOOK),
    'second.parsebatch.yaml': manifest('second', 'files: [second.txt]', HOOK),
    'first.txt': 'first',
    'second.txt': 'second',
    'parsebatch.config.yaml': 'apiVersion: parsebatch.dev/v1\nkind: Project\nsecrets: [HOOK]\n',
  });
  await initLedger(cwd);
  return cwd;
}

/** Applies both, one after the other, and waits for them. */
async function applyBoth(server: Started, { cwd, more = [] }: { cwd?: string; more?: readonly string[] } = {}) {
  const folder = cwd ?? (await twoManifests());
  const argv = [
    'apply',
    '--wait',
    '--concurrency',
    '1',
    '--settle',
    '0',
    '--format',
    'json',
    '--events',
    'events.jsonl',
  ];
  const ran = await runAt(server, folder, [...argv, ...more], { env: { HOOK: SECRET } });
  expect(ran.out + ran.err + everythingBelow(folder)).not.toContain('CANARY');
  return { ...ran, applied: readApplied(ran.out), events: readEvents(folder), cwd: folder };
}

describe('the creation of a batch that ends with', () => {
  test.each<[RequestTrouble, number, readonly (readonly string[])[], number]>([
    [{ do: 'drop', when: 'after' }, EXIT.ok, [['final'], ['final']], 2],
    [{ do: 'truncate' }, EXIT.ok, [['final'], ['final']], 2],
    [{ do: 'html' }, EXIT.ok, [['final'], ['final']], 2],
    [{ do: 'status', status: 500 }, EXIT.ok, [['final'], ['final']], 2],
    [{ do: 'status', status: 402 }, EXIT.refused, [['rejected'], []], 0],
    [{ do: 'status', status: 403 }, EXIT.unauthorized, [['rejected'], []], 0],
    [{ do: 'status', status: 422 }, EXIT.findings, [['rejected'], ['final']], 1],
  ])('%j exits with %i, and a second apply ends with one batch each', async (trouble, expected, states, made) => {
    const server = await startHurried();
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    const { exitCode, applied, cwd } = await applyBoth(server);
    const seen = applied.map(({ batches }: { batches: readonly { state: string }[] }) =>
      batches.map(({ state }) => state),
    );
    expect([exitCode, seen]).toEqual([expected, states]);
    expect(await batchesAt(server)).toHaveLength(made);
    const again = await applyBoth(server, { cwd });
    expect(again.exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(2);
  });
});

describe('a batch', () => {
  test('that completed but for some of its files is incomplete, and stays so until somebody says what to do', async () => {
    const server = await startHurried();
    server.faults.add({ kind: 'item', name: 'second.txt', status: 'failed', reason: `no text in ${SECRET}` });
    const { exitCode, applied, cwd } = await applyBoth(server);
    expect([exitCode, applied]).toMatchObject([
      EXIT.incomplete,
      [
        { exit_code: 0, batches: [{ status: 'completed', items: [{ item_name: 'first.txt', status: 'completed' }] }] },
        {
          exit_code: 3,
          batches: [{ status: 'failed', items: [{ status: 'failed', error_message: 'no text in ***' }] }],
        },
      ],
    ]);
    const again = await applyBoth(server, { cwd });
    expect([again.exitCode, again.applied]).toMatchObject([
      3,
      [{ action: 'noop' }, { action: 'attention', exit_code: 3 }],
    ]);
    expect(await batchesAt(server)).toHaveLength(2);
  });

  test('that does not end in time is left, and followed by the next command', async () => {
    const server = await start({ clock: (await startHurried()).clock });
    const { exitCode, applied, err, cwd } = await applyBoth(server, { more: ['--timeout', '0.05'] });
    expect([exitCode, applied]).toMatchObject([
      EXIT.locked,
      [{ batches: [{ state: 'created' }] }, { batches: [{ state: 'created' }] }],
    ]);
    expect(JSON.stringify(applied)).not.toContain('"items"');
    expect(err.match(/has not ended in the given time/g)).toHaveLength(2);
    const again = await applyBoth(server, { cwd, more: ['--timeout', '0.05'] });
    expect([again.exitCode, again.applied]).toMatchObject([EXIT.locked, [{ action: 'noop' }, { action: 'noop' }]]);
    expect(await batchesAt(server)).toHaveLength(2);
  });

  test('is not created when its file cannot be uploaded, and the next one is', async () => {
    const server = await startHurried();
    const detail = `no room for ${SECRET}`;
    server.faults.add({ kind: 'request', path: '*/upload', trouble: { do: 'status', status: 413, detail } });
    const { exitCode, applied, err } = await applyBoth(server);
    expect([exitCode, applied]).toMatchObject([
      EXIT.findings,
      [
        { exit_code: 1, batches: [{ state: 'nothing' }] },
        { exit_code: 0, batches: [{ state: 'final' }] },
      ],
    ]);
    expect(err).toContain('Cannot upload `first.txt`: answered 413: no room for ***');
  });
});

describe('events', () => {
  test('tell of the plan, of what happens to each batch in its order, and how it all ends', async () => {
    const { events } = await applyBoth(await startHurried());
    expect(events[0]).toMatchObject({ event: 'plan', manifests: 2 });
    expect(events.at(-1)).toMatchObject({ event: 'exit', exit_code: 0 });
    const of = (label: string) => events.filter((one) => one.label === label).map(({ event }) => event);
    for (const label of ['first', 'second']) {
      const [begun, ...rest] = [...new Set(of(label))];
      expect([begun, ...rest]).toEqual(['begun', 'uploading', 'sent', 'progress', 'followed', 'ended']);
    }
  });

  test('tell what is waited for, and of a manifest that was not begun', async () => {
    const server = await startHurried();
    const trouble = { do: 'status', status: 429, retryAfter: 0 } as const;
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    const waiting = await applyBoth(server);
    expect(waiting.events.filter(({ event }) => event === 'waiting')).toMatchObject([{ for: 'rate-limit', shard: 1 }]);
    const broke = await startHurried();
    broke.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'status', status: 402 } });
    const { events } = await applyBoth(broke);
    const of = (label: string) => events.find((one) => one.event === 'ended' && one.label === label);
    expect(of('first')).toMatchObject({ exit_code: EXIT.refused, batches: [{ state: 'rejected' }] });
    expect(of('second')).toMatchObject({ exit_code: EXIT.refused, left: 'out-of-credits', batches: [] });
  });

  test('that cannot be written are said so before anything is sent', async () => {
    const server = await startHurried();
    const cwd = await twoManifests();
    const { exitCode, err } = await runAt(server, cwd, ['apply', '--events', 'none/events.jsonl'], {
      env: { HOOK: SECRET },
    });
    expect([exitCode, err]).toEqual([EXIT.io, expect.stringContaining('`none/events.jsonl`')]);
    expect(await batchesAt(server)).toEqual([]);
  });
});
