import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { KEY } from '../emulator/start.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { project } from '../project-folder.ts';
import { batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';
import { run } from './run.ts';

const BOX = { 'box/a.txt': 'one', 'box/b.txt': 'two', 'box/c.pdf': 'not counted' };
const MANIFEST = manifest('a', 'files: ["box/*.txt"]');

/** A server, and a folder with a ledger and a manifest of two files, beside a project file of these lines. */
async function guarded(lines: string, text = MANIFEST) {
  const server = await startHurried();
  const cwd = await folderWith({ 'a.parsebatch.yaml': text, 'parsebatch.config.yaml': project(lines), ...BOX });
  await initLedger(cwd);
  return { server, cwd };
}

describe('limits', () => {
  const PRICED = MANIFEST.replace('_llm }', '_llm, max_pages: 10 }').replace('txt', 'pdf');

  test.each<[string, readonly string[], number, number, string?]>([
    ['max_files: 1', [], EXIT.refused, 0],
    ['max_files: 1', ['--max-files', '1'], EXIT.refused, 0],
    ['max_files: 1', ['--max-files', '0'], EXIT.refused, 0],
    ['max_files: 1', ['--max-credits', '1000'], EXIT.refused, 0],
    ['max_files: 1', ['--max-files', '2'], EXIT.ok, 1],
    ['max_files: 2', [], EXIT.ok, 1],
    ['max_files: 2', ['--max-files', '1'], EXIT.refused, 0],
    ['max_credits: 1', [], EXIT.refused, 0, PRICED],
    ['max_credits: 1', ['--max-credits', '2'], EXIT.refused, 0, PRICED],
    ['max_credits: 1', ['--max-credits', '100000'], EXIT.ok, 1, PRICED],
  ])('%s: %j exits with %i and makes %i', async (limits, more, expected, made, text = MANIFEST) => {
    const { server, cwd } = await guarded(`limits: { ${limits} }`, text);
    const { exitCode, err, out } = await runAt(server, cwd, ['apply', ...more]);
    expect(exitCode).toBe(expected);
    expect(out + err).toMatch(expected === EXIT.ok ? /created/ : /`--max-(files|credits) \d+` overrides it/);
    expect(await batchesAt(server)).toHaveLength(made);
  });

  test('hold for all manifests of a project together, and then nothing of any is sent', async () => {
    const { server, cwd } = await guarded(
      'limits: { max_files: 3 }',
      `${MANIFEST}---\n${MANIFEST.replace('name: a', 'name: b')}`,
    );
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.refused);
    expect(await batchesAt(server)).toEqual([]);
    expect((await runAt(server, cwd, ['apply', '--max-files', '4'])).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(2);
  });

  test('take a number that is one', async () => {
    const { server, cwd } = await guarded('limits: { max_files: 1 }');
    expect((await runAt(server, cwd, ['apply', '--max-files', '1e3'])).exitCode).toBe(EXIT.usage);
    expect((await runAt(server, cwd, ['apply', '--max-credits', '-1'])).exitCode).toBe(EXIT.usage);
    expect(await batchesAt(server)).toEqual([]);
  });
});

describe('require_branch', () => {
  const LINES = 'environments: { prod: { require_branch: main } }';

  /** The folder as a repository with this branch, or with a commit, checked out. */
  async function repository(branch: string | undefined) {
    const { server, cwd } = await guarded(LINES);
    git(cwd, 'init', '-q', '-b', branch ?? 'main');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-q', '-m', 'begin');
    if (branch === undefined) git(cwd, 'checkout', '-q', '--detach');
    return { server, cwd };
  }

  test.each<[string | undefined, Readonly<Record<string, string>>, number]>([
    ['main', {}, EXIT.ok],
    ['feature', {}, EXIT.refused],
    [undefined, {}, EXIT.refused],
    [undefined, { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' }, EXIT.ok],
    [undefined, { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'main' }, EXIT.refused],
    [undefined, { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: '7/merge' }, EXIT.refused],
    [undefined, { CI_COMMIT_BRANCH: 'main' }, EXIT.ok],
    [undefined, { CI_COMMIT_BRANCH: 'feature' }, EXIT.refused],
    ['feature', { CI_COMMIT_BRANCH: 'main' }, EXIT.refused],
  ])('with %j checked out and %j exits with %i', async (branch, env, expected) => {
    const { server, cwd } = await repository(branch);
    const { exitCode, err } = await runAt(server, cwd, ['apply', '--env', 'prod'], { env: { ...PATH, ...env } });
    expect(exitCode).toBe(expected);
    if (expected !== EXIT.ok) expect(err).toContain('`prod` is applied from the branch `main` alone');
    expect(await batchesAt(server)).toHaveLength(expected === EXIT.ok ? 1 : 0);
  });

  test('is about the branch of the project, from wherever it is applied', async () => {
    const { server, cwd } = await repository('feature');
    const elsewhere = await temporaryFolder();
    git(elsewhere, 'init', '-q', '-b', 'main');
    const argv = ['apply', '--env', 'prod', '--base-url', server.url, '--ledger', join(cwd, 'ledger'), cwd];
    const env = { ...PATH, LLAMA_CLOUD_API_KEY: KEY };
    expect((await run(argv, { cwd: elsewhere, env })).exitCode).toBe(EXIT.refused);
    git(cwd, 'checkout', '-q', '-b', 'main');
    git(elsewhere, 'checkout', '-q', '-b', 'other');
    expect((await run(argv, { cwd: elsewhere, env })).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('is asked for by no rehearsal and by no other environment', async () => {
    const { server, cwd } = await repository('feature');
    expect((await run(['apply', '--local', '--env', 'prod'], { cwd, env: PATH })).exitCode).toBe(EXIT.ok);
    expect((await runAt(server, cwd, ['apply'], { env: PATH })).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

const PATH = { PATH: process.env['PATH'] ?? '' };

function git(cwd: string, ...argv: readonly string[]): void {
  const env = { ...PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@acme.example', ...argv], { cwd, env });
}

describe('a ledger', () => {
  test('that nobody has made is refused, and so is a directory that is empty', async () => {
    const server = await startHurried();
    const cwd = await folderWith({ 'a.parsebatch.yaml': MANIFEST, ...BOX });
    const none = await runAt(server, cwd, ['apply']);
    expect([none.exitCode, none.err]).toEqual([EXIT.refused, expect.stringContaining('parsebatch ledger init')]);
    mkdirSync(join(cwd, 'ledger'));
    expect((await runAt(server, cwd, ['apply'])).exitCode).toBe(EXIT.refused);
    expect(await batchesAt(server)).toEqual([]);
  });

  test('has to be named in a pipeline', async () => {
    const server = await startHurried();
    const cwd = await folderWith({ 'a.parsebatch.yaml': MANIFEST, ...BOX });
    await run(['ledger', 'init'], { cwd });
    const argv = ['apply', '--base-url', server.url];
    const env = { LLAMA_CLOUD_API_KEY: KEY };
    const unnamed = await run(argv, { cwd, env: { ...env, CI: 'true' } });
    expect([unnamed.exitCode, unnamed.err]).toEqual([EXIT.refused, expect.stringContaining('--ledger')]);
    expect(await batchesAt(server)).toEqual([]);
    const named = ['--ledger', '.parsebatch/ledger'];
    expect((await run([...argv, ...named], { cwd, env: { ...env, CI: 'true' } })).exitCode).toBe(EXIT.ok);
    expect((await run(argv, { cwd, env: { ...env, CI: 'false' } })).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

test('what a policy forbids is refused, and no comment in a manifest changes that', async () => {
  const { server, cwd } = await guarded(
    'policy: { allowed_modes: [parse_page_without_llm] }',
    `# parsebatch-disable-file allowed-mode -- in a hurry\n${MANIFEST}`,
  );
  const { exitCode, out, err } = await runAt(server, cwd, ['apply']);
  expect([exitCode, out, err]).toEqual([EXIT.refused, '', expect.stringContaining('parse_page_with_llm')]);
  expect(await batchesAt(server)).toEqual([]);
});
