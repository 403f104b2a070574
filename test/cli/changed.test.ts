import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import type { TemporaryRepository } from '../git/temporary-repository.ts';
import { temporaryRepository } from '../git/temporary-repository.ts';
import { manifest, profile, project } from '../project-folder.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const SOURCE = 'source: { directory_id: dir-1 }';
/** Each manifest has a mistake of its own, so that the findings tell which were checked. */
const wrong = (name: string, spec = '') => manifest(`${SOURCE}\n${spec}tier: fast`, name);

const ENVIRONMENT = { PATH: process.env['PATH'] ?? '', HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1' };

function validateIn(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return run(['validate', '--format', 'json', ...argv], { cwd, env: ENVIRONMENT });
}

/** The files with findings; all have some. */
async function checkedIn(cwd: string, ...argv: readonly string[]): Promise<string[]> {
  const { out, err } = await validateIn(cwd, ...argv);
  if (out === '') throw new Error(err);
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly { readonly file: string }[] };
  return [...new Set(diagnostics.map(({ file }) => file))];
}

async function fleet(): Promise<TemporaryRepository> {
  return temporaryRepository({
    'a.parsebatch.yaml': wrong('a'),
    'b.parsebatch.yaml': wrong('b'),
    'sub/c.parsebatch.yaml': wrong('c'),
  });
}

describe('--changed', () => {
  test('checks what differs from HEAD, staged or not, and what is new', async () => {
    const { root, git, write } = await fleet();
    write({ 'a.parsebatch.yaml': `${wrong('a')}# edited\n`, 'sub/new.parsebatch.yaml': wrong('new') });
    write({ 'b.parsebatch.yaml': `${wrong('b')}# staged\n` });
    git('add', 'b.parsebatch.yaml');
    const expected = ['a.parsebatch.yaml', 'b.parsebatch.yaml', 'sub/new.parsebatch.yaml'];
    expect(await checkedIn(root, '--changed')).toEqual(expected);
    expect(await checkedIn(root, '--changed=HEAD')).toEqual(expected);
    expect(await checkedIn(root)).toHaveLength(4);
  });

  test('checks what differs from where the branch began', async () => {
    const { root, git, write, commit } = await fleet();
    git('checkout', '--quiet', '-b', 'side');
    write({ 'sub/c.parsebatch.yaml': `${wrong('c')}# ours\n` });
    commit();
    git('checkout', '--quiet', 'main');
    write({ 'a.parsebatch.yaml': `${wrong('a')}# theirs\n` });
    commit();
    git('checkout', '--quiet', 'side');
    expect(await checkedIn(root, '--changed', 'main')).toEqual(['sub/c.parsebatch.yaml']);
  });

  test('stays within what is named, from any directory of the repository', async () => {
    const { root, write } = await fleet();
    write({ 'a.parsebatch.yaml': `${wrong('a')}#\n`, 'sub/c.parsebatch.yaml': `${wrong('c')}#\n` });
    expect(await checkedIn(root, 'sub', 'b.parsebatch.yaml', '--changed')).toEqual(['sub/c.parsebatch.yaml']);
    expect(await checkedIn(join(root, 'sub'), '--changed')).toEqual(['c.parsebatch.yaml']);
    expect(await checkedIn(join(root, 'sub'), '../*.parsebatch.yaml', '--changed')).toEqual([
      `${root}/a.parsebatch.yaml`,
    ]);
  });

  test('says in one line that nothing has changed, and ends well with a report that holds nothing', async () => {
    const { root } = await fleet();
    expect(await run(['validate', '--changed'], { cwd: root, env: ENVIRONMENT })).toEqual({
      exitCode: 0,
      out: '',
      err: 'no file was checked\n',
    });
    const { exitCode, out } = await run(['validate', '--changed', '--format', 'gitlab'], {
      cwd: root,
      env: ENVIRONMENT,
    });
    expect([exitCode, JSON.parse(out)]).toEqual([0, []]);
  });

  test('passes over a file that is gone, and only that', async () => {
    const { root } = await fleet();
    rmSync(join(root, 'a.parsebatch.yaml'));
    expect(await checkedIn(root, '--changed')).toEqual([]);
    expect(await validateIn(root, 'a.parsebatch.yaml', '--changed')).toMatchObject({ exitCode: 0 });
    expect(await validateIn(root, 'a.parsebatch.yml', '--changed')).toMatchObject({ exitCode: 66 });
    rmSync(join(root, 'sub'), { recursive: true });
    expect(await validateIn(root, 'sub/c.parsebatch.yaml', 'sub/*.yaml', '--changed')).toMatchObject({ exitCode: 0 });
    rmSync(join(root, 'b.parsebatch.yaml'));
    expect(await validateIn(root, '--changed')).toMatchObject({ exitCode: 0 });
  });

  test('checks a manifest when a profile that it extends has changed, however far', async () => {
    const { root, write } = await temporaryRepository({
      'a.parsebatch.yaml': wrong('a', 'extends: [profiles/one.yaml]\n'),
      'b.parsebatch.yaml': wrong('b'),
      'profiles/one.yaml': profile('extends: [two.yaml]'),
      'profiles/two.yaml': profile('parameters: { max_pages: 3 }'),
    });
    expect(await checkedIn(root, '--changed')).toEqual([]);
    write({ 'profiles/two.yaml': profile('parameters: { max_pages: 4 }') });
    expect(await checkedIn(root, '--changed')).toEqual(['a.parsebatch.yaml']);
  });

  test('reports a changed profile once, and none that only unchanged manifests extend', async () => {
    const { root, write } = await temporaryRepository({
      'a.parsebatch.yaml': wrong('a', 'extends: [profiles/one.yaml]\n'),
      'b.parsebatch.yaml': wrong('b', 'extends: [profiles/other.yaml]\n'),
      'profiles/one.yaml': profile('tier: fast'),
      'profiles/other.yaml': profile('tier: fast'),
    });
    write({ 'a.parsebatch.yaml': `${wrong('a', 'extends: [profiles/one.yaml]\n')}#\n` });
    expect(await checkedIn(root, '--changed')).toEqual(['a.parsebatch.yaml', 'profiles/one.yaml']);
  });

  test('checks a manifest whose profile is gone', async () => {
    const { root } = await temporaryRepository({
      'sub/a.parsebatch.yaml': manifest(`${SOURCE}\nextends: [../one.yaml]`),
      'one.yaml': profile('parameters: { max_pages: 3 }'),
    });
    rmSync(join(root, 'one.yaml'));
    expect(await checkedIn(root, '--changed')).toEqual(['sub/a.parsebatch.yaml']);
  });

  test('checks what a project file holds for when that has changed, come or gone', async () => {
    const config = 'parsebatch.config.yaml';
    const { root, git, write } = await fleet();
    write({ [`sub/${config}`]: project('env: [A]') });
    expect(await checkedIn(root, '--changed')).toEqual(['sub/c.parsebatch.yaml']);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'x');
    write({ [config]: project('env: [B]') });
    expect(await checkedIn(root, '--changed')).toEqual(['a.parsebatch.yaml', 'b.parsebatch.yaml']);
    expect(await checkedIn(root, '--changed', '--config', config)).toHaveLength(3);
    rmSync(join(root, 'sub', config));
    expect(await checkedIn(root, '--changed')).toHaveLength(3);
  });

  test('follows a link to the manifest that has changed', async () => {
    const { root, git, write } = await temporaryRepository({ 'real/a.yaml': wrong('a') });
    mkdirSync(join(root, 'links'));
    symlinkSync('../real/a.yaml', join(root, 'links/a.parsebatch.yaml'));
    git('add', '--all');
    git('commit', '--quiet', '-m', 'x');
    expect(await checkedIn(root, 'links/a.parsebatch.yaml', '--changed')).toEqual([]);
    write({ 'real/a.yaml': `${wrong('a')}#\n` });
    expect(await checkedIn(root, 'links/a.parsebatch.yaml', '--changed')).toEqual(['links/a.parsebatch.yaml']);
  });

  test('tells of a file that is no text only when that has changed', async () => {
    const { root, write } = await temporaryRepository({ 'a.parsebatch.yaml': Uint8Array.of(0xff, 0xfe, 0xfd) });
    expect(await checkedIn(root, '--changed')).toEqual([]);
    write({ 'a.parsebatch.yaml': Uint8Array.of(0xff, 0xfe, 0xfd, 0xfc) });
    expect(await checkedIn(root, '--changed')).toEqual(['a.parsebatch.yaml']);
  });

  test('knows the names and environments of what it leaves out', async () => {
    const { root, write } = await temporaryRepository({
      'z.parsebatch.yaml': manifest(`${SOURCE}\nextends: [one.yaml]`, 'z'),
      'one.yaml': profile('environments: { prod: { parameters: { max_pages: 3 } } }'),
    });
    expect(await validateIn(root, '--changed', '--env', 'prod')).toMatchObject({ exitCode: 0 });
    expect(await validateIn(root, '--changed', '--env', 'prd')).toMatchObject({ exitCode: 64 });
    write({ 'a.parsebatch.yaml': manifest(SOURCE, 'z') });
    const argv = ['lint', '--changed', '--env', 'prod', '--format', 'json'];
    const { exitCode, out } = await run(argv, { cwd: root, env: ENVIRONMENT });
    expect(exitCode).toBe(1);
    const errors = JSON.parse(out).diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors).toMatchObject([
      { code: 'no-duplicate-name', file: 'a.parsebatch.yaml', related: [{ file: 'z.parsebatch.yaml' }] },
    ]);
  });

  test('holds what has changed against what has not, and says nothing of the latter', async () => {
    const { root, write } = await temporaryRepository({ 'a.parsebatch.yaml': manifest(SOURCE, 'a') });
    write({ 'b.parsebatch.yaml': manifest(SOURCE, 'b') });
    const { out } = await run(['lint', '--changed', '--format', 'json'], { cwd: root, env: ENVIRONMENT });
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly { code: string; file: string }[] };
    expect(diagnostics.filter(({ code }) => code === 'no-shared-source')).toMatchObject([
      { file: 'b.parsebatch.yaml', related: [{ file: 'a.parsebatch.yaml' }] },
    ]);
    expect(diagnostics.filter(({ file }) => file === 'a.parsebatch.yaml')).toEqual([]);
  });

  test('makes only the requests that have changed', async () => {
    const { root, write } = await temporaryRepository({
      'a.parsebatch.yaml': manifest(SOURCE, 'a'),
      'b.parsebatch.yaml': manifest(SOURCE, 'b'),
    });
    write({ 'b.parsebatch.yaml': manifest('source: { directory_id: dir-2 }', 'b') });
    const { exitCode, err } = await run(['compile', '--changed'], { cwd: root, env: ENVIRONMENT });
    expect([exitCode, err]).toEqual([0, expect.stringMatching(/^b sha256:\w+\n$/)]);
  });
});

describe('--changed that cannot be told', () => {
  test('says what to do about a ref that is not there', async () => {
    const { root } = await fleet();
    const { exitCode, err } = await validateIn(root, '--changed', 'origin/main');
    expect(exitCode).toBe(64);
    expect(err).toBe(
      'parsebatch: `--changed=origin/main` names no commit of this repository\n' +
        '  Fetch it first: `git fetch origin`, or `fetch-depth: 0` in actions/checkout.\n',
    );
  });

  test('sees that a file was meant where a ref stands', async () => {
    const { root } = await fleet();
    const { exitCode, err } = await validateIn(root, '--changed', 'sub');
    expect([exitCode, err]).toEqual([
      64,
      expect.stringContaining('To name the file `sub`, put it before `--changed`.'),
    ]);
  });

  test('says how to deepen a clone that is too shallow', async () => {
    const { root, git, write, commit } = await fleet();
    git('checkout', '--quiet', '-b', 'side');
    write({ 'a.parsebatch.yaml': `${wrong('a')}#\n` });
    commit();
    const clone = join(await temporaryFolder(), 'clone');
    git('clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=side', `file://${root}`, clone);
    const { exitCode, err } = await validateIn(clone, '--changed', 'origin/main');
    expect([exitCode, err]).toEqual([64, expect.stringContaining('`fetch-depth: 0` in actions/checkout')]);
  });

  test('needs a repository, and the manifests in it', async () => {
    const { root } = await fleet();
    const cwd = await temporaryFolder('a.parsebatch.yaml');
    const env = { ...ENVIRONMENT, GIT_CEILING_DIRECTORIES: cwd };
    expect(await run(['validate', '--changed'], { cwd, env })).toMatchObject({
      exitCode: 64,
      err: expect.stringContaining('which finds no repository here: fatal: not a git repository'),
    });
    expect(await validateIn(root, `${cwd}/a.parsebatch.yaml`, '--changed')).toMatchObject({
      exitCode: 64,
      err: expect.stringContaining('lies outside the repository'),
    });
    expect(await run(['validate', '--changed'], { cwd: root, env: { PATH: cwd } })).toMatchObject({
      exitCode: 64,
      err: expect.stringContaining('git, which is not installed'),
    });
  });

  test('does not go with standard input', async () => {
    const { root } = await fleet();
    expect(await validateIn(root, '-', '--changed')).toMatchObject({ exitCode: 64 });
  });
});
