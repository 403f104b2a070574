import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as nodeFiles from 'node:fs/promises';
import { chmod, lstat, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import type { LedgerFiles } from '../../src/ledger/durable-file.ts';
import { isSuperuser, temporaryFolder } from '../files/temporary-folder.ts';
import { bundleChild } from './bundle-child.ts';

const run = promisify(execFile);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (read: Uint8Array | undefined): string => new TextDecoder().decode(read);

/** The real functions, but the one of that number, from 1, fails; `calls` tells how many there were. */
function failingAt(last: number, code: string): { readonly files: LedgerFiles; readonly calls: () => number } {
  let calls = 0;
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls += 1;
      if (calls === last) throw Object.assign(new Error(code), { code });
      return call(...args);
    };
  const open = counted(async (...args: Parameters<LedgerFiles['open']>) => {
    const file = await nodeFiles.open(...args);
    const close = file.close.bind(file);
    return Object.assign(file, {
      writeFile: counted(file.writeFile.bind(file)),
      sync: counted(file.sync.bind(file)),
      close: async () => {
        await close();
        await counted(async () => undefined)();
      },
    });
  });
  const files = {
    ...nodeFiles,
    open,
    link: counted(nodeFiles.link),
    mkdir: counted(nodeFiles.mkdir) as LedgerFiles['mkdir'],
    lstat: counted(nodeFiles.lstat) as LedgerFiles['lstat'],
    unlink: counted(nodeFiles.unlink),
  };
  return { files, calls: () => calls };
}

describe('a ledger in a directory', () => {
  test('lists more records in a folder than a call takes arguments', async () => {
    const root = await temporaryFolder();
    await nodeFiles.mkdir(join(root, 'v1'));
    const records = Array.from({ length: 200_000 }, (_, index) => ({ name: `${index}`, isDirectory: () => false }));
    const readdir = async (folder: string, options: { withFileTypes: true }) =>
      folder === root ? nodeFiles.readdir(folder, options) : records;
    // It has many overloads, of which this is the one that is used.
    const backend = directoryBackend(root, { ...nodeFiles, readdir: readdir as unknown as LedgerFiles['readdir'] });
    expect(await backend.list('')).toHaveLength(200_000);
  });

  test('keeps the first of what is written to a path, and lists and reads it', async () => {
    const root = join(await temporaryFolder(), 'ledger');
    const backend = directoryBackend(root);
    expect(await backend.list('')).toEqual([]);
    expect(await backend.get('v1/a/x.json')).toBeUndefined();
    expect(await backend.createOnly('v1/a/x.json', bytes('one'))).toBe('created');
    expect(await backend.createOnly('v1/a/x.json', bytes('two'))).toBe('exists');
    expect(await backend.createOnly('v1/b.json', bytes('three'))).toBe('created');
    expect(text(await backend.get('v1/a/x.json'))).toBe('one');
    expect(await backend.list('')).toEqual(['v1/a/x.json', 'v1/b.json']);
    expect(await backend.list('v1/a')).toEqual(['v1/a/x.json']);
    expect(await readdir(join(root, 'v1/a'))).toEqual(['x.json']);
  });

  test.skipIf(process.platform === 'win32')('is readable by its owner alone, whatever the umask', async () => {
    const root = join(await temporaryFolder(), 'ledger');
    const umask = process.umask(0);
    try {
      await directoryBackend(root).createOnly('v1/x.json', bytes('one'));
    } finally {
      process.umask(umask);
    }
    const modes = [root, join(root, 'v1'), join(root, 'v1/x.json')].map(
      async (path) => (await lstat(path)).mode & 0o777,
    );
    expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o600]);
  });

  test('leads nowhere else', async () => {
    const backend = directoryBackend(await temporaryFolder());
    for (const path of ['../x', 'a/../../x', 'a/./x', 'a\\..\\x', 'c:x']) {
      await expect(backend.createOnly(path, bytes(''))).rejects.toThrow('leads elsewhere');
    }
  });

  test('takes a link whose answer was lost for its own', async () => {
    const root = await temporaryFolder();
    const link: LedgerFiles['link'] = async (from, to) => {
      await nodeFiles.link(from, to);
      throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    };
    expect(await directoryBackend(root, { ...nodeFiles, link }).createOnly('x', bytes('1'))).toBe('created');
    expect(await directoryBackend(root).createOnly('x', bytes('2'))).toBe('exists');
  });

  test('takes records away when it is told', async () => {
    const backend = directoryBackend(await temporaryFolder());
    await backend.createOnly('v1/a', bytes('1'));
    await backend.createOnly('v1/b', bytes('2'));
    await backend.remove(['v1/a', 'v1/gone']);
    expect(await backend.list('')).toEqual(['v1/b']);
  });

  test('is good where hard links are, and leaves nothing of the try', async () => {
    const root = await temporaryFolder();
    await directoryBackend(root).probe();
    expect(await readdir(root)).toEqual([]);
  });

  test.each<readonly [string, Partial<LedgerFiles>]>([
    ['has no links', { link: () => Promise.reject(Object.assign(new Error('x'), { code: 'EPERM' })) }],
    ['copies', { link: (from, to) => nodeFiles.copyFile(String(from), String(to)) }],
    ['does nothing', { link: () => Promise.resolve() }],
    [
      'lets a link replace another',
      {
        link: async (from, to) => {
          await nodeFiles.rm(to, { force: true });
          await nodeFiles.link(from, to);
        },
      },
    ],
  ])('is refused where the file system %s', async (_, files) => {
    const root = await temporaryFolder();
    const probed = directoryBackend(root, { ...nodeFiles, ...files }).probe();
    await expect(probed).rejects.toMatchObject({ code: 'refused' });
    expect(await readdir(root)).toEqual([]);
  });

  test('that is a file, or cannot be written, is a failure that says so', async () => {
    const folder = await temporaryFolder('file');
    const path = join(folder, 'file');
    await expect(directoryBackend(path).createOnly('x', bytes(''))).rejects.toMatchObject({ code: 'io' });
    await expect(directoryBackend(path).list('')).rejects.toMatchObject({ code: 'io' });
    if (isSuperuser) return;
    await chmod(folder, 0o500);
    await expect(directoryBackend(folder).createOnly('x', bytes(''))).rejects.toMatchObject({
      code: 'io',
      message: expect.stringContaining('permission denied'),
    });
  });

  test('follows no link out of itself when it lists', async () => {
    const [root, elsewhere] = [await temporaryFolder(), await temporaryFolder('secret')];
    await symlink(elsewhere, join(root, 'link'));
    expect(await directoryBackend(root).list('')).toEqual(['link']);
  });
});

describe('a write to a directory, whichever call fails,', () => {
  test.each(['EIO', 'ENOSPC', 'EACCES'])('leaves a whole record or none: %s', async (code) => {
    for (let last = 1, isDone = false; !isDone; last += 1) {
      const root = await temporaryFolder();
      const { files, calls } = failingAt(last, code);
      const outcome = await directoryBackend(root, files)
        .createOnly('a/b/x', bytes('whole'))
        .catch((error) => error);
      isDone = calls() < last;
      expect(isDone ? outcome : (outcome.code ?? outcome)).toBe(outcome === 'created' ? 'created' : 'io');
      const stored = await directoryBackend(root).get('a/b/x');
      expect(stored === undefined ? 'absent' : text(stored)).toMatch(/^(absent|whole)$/);
      if (outcome === 'created') expect(text(stored)).toBe('whole');
      expect(await directoryBackend(root).createOnly('a/b/x', bytes('later'))).toBe(
        stored === undefined ? 'created' : 'exists',
      );
    }
  });
});

describe('processes on one directory', () => {
  test('that are killed before any call leave whole records or none', async () => {
    const child = await bundleChild('directory.child.ts');
    const seen = new Set<string>();
    for (let last = 1, isDone = false; !isDone; last += 1) {
      const root = await temporaryFolder();
      const { signal, stdout } = spawnSync(process.execPath, [child, 'steps', root, 'a', String(last)]);
      isDone = signal === null;
      expect(String(stdout)).toBe(isDone ? 'created\n' : '');
      const stored = await directoryBackend(root).get('a/b/record.json');
      seen.add(stored === undefined ? 'absent' : 'whole');
      if (stored !== undefined) expect(JSON.parse(text(stored)).filling).toHaveLength(20_000);
    }
    expect([...seen].sort()).toEqual(['absent', 'whole']);
  });

  test('that are killed at any moment leave whole records', async () => {
    const child = await bundleChild('directory.child.ts');
    const root = await temporaryFolder();
    for (let round = 0; round < 25; round += 1) {
      const writer = spawn(process.execPath, [child, 'endless', root, `r${round}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let reported = '';
      for await (const chunk of writer.stdout) {
        reported += String(chunk);
        // A different number of turns each time, so that it is somewhere in the midst of a write.
        for (let turn = 0; turn < (round * 7) % 40; turn += 1) await new Promise(setImmediate);
        writer.kill('SIGKILL');
      }
      if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
      const backend = directoryBackend(root);
      const paths = (await backend.list(`r${round}`)).filter((path) => !path.includes('/.tmp-'));
      for (const path of paths) {
        expect(JSON.parse(text(await backend.get(path))).filling).toHaveLength(20_000);
      }
      const whole = reported.split('\n').slice(0, -1);
      expect(paths).toEqual(expect.arrayContaining(whole.map((index) => `r${round}/${index}.json`)));
    }
  });

  test('that race for 200 records make each exactly once', async () => {
    const child = await bundleChild('directory.child.ts');
    const root = await temporaryFolder();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const runs = await Promise.all(names.map((name) => run(process.execPath, [child, 'race', root, name, '200'])));
    const made = runs.map(({ stdout }) => JSON.parse(stdout) as number[]);
    expect(made.flat().sort((left, right) => left - right)).toEqual(Array.from({ length: 200 }, (_, index) => index));
    const backend = directoryBackend(root);
    for (const [index, name] of names.entries()) {
      for (const record of made[index] ?? []) {
        expect(JSON.parse(text(await backend.get(`a/${record}.json`))).name).toBe(name);
      }
    }
    expect(await backend.list('')).toHaveLength(200);
  });
});
