import * as nodeFiles from 'node:fs/promises';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WritableFiles } from '../../src/files/write-file.ts';
import { writeAtomically } from '../../src/files/write-file.ts';
import { isSuperuser, temporaryFolder } from './temporary-folder.ts';

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe('writeAtomically', () => {
  it('writes a new file, makes its directories and leaves nothing else', async () => {
    const folder = await temporaryFolder();
    await writeAtomically(join(folder, 'a/b/x.json'), 'é\n');
    expect(await readFile(join(folder, 'a/b/x.json'), 'utf8')).toBe('é\n');
    expect(await readdir(join(folder, 'a/b'))).toEqual(['x.json']);
  });

  it('gives a new file the mode asked for, less the umask', async () => {
    const folder = await temporaryFolder();
    await writeAtomically(join(folder, 'x.sh'), '', { mode: 0o755 });
    await writeAtomically(join(folder, 'x.json'), '');
    expect(await modeOf(join(folder, 'x.sh'))).toBe(0o755 & ~process.umask());
    expect(await modeOf(join(folder, 'x.json'))).toBe(0o666 & ~process.umask());
  });

  it('keeps the mode of the file in place unless one is asked for', async () => {
    const path = join(await temporaryFolder('x'), 'x');
    for (const mode of [0o600, 0o666, 0o777]) {
      await chmod(path, mode);
      await writeAtomically(path, String(mode));
      expect(await modeOf(path)).toBe(mode);
    }
    await writeAtomically(path, '', { mode: 0o600 });
    expect(await modeOf(path)).toBe(0o600);
  });

  it('writes through a link, also through one to a file yet to be made', async () => {
    const folder = await temporaryFolder('a/real');
    await symlink('a', join(folder, 'directory'));
    await symlink('directory/real', join(folder, 'first'));
    await symlink('first', join(folder, 'second'));
    await symlink('../a/new', join(folder, 'a/dangling'));
    await writeAtomically(join(folder, 'second'), 'through');
    await writeAtomically(join(folder, 'directory/dangling'), 'made');
    expect(await readFile(join(folder, 'a/real'), 'utf8')).toBe('through');
    expect(await readFile(join(folder, 'a/new'), 'utf8')).toBe('made');
    expect((await lstat(join(folder, 'second'))).isSymbolicLink()).toBe(true);
    expect((await lstat(join(folder, 'a/dangling'))).isSymbolicLink()).toBe(true);
  });

  it('refuses a link where that is asked for, and writes bytes as they are', async () => {
    const folder = await temporaryFolder('real');
    await symlink('real', join(folder, 'link'));
    await symlink('new', join(folder, 'dangling'));
    for (const name of ['link', 'dangling']) {
      const path = join(folder, name);
      const message = `Cannot write \`${path}\`: it is a symbolic link`;
      await expect(writeAtomically(path, 'x', { links: 'refuse' })).rejects.toMatchObject({ code: 'io', message });
    }
    await writeAtomically(join(folder, 'real'), new Uint8Array([0, 255]), { links: 'refuse' });
    expect([...(await readFile(join(folder, 'real')))]).toEqual([0, 255]);
    expect((await readdir(folder)).sort()).toEqual(['dangling', 'link', 'real']);
  });

  it('refuses a directory, also behind a link', async () => {
    const folder = await temporaryFolder('a/x');
    await symlink('a', join(folder, 'link'));
    for (const name of ['a', 'link']) {
      await expect(writeAtomically(join(folder, name), '')).rejects.toMatchObject({
        code: 'io',
        message: `Cannot write \`${join(folder, name)}\`: it is a directory`,
      });
    }
    expect(await readdir(join(folder, 'a'))).toEqual(['x']);
  });

  it.skipIf(process.platform === 'win32')('refuses to replace a device', async () => {
    await expect(writeAtomically('/dev/null', '')).rejects.toMatchObject({
      code: 'io',
      message: 'Cannot write `/dev/null`: it is not a regular file',
    });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('refuses a path through a file and a link in a circle', async () => {
    const folder = await temporaryFolder('x');
    await symlink('loop', join(folder, 'loop'));
    await expect(writeAtomically(join(folder, 'x/y'), '')).rejects.toMatchObject({ code: 'io' });
    await expect(writeAtomically(join(folder, 'loop'), '')).rejects.toMatchObject({ code: 'io' });
    expect(await readdir(folder)).toEqual(['loop', 'x']);
  });

  it('writes a name as long as the file system takes', async () => {
    const folder = await temporaryFolder();
    await writeAtomically(join(folder, 'n'.repeat(255)), '');
    expect(await readdir(folder)).toEqual(['n'.repeat(255)]);
  });

  it('never writes over a file that has the name of the temporary one', async () => {
    const folder = await temporaryFolder();
    const flags: unknown[] = [];
    const open: WritableFiles['open'] = (path, flag, mode) => {
      flags.push(flag);
      return nodeFiles.open(path, flag, mode);
    };
    await writeAtomically(join(folder, 'x'), '', { files: { ...nodeFiles, open } });
    expect(flags).toEqual(['wx']);
  });

  it.skipIf(isSuperuser)('tells that a directory takes no new file', async () => {
    const folder = join(await temporaryFolder(), 'a');
    await mkdir(folder, { mode: 0o500 });
    await expect(writeAtomically(join(folder, 'x'), '')).rejects.toMatchObject({
      code: 'io',
      message: `Cannot write \`${join(folder, 'x')}\`: permission denied`,
    });
  });
});
