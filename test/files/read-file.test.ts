import { execFileSync } from 'node:child_process';
import { chmod, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createKeepingReader, createReader, readBytes } from '../../src/files/read-file.ts';
import { isSuperuser, temporaryFolder } from './temporary-folder.ts';

const limit = 1_000_000;

describe('readBytes', () => {
  it('reads all bytes as they are', async () => {
    const path = join(await temporaryFolder(), 'x');
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 256);
    await writeFile(path, bytes);
    expect(Buffer.compare(await readBytes(path, { limit }), bytes)).toBe(0);
  });

  it('reads an empty file and one behind a link', async () => {
    const folder = await temporaryFolder('x');
    await symlink('x', join(folder, 'link'));
    expect(await readBytes(join(folder, 'link'), { limit })).toEqual(new Uint8Array());
  });

  it.each([
    [9, 9],
    [10, 10],
    [11, 11],
    [12, 11],
    [200_000, 11],
  ])('reads of %i bytes %i where the limit is 10', async (size, length) => {
    const path = join(await temporaryFolder(), 'x');
    await writeFile(path, new Uint8Array(size));
    expect(await readBytes(path, { limit: 10 })).toHaveLength(length);
  });

  it.skipIf(process.platform !== 'linux')('reads a file that states no size', async () => {
    expect((await readBytes('/proc/self/status', { limit })).length).toBeGreaterThan(0);
  });

  it.each(['gone', 'x/y', 'a\0b'])('says that %j does not exist', async (name) => {
    const folder = await temporaryFolder('x');
    await expect(readBytes(join(folder, name), { limit, shownAs: name })).rejects.toMatchObject({
      code: 'not-found',
      message: `\`${name}\` does not exist`,
    });
  });

  it('refuses a directory', async () => {
    await expect(readBytes(await temporaryFolder(), { limit, shownAs: 'x' })).rejects.toMatchObject({
      code: 'io',
      message: 'Cannot read `x`: it is a directory',
    });
  });

  it.skipIf(process.platform === 'win32')('refuses a FIFO, a device and a socket, which might never end', async () => {
    const folder = await temporaryFolder();
    const [fifo, socket] = [join(folder, 'fifo'), join(folder, 'socket')];
    execFileSync('mkfifo', [fifo]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    onTestFinished(() => void server.close());
    for (const path of [fifo, socket, '/dev/zero']) {
      await expect(readBytes(path, { limit })).rejects.toMatchObject({
        code: 'io',
        message: `Cannot read \`${path}\`: it is not a regular file`,
      });
    }
  });

  it('tells a link in a circle', async () => {
    const path = join(await temporaryFolder(), 'x');
    await symlink('x', path);
    await expect(readBytes(path, { limit, shownAs: 'x' })).rejects.toMatchObject({
      code: 'io',
      message: 'Cannot read `x`: its symbolic links lead in a circle',
    });
  });

  it.skipIf(isSuperuser)('tells that permission is denied, with the cause', async () => {
    const folder = await temporaryFolder('x');
    await chmod(join(folder, 'x'), 0);
    await expect(readBytes(join(folder, 'x'), { limit, shownAs: 'x' })).rejects.toMatchObject({
      code: 'io',
      message: 'Cannot read `x`: permission denied',
      cause: { code: 'EACCES' },
    });
  });
});

describe('a reader of many files', () => {
  const reader = createReader(10);

  it('reads each to its end or one byte beyond the limit, whatever came before', async () => {
    const folder = await temporaryFolder('empty');
    const sizes = [9, 200_000, 3, 11, 10];
    for (const size of sizes) await writeFile(join(folder, `${size}`), new Uint8Array(size).fill(size));
    const read = (name: string) => [...reader({ path: join(folder, name), file: name, isRegular: true })];
    const all = sizes.map((size) => read(`${size}`));
    expect(all).toEqual(sizes.map((size) => new Array(Math.min(size, 11)).fill(size % 256)));
    expect(read('empty')).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('refuses what nobody has looked at and is no regular file', async () => {
    const folder = await temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    const read = (path: string) => () => reader({ path, file: 'x', isRegular: false });
    expect(read(join(folder, 'fifo'))).toThrow('Cannot read `x`: it is not a regular file');
    expect(read(folder)).toThrow('Cannot read `x`: it is a directory');
    expect(read(join(folder, 'gone'))).toThrow('`x` does not exist');
  });

  it.skipIf(process.platform === 'win32')('does not wait where a FIFO has taken the place of a file', async () => {
    const path = join(await temporaryFolder(), 'fifo');
    execFileSync('mkfifo', [path]);
    expect(reader({ path, file: 'x', isRegular: true })).toHaveLength(0);
  });
});

describe('a reader that keeps what it reads', () => {
  it('gives each file, and all of them in their order, through several pieces of memory', async () => {
    const folder = await temporaryFolder();
    const sizes = [9, 2_500_000, 0, 3_000_000, 2_999_999, 11];
    for (const [index, size] of sizes.entries()) {
      await writeFile(join(folder, `${index}`), new Uint8Array(size).fill(index + 1));
    }
    const reader = createKeepingReader(2_999_999);
    const read = sizes.map((_, index) => reader.read({ path: join(folder, `${index}`), file: 'x', isRegular: true }));
    expect(read.map((bytes) => [bytes.length, bytes.every((byte) => byte === bytes[0]), bytes[0]])).toEqual(
      sizes.map((size, index) => [size, true, size === 0 ? undefined : index + 1]),
    );
    expect(reader.all().length).toBeLessThan(sizes.length);
    expect(Buffer.compare(Buffer.concat(reader.all()), Buffer.concat(read))).toBe(0);
  });

  it('reads one byte beyond the limit, and nothing of a file that cannot be read', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'x'), '0123456789');
    const reader = createKeepingReader(3);
    const file = { path: join(folder, 'x'), file: 'x', isRegular: true };
    expect(new TextDecoder().decode(reader.read(file))).toBe('0123');
    expect(() => reader.read({ ...file, path: folder })).toThrow('Cannot read `x`');
    expect(new TextDecoder().decode(reader.read(file))).toBe('0123');
    expect(new TextDecoder().decode(Buffer.concat(reader.all()))).toBe('01230123');
  });
});
