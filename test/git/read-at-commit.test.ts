import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommitFile } from '../../src/git/read-at-commit.ts';
import { readAtCommit } from '../../src/git/read-at-commit.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT, temporaryRepository } from './temporary-repository.ts';

const limit = 1000;

function textOf(file: CommitFile): string {
  return file.kind === 'file' ? `${file.path}: ${new TextDecoder().decode(file.bytes)}` : file.kind;
}

describe('readAtCommit', () => {
  test('reads a file as a branch, a tag and a commit have it, whatever the working tree holds', async () => {
    const { place, git, write, commit } = await temporaryRepository({ 'a.yaml': 'first' });
    git('tag', '-a', 'v1', '-m', 'x');
    const first = git('rev-parse', 'HEAD');
    write({ 'a.yaml': 'second' });
    const second = commit();
    write({ 'a.yaml': 'changed' });
    const read = (ref: string) => readAtCommit(place, { ref, paths: ['a.yaml'], limit });
    expect(textOf(await read('main'))).toBe('a.yaml: second');
    for (const ref of ['v1', 'main~1', first, first.slice(0, 8)]) expect(textOf(await read(ref))).toBe('a.yaml: first');
    expect(await read('HEAD')).toMatchObject({ commit: second });
    expect(await read('v1')).toMatchObject({ commit: first });
  });

  test('takes the first path that is there, in the order of the question', async () => {
    const { place } = await temporaryRepository({ 'a/b/x.yaml': 'inner', 'a/x.yaml': 'middle', 'x.yaml': 'outer' });
    const read = async (...paths: readonly string[]) =>
      textOf(await readAtCommit(place, { ref: 'main', paths, limit }));
    expect(await read('a/b/x.yaml', 'a/x.yaml', 'x.yaml')).toBe('a/b/x.yaml: inner');
    expect(await read('x.yaml', 'a/b/x.yaml')).toBe('x.yaml: outer');
    expect(await read('new/folder/x.yaml', 'a/x.yaml')).toBe('a/x.yaml: middle');
    expect(await read('new/x.yaml')).toBe('no-file');
  });

  test('takes paths from the directory in which it is run', async () => {
    const { place, root } = await temporaryRepository({ 'x.yaml': 'outer', 'a/x.yaml': 'inner' });
    const inside = { ...place, directory: join(root, 'a') };
    expect(textOf(await readAtCommit(inside, { ref: 'main', paths: ['x.yaml'], limit }))).toBe('x.yaml: inner');
  });

  test('takes paths as they are: patterns and magic match nothing', async () => {
    const odd = { 'a*.yaml': 'star', ':(top)x': 'magic', 'ä ".yaml': 'quoted', '-x.yaml': 'dash' };
    const { place } = await temporaryRepository({ ...odd, 'ab.yaml': 'other' });
    const read = async (path: string) => textOf(await readAtCommit(place, { ref: 'main', paths: [path], limit }));
    for (const [name, text] of Object.entries(odd)) expect(await read(name)).toBe(`${name}: ${text}`);
    expect(await read('?b.yaml')).toBe('no-file');
  });

  test('gives the bytes as they are committed, with no filter, no text conversion and no replacement', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { place, root, git } = await temporaryRepository({ 'a.yaml': bytes, '.gitattributes': '*.yaml diff=x text' });
    git('config', 'diff.x.textconv', `touch ${join(root, 'ran')};`);
    const id = git('rev-parse', 'main:a.yaml');
    writeFileSync(join(root, 'other'), 'replaced');
    git('replace', id, git('hash-object', '-w', 'other'));
    const file = await readAtCommit(place, { ref: 'main', paths: ['a.yaml'], limit });
    expect(file.kind === 'file' && Buffer.compare(file.bytes, bytes)).toBe(0);
    expect(git('status', '--porcelain')).not.toContain('ran');
  });

  test.each([
    'gone',
    '',
    ' ',
    'main gone',
    '--help',
    '--output=x',
    '-main',
    'main:a.yaml',
    ':/x',
    'main..main',
    '^main',
    'main\nmain',
    'main\0',
    '$(touch x)',
    'main;touch x',
    'x'.repeat(300),
  ])('finds no commit by the name %j', async (ref) => {
    const { place, git } = await temporaryRepository({ 'a.yaml': 'x' });
    expect(await readAtCommit(place, { ref, paths: ['a.yaml'], limit })).toEqual({ kind: 'no-ref' });
    expect(git('status', '--porcelain')).toBe('');
  });

  test('finds no commit by the name of a file', async () => {
    const { place, git } = await temporaryRepository({ 'a.yaml': 'x' });
    const ref = git('rev-parse', 'main:a.yaml');
    expect(await readAtCommit(place, { ref, paths: ['a.yaml'], limit })).toEqual({ kind: 'no-ref' });
  });

  test('says what is no regular file, and reads neither a link nor a folder', async () => {
    const { place, root, commit } = await temporaryRepository({ 'folder/x': 'x' });
    symlinkSync('/etc/passwd', join(root, 'link'));
    commit();
    const read = (path: string) => readAtCommit(place, { ref: 'main', paths: [path], limit });
    expect(await read('link')).toEqual({ kind: 'not-a-file', path: 'link' });
    expect(await read('folder')).toEqual({ kind: 'not-a-file', path: 'folder' });
  });

  test('reads up to its limit', async () => {
    const { place } = await temporaryRepository({
      'fits.yaml': 'x'.repeat(limit),
      'large.yaml': 'x'.repeat(limit + 1),
    });
    const read = (path: string) => readAtCommit(place, { ref: 'main', paths: [path], limit });
    expect(await read('fits.yaml')).toMatchObject({ kind: 'file' });
    expect(await read('large.yaml')).toEqual({ kind: 'too-large', path: 'large.yaml' });
  });

  test('says that there is no repository, in the words of git', async () => {
    const directory = await temporaryFolder();
    const place = { directory, environment: { ...GIT_ENVIRONMENT, GIT_CEILING_DIRECTORIES: directory } };
    expect(await readAtCommit(place, { ref: 'main', paths: ['a'], limit })).toMatchObject({
      kind: 'no-repository',
      says: expect.stringContaining('not a git repository'),
    });
  });

  test('says that there is no git', async () => {
    const { root } = await temporaryRepository({ 'a.yaml': 'x' });
    const place = { directory: root, environment: { PATH: join(root, 'nowhere') } };
    expect(await readAtCommit(place, { ref: 'main', paths: ['a'], limit })).toEqual({ kind: 'no-git' });
  });

  test('asks the repository of the directory, not the one that a hook of git has set', async () => {
    const { place } = await temporaryRepository({ 'a.yaml': 'right' });
    const other = await temporaryRepository({ 'a.yaml': 'wrong' });
    const environment = {
      ...place.environment,
      GIT_DIR: join(other.root, '.git'),
      GIT_WORK_TREE: other.root,
      GIT_INDEX_FILE: join(other.root, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other.root, '.git/objects'),
    };
    const file = await readAtCommit({ ...place, environment }, { ref: 'main', paths: ['a.yaml'], limit });
    expect(textOf(file)).toBe('a.yaml: right');
  });

  test('fails where the repository lacks what the commit names', async () => {
    const { place, root, git } = await temporaryRepository({ 'a.yaml': 'x' });
    const id = git('rev-parse', 'main:a.yaml');
    const object = join(root, '.git/objects', id.slice(0, 2), id.slice(2));
    chmodSync(object, 0o600);
    rmSync(object);
    await expect(readAtCommit(place, { ref: 'main', paths: ['a.yaml'], limit })).rejects.toMatchObject({
      name: 'Failure',
      code: 'io',
    });
  });

  test('works in a worktree, and in a folder that the commit does not have', async () => {
    const { place, root, git } = await temporaryRepository({ 'a/x.yaml': 'x' });
    const worktree = join(await temporaryFolder(), 'tree');
    git('worktree', 'add', '--quiet', worktree, '-b', 'side');
    mkdirSync(join(worktree, 'new'));
    const read = async (directory: string) =>
      textOf(await readAtCommit({ ...place, directory }, { ref: 'side', paths: ['a/x.yaml'], limit }));
    expect(await read(worktree)).toBe('a/x.yaml: x');
    expect(await read(join(worktree, 'new'))).toBe('no-file');
    expect(git('-C', root, 'status', '--porcelain')).toBe('');
  });
});
