import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changedSince } from '../../src/git/changed-since.ts';
import type { GitPlace } from '../../src/git/run-git.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT, temporaryRepository } from './temporary-repository.ts';

async function changedIn(place: GitPlace, ref?: string): Promise<string[]> {
  const changes = await changedSince(place, ref);
  if (changes.kind !== 'changes') throw new Error(changes.kind);
  return [...changes.paths].sort();
}

describe('changedSince', () => {
  test('gives what is staged, what is not, what is new and what is gone, and nothing that is ignored', async () => {
    const files = { '.gitignore': 'ignored', same: '1', staged: '1', edited: '1', gone: '1', untracked: '1' };
    const { place, root, git, write } = await temporaryRepository(files);
    write({ staged: '2', edited: '2', 'new/a b\n"ä': '1', ignored: '1', 'new-staged': '1' });
    git('add', 'staged', 'new-staged');
    git('rm', '--quiet', '--cached', 'untracked');
    rmSync(join(root, 'gone'));
    expect(await changedIn(place)).toEqual(['edited', 'gone', 'new-staged', 'new/a b\n"ä', 'staged', 'untracked']);
  });

  test('gives nothing for a file that was written again as it was', async () => {
    const { place, write } = await temporaryRepository({ a: '1' });
    write({ a: '1' });
    expect(await changedIn(place)).toEqual([]);
  });

  test('compares with where the branch began, not with where the other one is now', async () => {
    const { place, git, write, commit } = await temporaryRepository({ theirs: '1', ours: '1', open: '1' });
    git('checkout', '--quiet', '-b', 'side');
    write({ ours: '2' });
    commit();
    git('checkout', '--quiet', 'main');
    write({ theirs: '2' });
    commit();
    git('checkout', '--quiet', 'side');
    write({ open: '2' });
    expect(await changedIn(place, 'main')).toEqual(['open', 'ours']);
    expect(await changedIn(place, 'side')).toEqual(['open']);
  });

  test('gives both names of what was renamed', async () => {
    const { place, git } = await temporaryRepository({ before: 'the same text' });
    git('mv', 'before', 'after');
    expect(await changedIn(place)).toEqual(['after', 'before']);
  });

  test('gives paths from the root, wherever it is asked and however git is configured', async () => {
    const { place, root, git, write } = await temporaryRepository({ 'a/x': '1', 'b/y': '1' });
    for (const setting of [
      'diff.relative=true',
      'diff.noprefix=true',
      'diff.external=false',
      'status.showUntrackedFiles=no',
    ]) {
      git('config', ...(setting.split('=') as [string, string]));
    }
    write({ 'a/x': '2', 'b/y': '2', 'b/new': '1' });
    expect(await changedIn({ ...place, directory: join(root, 'a') })).toEqual(['a/x', 'b/new', 'b/y']);
  });

  test('takes all for changed before the first commit', async () => {
    const { place, git } = await temporaryRepository({ staged: '1', loose: '1' });
    git('checkout', '--quiet', '--orphan', 'empty');
    git('rm', '--quiet', '--cached', 'loose');
    expect(await changedIn(place)).toEqual(['loose', 'staged']);
  });

  test('gives a repository within the repository as one path', async () => {
    const { place, root, git } = await temporaryRepository({ a: '1' });
    mkdirSync(join(root, 'inner'));
    git('init', '--quiet', 'inner');
    writeFileSync(join(root, 'inner', 'x'), '1');
    git('-C', 'inner', 'add', 'x');
    git('-C', 'inner', 'commit', '--quiet', '-m', 'x');
    expect(await changedIn(place)).toEqual(['inner']);
  });

  test.each(['gone', '--output=x', 'main:a', '', 'main..main'])('finds no commit by the name %j', async (ref) => {
    const { place, git } = await temporaryRepository({ a: '1' });
    expect(await changedSince(place, ref)).toEqual({ kind: 'no-ref' });
    expect(git('status', '--porcelain')).toBe('');
  });

  test('tells two histories from a clone that is too shallow', async () => {
    const { place, root, git, write, commit } = await temporaryRepository({ a: '1' });
    git('checkout', '--quiet', '-b', 'side');
    write({ a: '2' });
    commit();
    git('checkout', '--quiet', '--orphan', 'other');
    commit();
    expect(await changedSince(place, 'main')).toEqual({ kind: 'no-merge-base', isShallow: false });
    const shallow = join(await temporaryFolder(), 'clone');
    git('clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=side', `file://${root}`, shallow);
    const inClone = { ...place, directory: shallow };
    expect(await changedSince(inClone, 'origin/main')).toEqual({ kind: 'no-merge-base', isShallow: true });
    expect(await changedIn(inClone)).toEqual([]);
  });

  test('says that there is no repository, and that there is no git', async () => {
    const directory = await temporaryFolder();
    const environment = { ...GIT_ENVIRONMENT, GIT_CEILING_DIRECTORIES: directory };
    expect(await changedSince({ directory, environment }, undefined)).toMatchObject({ kind: 'no-repository' });
    expect(await changedSince({ directory, environment: { PATH: directory } }, undefined)).toEqual({ kind: 'no-git' });
  });
});
