import { lstat, mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SearchedFiles } from '../../src/files/project-place.ts';
import { createPlaceFinder, PROJECT_FILE } from '../../src/files/project-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Files that write down all they are asked. */
function watched(): { readonly files: SearchedFiles; readonly asked: string[] } {
  const asked: string[] = [];
  const watch = (look: (path: string) => Promise<unknown>) => (path: string) => {
    asked.push(path);
    return look(path);
  };
  // lstat and realpath have overloads for buffers and big integers, which nobody here uses.
  return { files: { realpath: watch(realpath), lstat: watch(lstat) } as unknown as SearchedFiles, asked };
}

describe('the place of a manifest', () => {
  it('has the nearest project file on the way up to the root of the repository', async () => {
    const top = await temporaryFolder(PROJECT_FILE, 'repo/a/b/x.yaml', `repo/${PROJECT_FILE}`, 'repo/other/y.yaml');
    await mkdir(join(top, 'repo', '.git'));
    const repository = join(top, 'repo');
    const find = createPlaceFinder({ cwd: join(repository, 'other') });
    expect(await find(join(repository, 'a/b/x.yaml'))).toEqual({
      root: repository,
      projectFile: join(repository, PROJECT_FILE),
      repository,
      working: join(repository, 'other'),
      searched: [join(repository, 'a/b'), join(repository, 'a'), repository],
    });
    await writeFile(join(repository, 'a', PROJECT_FILE), '');
    const again = createPlaceFinder({ cwd: repository });
    expect(await again(join(repository, 'a/b/x.yaml'))).toMatchObject({ root: join(repository, 'a'), repository });
    expect(await again(join(repository, 'other/y.yaml'))).toMatchObject({ root: repository });
  });

  it('has nothing from above its repository, also where that is a worktree', async () => {
    const top = await temporaryFolder(PROJECT_FILE, 'repo/a/x.yaml', 'repo/.git');
    const repository = join(top, 'repo');
    expect(await createPlaceFinder({ cwd: top })(join(repository, 'a/x.yaml'))).toEqual({
      root: repository,
      projectFile: undefined,
      repository,
      working: top,
      searched: [join(repository, 'a'), repository],
    });
  });

  it('reaches without a repository up to the working directory', async () => {
    const cwd = join(await temporaryFolder(PROJECT_FILE, 'run/a/b/x.yaml', `run/${PROJECT_FILE}`), 'run');
    expect(await createPlaceFinder({ cwd })(join(cwd, 'a/b/x.yaml'))).toEqual({
      root: cwd,
      projectFile: join(cwd, PROJECT_FILE),
      repository: undefined,
      working: cwd,
      searched: [join(cwd, 'a/b'), join(cwd, 'a'), cwd],
    });
  });

  it('is without a repository, and outside the working directory, its own directory alone', async () => {
    const top = await temporaryFolder(PROJECT_FILE, 'a/x.yaml', 'b/y.yaml', `b/${PROJECT_FILE}`, 'run/z.yaml');
    const find = createPlaceFinder({ cwd: join(top, 'run') });
    expect(await find(join(top, 'a/x.yaml'))).toEqual({
      root: join(top, 'run'),
      projectFile: undefined,
      repository: undefined,
      working: join(top, 'run'),
      searched: [join(top, 'a')],
    });
    expect(await find(join(top, 'b/y.yaml'))).toMatchObject({ root: join(top, 'b') });
  });

  it('is the working directory for standard input', async () => {
    const cwd = join(await temporaryFolder(`run/${PROJECT_FILE}`), 'run');
    expect(await createPlaceFinder({ cwd })(undefined)).toMatchObject({ root: cwd, searched: [cwd] });
  });

  it('is where the directory really is, not where a link to it stands', async () => {
    const top = await temporaryFolder(`real/${PROJECT_FILE}`, 'real/a/x.yaml', `run/${PROJECT_FILE}`);
    await mkdir(join(top, 'real', '.git'));
    await symlink(join(top, 'real', 'a'), join(top, 'run', 'link'));
    const find = createPlaceFinder({ cwd: join(top, 'run') });
    expect(await find(join(top, 'run/link/x.yaml'))).toMatchObject({ root: join(top, 'real') });
  });

  it('counts a project file that cannot be read, so that its rules are not overlooked', async () => {
    const cwd = await temporaryFolder(`above/${PROJECT_FILE}`, 'x.yaml');
    await mkdir(join(cwd, PROJECT_FILE));
    expect(await createPlaceFinder({ cwd })(join(cwd, 'x.yaml'))).toMatchObject({
      projectFile: join(cwd, PROJECT_FILE),
    });
  });

  it('may have a link for its project file within the repository, never out of it', async () => {
    const top = await temporaryFolder('outside.yaml', 'repo/shared.yaml', 'repo/a/x.yaml', 'repo/b/y.yaml');
    const repository = join(top, 'repo');
    await mkdir(join(repository, '.git'));
    await symlink('../shared.yaml', join(repository, 'a', PROJECT_FILE));
    await symlink('../../outside.yaml', join(repository, 'b', PROJECT_FILE));
    const find = createPlaceFinder({ cwd: repository });
    expect(await find(join(repository, 'a/x.yaml'))).toMatchObject({
      projectFile: join(repository, 'a', PROJECT_FILE),
    });
    await expect(find(join(repository, 'b/y.yaml'))).rejects.toMatchObject({
      code: 'io',
      message: `\`b/${PROJECT_FILE}\` leads out of its project through a symbolic link`,
    });
  });

  it('says which directory is not there', async () => {
    const cwd = await temporaryFolder();
    await expect(createPlaceFinder({ cwd })(join(cwd, 'gone/x.yaml'))).rejects.toMatchObject({
      code: 'not-found',
      message: '`gone` does not exist',
    });
  });

  it('costs for 500 manifests of one folder what it costs for one', async () => {
    const cwd = await temporaryFolder('repo/a/b/x.yaml', `repo/${PROJECT_FILE}`);
    await mkdir(join(cwd, 'repo', '.git'));
    const folder = join(cwd, 'repo/a/b');
    const [one, many] = [watched(), watched()];
    await createPlaceFinder({ cwd, files: one.files })(join(folder, '0.yaml'));
    const find = createPlaceFinder({ cwd, files: many.files });
    await Promise.all(Array.from({ length: 500 }, (_, index) => find(join(folder, `${index}.yaml`))));
    expect(many.asked).toEqual(one.asked);
    // The two directories, `.git` and a project file in three folders, and where the project file leads.
    expect(one.asked).toHaveLength(2 + 3 + 3 + 1);
  });

  it('looks into no directory twice for manifests of several', async () => {
    const cwd = await temporaryFolder('a/b/x.yaml', 'a/c/x.yaml', 'a/d/x.yaml', PROJECT_FILE);
    const { files, asked } = watched();
    const find = createPlaceFinder({ cwd, files });
    await Promise.all(['b', 'c', 'd'].map((name) => find(join(cwd, 'a', name, 'x.yaml'))));
    const looks = asked.filter((path) => path.endsWith('.git') || path !== join(cwd, PROJECT_FILE));
    expect(looks).toEqual([...new Set(looks)]);
  });
});
