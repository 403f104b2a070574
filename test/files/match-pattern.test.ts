import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findManifests } from '../../src/files/find-manifests.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function find(cwd: string, ...inputs: readonly string[]): Promise<string[]> {
  return (await findManifests(inputs, { cwd })).map(({ file }) => file);
}

describe('a pattern', () => {
  it('matches files of any name in place, sorted by code unit', async () => {
    const cwd = await temporaryFolder('z.yaml', 'a/b.yaml', 'a/B.yaml', 'a/c.txt', 'a/.d.yaml');
    expect(await find(cwd, 'z.yaml', 'a/*.yaml')).toEqual(['z.yaml', 'a/.d.yaml', 'a/B.yaml', 'a/b.yaml']);
  });

  it('sees neither node_modules nor what links lead to, and no directories', async () => {
    const cwd = await temporaryFolder('node_modules/x.yaml', 'a/x.yaml', 'b.yaml/c.txt');
    await symlink(cwd, join(cwd, 'a', 'loop'));
    expect(await find(cwd, '**/*.yaml')).toEqual(['a/x.yaml']);
  });

  it('may be absolute or lead outside, from a directory with pattern characters too', async () => {
    const folder = await temporaryFolder('x1.yaml', '[in]/y.yaml');
    const cwd = join(folder, '[in]');
    expect(await find(cwd, '../x?.yaml')).toEqual([join(folder, 'x1.yaml')]);
    expect(await find(cwd, `${folder}/x?.yaml`)).toEqual([join(folder, 'x1.yaml')]);
    expect(await find(cwd, '*.yaml')).toEqual(['y.yaml']);
  });

  it('without a match is a failure that names it', async () => {
    const cwd = await temporaryFolder('a.yaml');
    await mkdir(join(cwd, 'b.yml'));
    for (const pattern of ['*.yml', 'gone/**/*.yaml', 'a.yaml/*.yaml', '{x,y}.yaml']) {
      await expect(find(cwd, pattern)).rejects.toMatchObject({
        code: 'not-found',
        message: `No file matches \`${pattern}\``,
      });
    }
  });
});
