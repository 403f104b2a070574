import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { findRepositoryPaths } from '../../src/files/repository-paths.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'repository/sub/deep'), { recursive: true });
  await writeFile(join(folder, 'outside.yaml'), '');
  await writeFile(join(folder, 'repository/a.yaml'), '');
  await writeFile(join(folder, 'repository/sub/deep/b.yaml'), '');
  await symlink('deep/b.yaml', join(folder, 'repository/sub/link.yaml'));
  await symlink(join(folder, 'repository'), join(folder, 'linked'));
});

const names = ['deep/b.yaml', '../a.yaml', 'link.yaml', '../../outside.yaml', '<stdin>'];

test.each([
  ['a folder', 'folder'],
  ['a file, as in a work tree', 'file'],
])('paths begin at the root of the repository, whose .git is %s, and lead through no link', async (_, kind) => {
  const git = join(folder, 'repository/.git');
  await (kind === 'folder' ? mkdir(git) : writeFile(git, 'gitdir: elsewhere'));
  for (const cwd of ['repository/sub', 'linked/sub']) {
    const paths = await findRepositoryPaths(names, join(folder, cwd));
    expect(names.slice(0, 3).map((name) => paths.get(name))).toEqual(['sub/deep/b.yaml', 'a.yaml', 'sub/deep/b.yaml']);
    expect(paths.get('../../outside.yaml')).toMatch(/^\/.*\/outside\.yaml$/);
    expect(paths.get('<stdin>')).toBe('<stdin>');
  }
});

test('paths begin at the working directory where there is no repository', async () => {
  const paths = await findRepositoryPaths(names, join(folder, 'repository/sub'));
  expect([paths.get('deep/b.yaml'), paths.get('link.yaml')]).toEqual(['deep/b.yaml', 'deep/b.yaml']);
  expect(paths.get('../a.yaml')).toMatch(/^\/.*\/repository\/a\.yaml$/);
});
