import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ManifestProject, ProjectOptions } from '../../../src/pipeline/workspace/read-projects.ts';
import { createProjectReader } from '../../../src/pipeline/workspace/read-projects.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { describe as lineOf } from '../../findings-of.ts';
import { GIT_ENVIRONMENT, temporaryRepository } from '../../git/temporary-repository.ts';

const FILE = 'parsebatch.config.yaml';

function project(lines: string): string {
  return `apiVersion: parsebatch.dev/v1\nkind: Project\n${lines}\n`;
}

function readerIn(cwd: string, options: Partial<ProjectOptions> = {}) {
  const read = createProjectReader({ cwd, version: '0.4.2', environment: GIT_ENVIRONMENT, ...options });
  return (manifest: string) => read(join(cwd, manifest));
}

function findingsOf({ files, diagnostics }: ManifestProject): string[] {
  return [...files.flatMap((file) => file.diagnostics), ...diagnostics].map(lineOf);
}

describe('the project of a manifest', () => {
  test('is what the nearest project file says', async () => {
    const { root, write } = await temporaryRepository({ [FILE]: project('env: [OUTER]') });
    write({ [`a/${FILE}`]: project('env: [INNER]'), 'a/b/x': '', 'c/x': '' });
    const read = readerIn(root);
    expect(await read('a/b/x')).toMatchObject({ root: join(root, 'a'), settings: { env: ['INNER'] } });
    expect(await read('c/x')).toMatchObject({
      root,
      settings: { env: ['OUTER'] },
      files: [{ source: { file: FILE } }],
    });
  });

  test('is without a project file one in which nothing may be read', async () => {
    const cwd = await temporaryFolder('x');
    const found = await readerIn(cwd)('x');
    expect(found).toMatchObject({ root: cwd, settings: { env: [], secrets: [] }, files: [], diagnostics: [] });
  });

  test('of standard input is that of the working directory', async () => {
    const cwd = await temporaryFolder();
    writeFileSync(join(cwd, FILE), project('env: [A]'));
    const read = createProjectReader({ cwd, version: '0.4.2', environment: {} });
    expect(await read(undefined)).toMatchObject({ root: cwd, settings: { env: ['A'] } });
  });

  test('is read once for all manifests', async () => {
    const cwd = await temporaryFolder('a/x', 'b/y');
    writeFileSync(join(cwd, FILE), project('env: [A, A]'));
    const read = readerIn(cwd);
    const [first, second] = await Promise.all([read('a/x'), read('b/y')]);
    expect(second?.files[0]).toBe(first?.files[0]);
    expect(second?.settings).toBe(first?.settings);
  });

  test('that is not understood allows nothing, and says why', async () => {
    const cwd = await temporaryFolder('x');
    writeFileSync(join(cwd, FILE), project('env: [A]\nsecret: [B]'));
    const found = await readerIn(cwd)('x');
    expect([found.settings.env, findingsOf(found)]).toEqual([[], ['4:1 schema/unknown-key /secret']]);
  });

  test.each([
    ['', ['1:1 yaml/empty ']],
    [Uint8Array.of(0xff, 0xfe, 0x41, 0), ['1:1 yaml/encoding ']],
    ['kind: "Project', ['1:7 yaml/syntax ']],
    ['- a\n', ['1:1 project/not-a-project ']],
    ['apiVersion: parsebatch.dev/v1\nkind: ParseBatch\n', ['2:7 project/not-a-project /kind']],
    [`${project('env: [A]')}---\n${project('env: [B]')}`, ['5:1 project/several-documents ']],
  ])('of a file with %j is reported', async (content, findings) => {
    const cwd = await temporaryFolder('x');
    writeFileSync(join(cwd, FILE), content);
    expect(findingsOf(await readerIn(cwd)('x'))).toEqual(findings);
  });

  test('that cannot be read is a failure, not a project without rules', async () => {
    const cwd = await temporaryFolder('x');
    mkdirSync(join(cwd, FILE));
    await expect(readerIn(cwd)('x')).rejects.toMatchObject({
      code: 'io',
      message: `Cannot read \`${FILE}\`: it is a directory`,
    });
  });
});

describe('--config', () => {
  test('names the project file, which may stand anywhere in the repository', async () => {
    const { root } = await temporaryRepository({
      [FILE]: project('env: [NEAREST]'),
      'ops/project.yaml': project('env: [NAMED]'),
      'a/x': '',
    });
    const found = await readerIn(root, { configFile: 'ops/project.yaml' })('a/x');
    expect(found).toMatchObject({
      root,
      settings: { env: ['NAMED'] },
      files: [{ source: { file: 'ops/project.yaml' } }],
    });
  });

  test('of a file that is not there is a failure', async () => {
    const cwd = await temporaryFolder('x');
    await expect(readerIn(cwd, { configFile: 'gone.yaml' })('x')).rejects.toMatchObject({
      code: 'not-found',
      message: '`gone.yaml` does not exist',
    });
  });
});

describe('--trusted-config', () => {
  const GUARDED = project('env: [RUN_ID]\npolicy: { allowed_buckets: [acme] }\nvars: { a: committed }');

  test('takes the guards from the commit, whatever the working tree says', async () => {
    const { root, write } = await temporaryRepository({ [FILE]: GUARDED });
    write({ [FILE]: project('env: [AWS_SECRET_ACCESS_KEY]\nvars: { a: changed }'), x: '' });
    const found = await readerIn(root, { trustedRef: 'main' })('x');
    expect(found.settings).toMatchObject({ env: ['RUN_ID'], policy: { allowed_buckets: ['acme'] } });
    expect(found.settings.variables(undefined).get('a')?.value).toBe('changed');
    expect(found.files.map(({ source }) => source.file)).toEqual([FILE, `main:${FILE}`]);
    expect(found.settings.documentOf('policy')?.file).toBe(`main:${FILE}`);
  });

  test('keeps them where a nearer project file is added, or the one that held is taken away', async () => {
    const { root, write } = await temporaryRepository({ [FILE]: GUARDED, 'a/x': '' });
    write({ [`a/${FILE}`]: project('env: [AWS_SECRET_ACCESS_KEY]'), 'new/folder/x': '' });
    const guards = { env: ['RUN_ID'], policy: { allowed_buckets: ['acme'] } };
    expect(await readerIn(root, { trustedRef: 'main' })('a/x')).toMatchObject({ settings: guards });
    rmSync(join(root, FILE));
    const read = readerIn(root, { trustedRef: 'main' });
    expect(await read('new/folder/x')).toMatchObject({
      settings: guards,
      files: [{ source: { file: `main:${FILE}` } }],
    });
  });

  test('takes them from the nearest project file of the commit', async () => {
    const { root } = await temporaryRepository({
      [FILE]: GUARDED,
      [`a/${FILE}`]: project('env: [INNER]'),
      'a/b/x': '',
    });
    rmSync(join(root, 'a', FILE));
    const found = await readerIn(join(root, 'a'), { trustedRef: 'main' })('b/x');
    expect(found.settings.env).toEqual(['INNER']);
    expect(found.settings.documentOf('env')?.file).toBe(`main:a/${FILE}`);
  });

  test('allows nothing where the commit has no project file', async () => {
    const { root, write } = await temporaryRepository({ x: '' });
    write({ [FILE]: project('env: [A]\nsecrets: [B]') });
    const found = await readerIn(root, { trustedRef: 'main' })('x');
    expect(found.settings).toMatchObject({ env: [], secrets: [] });
    expect(findingsOf(found)).toEqual([]);
  });

  test('reports what is wrong with the project file of the commit, by its name', async () => {
    const { root, write } = await temporaryRepository({ [FILE]: project('env: [A, A]\nunknown: 1'), x: '' });
    write({ [FILE]: project('env: [A]') });
    const [, committed] = (await readerIn(root, { trustedRef: 'main' })('x')).files;
    expect(committed?.diagnostics).toMatchObject([
      { code: 'schema/unknown-key', origin: { file: `main:${FILE}`, span: { start: { line: 4 } } } },
    ]);
  });

  test('takes the file that --config names from the commit too', async () => {
    const { root, write } = await temporaryRepository({ 'ops/p.yaml': project('env: [COMMITTED]'), x: '' });
    write({ 'ops/p.yaml': project('env: [CHANGED]') });
    const found = await readerIn(root, { trustedRef: 'main', configFile: 'ops/p.yaml' })('x');
    expect(found.settings.env).toEqual(['COMMITTED']);
    await expect(
      readerIn(join(root, 'ops'), { trustedRef: 'main', configFile: '../../p.yaml' })('../x'),
    ).rejects.toMatchObject({ code: expect.stringMatching(/refused|not-found/) });
  });

  test.each([
    ['gone', 'usage', '`--trusted-config gone` names no commit of this repository'],
    ['--help', 'usage', '`--trusted-config --help` names no commit of this repository'],
  ])('of %s is a failure', async (trustedRef, code, message) => {
    const { root } = await temporaryRepository({ x: '' });
    await expect(readerIn(root, { trustedRef })('x')).rejects.toMatchObject({ code, message });
  });

  test('of no repository, or without git, is refused: nobody could say what is allowed', async () => {
    const cwd = await temporaryFolder('x');
    await expect(readerIn(cwd, { trustedRef: 'main' })('x')).rejects.toMatchObject({
      code: 'refused',
      message: '`--trusted-config main` cannot be read: there is no repository',
    });
    const { root } = await temporaryRepository({ x: '' });
    const environment = { PATH: '/nowhere' };
    await expect(readerIn(root, { trustedRef: 'main', environment })('x')).rejects.toMatchObject({
      code: 'refused',
      message: '`--trusted-config main` cannot be read: git is not installed',
    });
    rmSync(join(root, '.git'), { recursive: true });
    mkdirSync(join(root, '.git'));
    await expect(readerIn(root, { trustedRef: 'main' })('x')).rejects.toMatchObject({
      code: 'refused',
      message: '`--trusted-config main` cannot be read: git finds no repository',
    });
  });

  test('of a commit with a link or a huge file in its place is a wrong project file', async () => {
    const { root, git } = await temporaryRepository({ x: '', large: 'x'.repeat(1024 * 1024 + 1) });
    const id = git('rev-parse', 'main:large');
    git('update-index', '--add', '--cacheinfo', `120000,${id},${FILE}`);
    git('commit', '--quiet', '--message', 'link');
    await expect(readerIn(root, { trustedRef: 'main' })('x')).rejects.toMatchObject({
      code: 'project-wrong',
      message: `\`main:${FILE}\` is not a regular file`,
    });
    git('update-index', '--cacheinfo', `100644,${id},${FILE}`);
    git('commit', '--quiet', '--message', 'large');
    await expect(readerIn(root, { trustedRef: 'main' })('x')).rejects.toMatchObject({
      code: 'project-wrong',
      message: `\`main:${FILE}\` is larger than 1048576 bytes`,
    });
  });
});
