import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { fill } from '../emulator/start.ts';
import { addFiles } from '../project-folder.ts';
import { readApplied } from './apply-output.ts';
import { BATCHES, batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';
import { run } from './run.ts';

const FILES = { 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' };

/** A folder with a ledger and a manifest of three files. */
async function folder(source = 'files: ["*.txt"]', more = ''): Promise<string> {
  const cwd = await folderWith({ 'a.parsebatch.yaml': manifest('a', source, more), ...FILES });
  await initLedger(cwd);
  return cwd;
}

/** The names of the records of all runs, sorted. */
function recordsIn(cwd: string): readonly string[] {
  return readdirSync(join(cwd, 'ledger'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name.startsWith('v1'))
    .sort();
}

/** Changes each record whose name fits; `undefined` takes it away. */
function changeRecords(cwd: string, fitting: RegExp, change: (text: string) => string | undefined): void {
  const names = recordsIn(cwd).filter((name) => fitting.test(name));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const path = join(cwd, 'ledger', name);
    const text = change(readFileSync(path, 'utf8'));
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
  }
}

describe('a service that', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** As undici says it where nothing listens. */
  const refuse = (): Promise<never> => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  };

  test('is not there at all is told by 69, and nothing is recorded', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const wait = setTimeout;
    // The pauses between the attempts.
    vi.stubGlobal('setTimeout', (run: () => void) => wait(run, 0));
    vi.stubGlobal('fetch', refuse);
    const { exitCode, out, err } = await runAt(server, cwd, ['apply']);
    expect([exitCode, out, err]).toEqual([EXIT.unavailable, '', expect.stringContaining('nothing listens there')]);
    expect(recordsIn(cwd)).toEqual([]);
  });

  test('is gone when the batch is created is recorded as not asked, and the next apply asks it', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const send = fetch;
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
      init?.method === 'POST' && url.includes(BATCHES) ? refuse() : send(url, init),
    );
    const { exitCode, out } = await runAt(server, cwd, ['apply']);
    expect([exitCode, out]).toEqual([
      EXIT.unavailable,
      expect.stringContaining('a: was not sent: nothing listens there'),
    ]);
    vi.unstubAllGlobals();
    const { out: plan } = await runAt(server, cwd, ['plan', '--format', 'json']);
    expect(JSON.parse(plan).batches).toMatchObject([{ action: 'resume', batches: 1 }]);
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
    expect(recordsIn(cwd).filter((name) => name.endsWith('run.json'))).toHaveLength(1);
  });
});

describe('an open intent', () => {
  test('of another process is left alone, and stderr says whose it is and until when', async () => {
    const server = await startHurried();
    const cwd = await folder();
    await runAt(server, cwd, ['apply']);
    changeRecords(cwd, /result\.json$/, () => undefined);
    changeRecords(cwd, /intent\.json$/, (text) =>
      text
        .replace(/"deadline":"[^"]+"/, '"deadline":"2999-01-01T00:00:00.000Z"')
        .replace(/"host":"[^"]+"/, '"host":"runner-7"')
        .replace(/"pid":\d+/, '"pid":4711'),
    );
    const { exitCode, out, err } = await runAt(server, cwd, ['apply']);
    expect([exitCode, out]).toEqual([EXIT.locked, expect.stringContaining('a: blocked')]);
    expect(err).toMatch(/runner-7, pid 4711, until 2999-01-01T00:00:00.000Z/);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('that is past its deadline is looked into', async () => {
    const server = await startHurried();
    const cwd = await folder();
    await runAt(server, cwd, ['apply']);
    changeRecords(cwd, /result\.json$/, () => undefined);
    const past = '"deadline":"2020-01-01T00:00:00.000Z"';
    changeRecords(cwd, /intent\.json$/, (text) => text.replace(/"deadline":"[^"]+"/, past));
    const { exitCode, out } = await runAt(server, cwd, ['apply', '--settle', '0']);
    expect([exitCode, out]).toEqual([EXIT.ok, expect.stringContaining('bjb-')]);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

describe('a ledger', () => {
  test.each<[string, RegExp, (text: string) => string]>([
    ['a record that does not parse', /result\.json$/, () => '{'],
    ['a record of a newer version', /result\.json$/, (text) => text.replace('"version":1', '"version":2')],
    ['a run of a newer version', /run\.json$/, (text) => text.replace('"version":1', '"version":2')],
    ['a record with a field more', /intent\.json$/, (text) => text.replace('{', '{"more":1,')],
    ['an empty record', /run\.json$/, () => ''],
  ])('with %s is told by 74, and nothing is sent of any manifest', async (_, fitting, change) => {
    const server = await startHurried();
    const cwd = await folder();
    await runAt(server, cwd, ['apply']);
    changeRecords(cwd, fitting, change);
    addFiles(cwd, { 'b.parsebatch.yaml': manifest('b', 'files: [a.txt]') });
    const { exitCode, out, err } = await runAt(server, cwd, ['apply']);
    expect([exitCode, out]).toEqual([EXIT.io, '']);
    expect(err).toContain('Nothing was sent.');
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('that a newer version has made is told by 74', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const marker = join(cwd, 'ledger/ledger/marker.json');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace('"version":1', '"version":2'));
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.io);
    expect(await batchesAt(server)).toEqual([]);
  });
});

describe('two runners', () => {
  test('make every batch of a run once, in whatever order and however often', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const apply = (runner: string) =>
      runAt(server, cwd, ['apply', '--shard-size', '1', '--runner', runner, '--format', 'json']);
    const [first, second] = await Promise.all([apply('1/2'), apply('2/2')]);
    expect([first.exitCode, second.exitCode]).toEqual([EXIT.ok, EXIT.ok]);
    expect(await batchesAt(server)).toHaveLength(3);
    for (const runner of ['2/2', '1/2', '1/1']) expect((await apply(runner)).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(3);
    const applied = readApplied((await apply('1/1')).out);
    expect(applied).toMatchObject([{ action: 'noop', batches: [{ shard: 1 }, { shard: 2 }, { shard: 3 }] }]);
  });

  test('of which one is missing leave the batches that are its', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const { exitCode, out } = await runAt(server, cwd, [
      'apply',
      '--shard-size',
      '1',
      '--runner',
      '2/2',
      '--format',
      'json',
    ]);
    expect(exitCode).toBe(EXIT.ok);
    expect(readApplied(out)[0].batches).toMatchObject([{ state: 'nothing' }, {}, { state: 'nothing' }]);
    expect(await batchesAt(server)).toHaveLength(1);
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(3);
  });
});

describe('a command line', () => {
  test.each([
    [['--runner', '3/2']],
    [['--runner', '0/2']],
    [['--runner', '1']],
    [['--settle', '-1']],
    [['--settle', 'soon']],
    [['--settle', '']],
    [['--concurrency', '1.5']],
    [['--wait', '--timeout', '-1']],
    [['--assume-absent', `a/${'0'.repeat(64)}/g0001`]],
    [['--assume-absent', '']],
    [['--events']],
    [['--format', 'yaml']],
  ])('%j is wrong, and nothing is sent', async (more) => {
    const server = await startHurried();
    const cwd = await folder();
    expect((await runAt(server, cwd, ['apply', ...more])).exitCode).toBe(EXIT.usage);
    expect(await batchesAt(server)).toEqual([]);
    expect(recordsIn(cwd)).toEqual([]);
  });
});

describe('--fail-fast', () => {
  test('begins no other manifest once one was not created, and without it the others are sent', async () => {
    const server = await startHurried();
    const cwd = await folder();
    addFiles(cwd, { 'b.parsebatch.yaml': manifest('b', 'files: [a.txt]') });
    const rejected = {
      kind: 'request',
      method: 'POST',
      path: BATCHES,
      trouble: { do: 'status', status: 422 },
    } as const;
    server.faults.add(rejected);
    const fast = await runAt(server, cwd, ['apply', '--concurrency', '1', '--fail-fast']);
    expect([fast.exitCode, fast.out]).toEqual([EXIT.findings, expect.stringMatching(/^b: not sent, as another/m)]);
    expect(await batchesAt(server)).toEqual([]);
    server.faults.add(rejected);
    const all = await runAt(server, cwd, ['apply', '--concurrency', '1']);
    expect([all.exitCode, all.out]).toEqual([EXIT.findings, expect.stringMatching(/^b: created/m)]);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

describe('a create over a directory that is lost on its way', () => {
  test('needs a person once, who says that there is no batch, and then there is one', async () => {
    const server = await startHurried();
    const { directory } = await fill(server, { 'a.txt': 'one' });
    const cwd = await folder(`directory_id: ${directory}`);
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'drop', when: 'before' } });
    const apply = (...more: readonly string[]) => runAt(server, cwd, ['apply', '--settle', '0', ...more]);
    const { exitCode, err } = await apply();
    expect(exitCode).toBe(EXIT.unknown);
    const [, named = ''] = /parsebatch apply --assume-absent (\S+)/.exec(err) ?? [];
    expect(named).toMatch(/^a\/[0-9a-f]{64}\/g0001$/);
    expect((await apply()).exitCode).toBe(EXIT.unknown);
    expect((await apply('--assume-absent', named.replace('g0001', 'g0002'))).exitCode).toBe(EXIT.usage);
    expect(await batchesAt(server)).toEqual([]);
    expect((await apply('--assume-absent', named)).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
    expect((await apply()).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('as often as it is tried at most is not told to be tried again, but how all is run anew', async () => {
    const server = await startHurried();
    const { directory } = await fill(server, { 'a.txt': 'one' });
    const cwd = await folder(`directory_id: ${directory}`);
    const trouble = { do: 'drop', when: 'before' } as const;
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble, times: 1_000 });
    const apply = (...more: readonly string[]) => runAt(server, cwd, ['apply', '--settle', '0', ...more]);
    const [, named = ''] = /parsebatch apply --assume-absent (\S+)/.exec((await apply()).err) ?? [];
    await apply('--assume-absent', named);
    await apply('--assume-absent', named);
    server.faults.clear();
    for (const more of [[], ['--assume-absent', named]]) {
      const { exitCode, err } = await apply(...more);
      expect([exitCode, err]).toEqual([EXIT.unknown, expect.stringContaining('Another `rerun` token')]);
      expect(err).not.toContain('--assume-absent');
    }
    expect(await batchesAt(server)).toEqual([]);
    expect((await apply('--set', 'spec.rerun="2"')).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

test('without a key it is said how to set one', async () => {
  const cwd = await folder();
  const { exitCode, err } = await run(['apply', '--ledger', 'ledger'], { cwd });
  expect([exitCode, err]).toEqual([EXIT.unauthorized, expect.stringMatching(/LLAMA_CLOUD_API_KEY.*--api-key-file/)]);
});
