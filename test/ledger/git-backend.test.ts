import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { GitPlace } from '../../src/git/run-git.ts';
import type { Backend } from '../../src/ledger/backend.ts';
import { gitBackend } from '../../src/ledger/git-backend.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { httpRepository } from '../git/http-repository.ts';
import { GIT_ENVIRONMENT, temporaryRepository } from '../git/temporary-repository.ts';
import { bundleChild } from './bundle-child.ts';

const run = promisify(execFile);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (read: Uint8Array | undefined): string => new TextDecoder().decode(read);

const BATCH = 'v1/d/h/p/invoices';
const RUN = `${BATCH}/ab/g0001`;

async function bareRepository(): Promise<string> {
  const path = join(await temporaryFolder(), 'remote.git');
  execFileSync('git', ['init', '--quiet', '--bare', path], { env: { ...GIT_ENVIRONMENT } });
  return path;
}

function gitIn(directory: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: directory,
    env: { ...GIT_ENVIRONMENT },
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

async function open(remote: string, place?: GitPlace, allowPublic = false): Promise<Backend> {
  const here = place ?? { directory: await temporaryFolder(), environment: GIT_ENVIRONMENT };
  const backend = await gitBackend({ place: here, remote, allowPublic });
  onTestFinished(() => backend.close());
  return backend;
}

/** A program that the remote runs at each push. */
function hook(remote: string, name: string, script: string): void {
  writeFileSync(join(remote, 'hooks', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(remote, 'hooks', name), 0o755);
}

describe('a ledger in a repository', () => {
  test('keeps the first of what is written to a path, and lists and reads it', async () => {
    const remote = await bareRepository();
    const [one, other] = [await open(remote), await open(remote)];
    expect(await one.list('')).toEqual([]);
    expect(await one.get(`${RUN}/run.json`)).toBeUndefined();
    expect(await one.createOnly(`${RUN}/run.json`, bytes('one'))).toBe('created');
    expect(await other.createOnly(`${RUN}/run.json`, bytes('two'))).toBe('exists');
    expect(text(await other.get(`${RUN}/run.json`))).toBe('one');
    expect(await other.createOnly(`${RUN}/a b`.replace(' ', '%20'), bytes(''))).toBe('created');
    expect(await one.createOnly(`${RUN}/ack.1.json`, bytes('three'))).toBe('created');
    expect(await one.createOnly('ledger/marker.json', bytes('m'))).toBe('created');
    expect(await other.list(BATCH)).toEqual([`${RUN}/a%20b`, `${RUN}/ack.1.json`, `${RUN}/run.json`]);
    expect(await other.list('')).toEqual(['ledger/marker.json', ...(await one.list('v1'))]);
    expect(gitIn(remote, 'for-each-ref', '--format=%(refname)')).toBe(
      'refs/parsebatch/ledger\nrefs/parsebatch/v1/d/h/p/invoices',
    );
  });

  test('lists no batch whose name only begins the same', async () => {
    const backend = await open(await bareRepository());
    await backend.createOnly(`${BATCH}-2/ab/g0001/run.json`, bytes('x'));
    await backend.createOnly(`${BATCH}.prod/ab/g0001/run.json`, bytes('x'));
    expect(await backend.list(BATCH)).toEqual([]);
    expect(await backend.list('v1/d/h/p')).toHaveLength(2);
  });

  test('writes what is asked for at once by one push, each batch to a ref of its own', async () => {
    const remote = await bareRepository();
    hook(remote, 'pre-receive', `cat >> ${join(remote, 'pushes')}; echo push >> ${join(remote, 'pushes')}`);
    const backend = await open(remote);
    await backend.list('');
    const paths = Array.from({ length: 40 }, (_, index) => `v1/d/h/p/b${index % 4}/ab/g0001/${index}`);
    const outcomes = await Promise.all([...paths, paths[0] ?? ''].map((path) => backend.createOnly(path, bytes(path))));
    expect(outcomes).toEqual([...paths.map(() => 'created'), 'exists']);
    const pushes = gitIn(remote, 'config', '--file', '/dev/null', '--list') + readPushes(remote);
    expect(pushes.match(/^push$/gm)).toHaveLength(1);
    expect(pushes.match(/refs\/parsebatch/g)).toHaveLength(4);
    expect(await Promise.all(paths.map(async (path) => text(await backend.get(path))))).toEqual(paths);
  });

  test('touches nothing of the repository that it is used from, and runs no hook', async () => {
    const remote = await bareRepository();
    const { place, root, git } = await temporaryRepository({ a: '1' });
    git('remote', 'add', 'origin', remote);
    git('push', '--quiet', 'origin', 'main');
    git('config', 'core.hooksPath', join(root, 'hooks'));
    git('config', 'user.useConfigOnly', 'true');
    git('config', 'push.gpgSign', 'true');
    const state = () => [
      git('status', '--porcelain=v2', '--branch'),
      git('for-each-ref'),
      readdirSync(join(root, '.git')),
    ];
    const before = state();
    const backend = await open('origin', { ...place, environment: { ...GIT_ENVIRONMENT, GIT_DIR: '/nowhere' } });
    await backend.probe();
    expect(await backend.createOnly(`${RUN}/run.json`, bytes('one'))).toBe('created');
    expect(await backend.list('')).toEqual([`${RUN}/run.json`]);
    expect(state()).toEqual(before);
    expect(backend.shownAs).toBe(`git:${remote}`);
  });

  test('removes what it needs on this machine when it is closed', async () => {
    const temporary = await temporaryFolder();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    try {
      const remote = await bareRepository();
      const backend = await open(remote);
      await backend.createOnly('ledger/marker.json', bytes('m'));
      await backend.close();
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect(readdirSync(temporary).filter((name) => name.startsWith('parsebatch-ledger-'))).toEqual([]);
  });

  test('takes records away when it is told', async () => {
    const backend = await open(await bareRepository());
    await backend.createOnly(`${RUN}/a`, bytes('1'));
    await backend.createOnly(`${RUN}/b`, bytes('2'));
    await backend.remove([`${RUN}/a`, `${RUN}/gone`]);
    expect(await backend.list('')).toEqual([`${RUN}/b`]);
  });

  test('knows its own record where the answer to a push was lost', async () => {
    const remote = await bareRepository();
    hook(remote, 'post-receive', 'kill -9 $PPID');
    const backend = await open(remote);
    expect(await backend.createOnly(`${RUN}/run.json`, bytes('same'))).toBe('created');
    expect(await (await open(remote)).createOnly(`${RUN}/run.json`, bytes('same'))).toBe('exists');
  });

  test('that takes no push is a failure with the words of the server, and nothing is taken for written', async () => {
    const remote = await bareRepository();
    hook(remote, 'pre-receive', 'echo "protected by policy" >&2; exit 1');
    const backend = await open(remote);
    const written = backend.createOnly(`${RUN}/run.json`, bytes('x'));
    await expect(written).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('protected by policy'),
    });
    expect(await backend.list('')).toEqual([]);
    expect(await backend.get(`${RUN}/run.json`)).toBeUndefined();
  });

  test('that is not there is a failure, never an empty ledger', async () => {
    const backend = await open(join(await temporaryFolder(), 'gone.git'));
    await expect(backend.list('')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(backend.get(`${RUN}/run.json`)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(backend.createOnly(`${RUN}/run.json`, bytes('x'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(backend.probe()).rejects.toMatchObject({ code: 'unavailable' });
  });

  test.each([
    'ext::sh -c touch% x',
    '--upload-pack=touch x',
    'git://host/x',
    'http://host.example/x',
    'ftp://host/x',
    'a\nb',
    'no-such-remote',
  ])('is never in %j', async (remote) => {
    const place = { directory: await temporaryFolder(), environment: GIT_ENVIRONMENT };
    await expect(gitBackend({ place, remote, allowPublic: true })).rejects.toMatchObject({ code: 'refused' });
    expect(readdirSync(place.directory)).toEqual([]);
  });
});

describe('a ledger behind http', () => {
  const authorization = `Basic ${Buffer.from('runner:token-1').toString('base64')}`;

  test('is used with the credentials that the repository is configured with, and shows none', async () => {
    const { url } = await httpRepository(authorization);
    const { place, git } = await temporaryRepository({ a: '1' });
    git('remote', 'add', 'origin', url);
    git('config', `http.${url}.extraheader`, `Authorization: ${authorization}`);
    const backend = await open('origin', place);
    await backend.probe();
    expect(await backend.createOnly(`${RUN}/run.json`, bytes('one'))).toBe('created');
    const inUrl = await open(url.replace('//', '//runner:token-1@'));
    await inUrl.probe();
    expect(text(await inUrl.get(`${RUN}/run.json`))).toBe('one');
    expect(inUrl.shownAs).toBe(`git:${url}`);
  });

  test('tells nothing of the credentials when they are not taken', async () => {
    const { url } = await httpRepository(authorization);
    const backend = await open(url.replace('//', '//runner:token-2@'));
    const error = await backend.list('').catch((reason) => reason);
    expect(error).toMatchObject({ code: 'unavailable' });
    expect(`${error.message} ${error.cause?.message}`).not.toContain('token-2');
  });

  test('that everybody can read is refused unless it is allowed', async () => {
    const { url } = await httpRepository(undefined);
    const backend = await open(url.replace('//', '//runner:token-1@'));
    await expect(backend.probe()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(url) });
    await (await open(url, undefined, true)).probe();
  });

  test('is asked by nobody: no stored credential makes a private one look public', async () => {
    const { url } = await httpRepository(authorization);
    const home = await temporaryFolder();
    writeFileSync(join(home, '.netrc'), 'machine 127.0.0.1 login runner password token-1\n');
    writeFileSync(join(home, '.gitconfig'), `[http]\n\textraheader = Authorization: ${authorization}\n`);
    const environment = { ...GIT_ENVIRONMENT, HOME: home };
    const backend = await open(url, { directory: await temporaryFolder(), environment });
    await backend.probe();
    expect(await backend.createOnly('ledger/marker.json', bytes('m'))).toBe('created');
  });

  test('that does not say whether everybody can read it is not used', async () => {
    const backend = await open('http://127.0.0.1:1/x.git');
    await expect(backend.probe()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('many writers of one repository', () => {
  test('make each record exactly once', async () => {
    const [child, remote] = [await bundleChild('git.child.ts'), await bareRepository()];
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const options = { cwd: await temporaryFolder(), env: { ...GIT_ENVIRONMENT } };
    const runs = await Promise.all(names.map((name) => run(process.execPath, [child, remote, name, '6'], options)));
    const made = runs.map(({ stdout }) => JSON.parse(stdout) as number[]);
    expect(made.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const backend = await open(remote);
    for (const [index, name] of names.entries()) {
      for (const record of made[index] ?? []) {
        expect(text(await backend.get(`v1/d/h/p/x/y/g0001/${record}.json`))).toBe(name);
      }
    }
  }, 120_000);

  test('that are killed leave whole records, and the others go on', async () => {
    const [child, remote] = [await bundleChild('git.child.ts'), await bareRepository()];
    const temporary = await temporaryFolder();
    const env = { ...GIT_ENVIRONMENT, TMPDIR: temporary };
    let reported = 0;
    for (let round = 0; round < 8; round += 1) {
      const writer = spawn(process.execPath, [child, remote, 'whole', '1000000'], { cwd: temporary, env });
      for await (const chunk of writer.stderr) {
        reported = Math.max(reported, ...String(chunk).trim().split('\n').map(Number));
        // A different number of turns each time, so that it is somewhere in the midst of a write.
        for (let turn = 0; turn < round * 40; turn += 1) await new Promise(setImmediate);
        if (reported >= round) writer.kill('SIGKILL');
      }
      const backend = await open(remote);
      const paths = await backend.list('');
      expect(paths.length).toBeGreaterThan(reported);
      expect(new Set(await Promise.all(paths.map(async (path) => text(await backend.get(path)))))).toEqual(
        new Set(['whole']),
      );
      expect(await backend.createOnly(`${RUN}/${round}`, bytes('whole'))).toBe('created');
    }
  });

  test('send as much for a record after 10,000 others as after none', async () => {
    const remote = await bareRepository();
    const commit = (index: number): string =>
      `commit refs/parsebatch/${BATCH}\ncommitter a <a> ${index + 1} +0000\ndata 1\nx\n` +
      `M 100644 inline ab/g${index % 100}/s${index}\ndata 1\nx\n\n`;
    const input = Array.from({ length: 10_000 }, (_, index) => commit(index)).join('');
    execFileSync('git', ['fast-import', '--quiet'], { cwd: remote, input });
    gitIn(remote, 'config', 'receive.unpackLimit', '100000');
    const loose = () => Number(/^(\d+)/.exec(gitIn(remote, 'count-objects'))?.[1]);
    const before = loose();
    const backend = await open(remote);
    expect(await backend.createOnly(`${RUN}/run.json`, bytes('new'))).toBe('created');
    // The record, three trees above it and the commit.
    expect(loose() - before).toBe(5);
    expect(await backend.list(BATCH)).toHaveLength(10_001);
  });
});

function readPushes(remote: string): string {
  expect(existsSync(join(remote, 'pushes'))).toBe(true);
  return execFileSync('cat', [join(remote, 'pushes')], { encoding: 'utf8' });
}
