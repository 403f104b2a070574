import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, findingsIn, manifest, profile, project, projectFolder } from '../project-folder.ts';

const SOURCE = 'source: { directory_id: dir-1 }';
const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');

/** A project below a folder that holds what it must not reach. */
function walledFolder(spec: string): { readonly outside: string; readonly root: string } {
  const outside = projectFolder({ 'secret.parsebatch.yaml': profile('parameters: { tier: fast }') });
  const root = join(outside, 'project');
  addFiles(root, {
    'parsebatch.config.yaml': project('vars: {}'),
    'batches/a.parsebatch.yaml': manifest(spec),
  });
  return { outside, root };
}

describe('what a manifest extends', () => {
  test.each([
    ['leads out by dots', '../../secret.parsebatch.yaml'],
    ['leads out by dots behind a folder', '../batches/../../secret.parsebatch.yaml'],
    ['is an absolute path', '/etc/hostname'],
    ['is a path of Windows', 'C:\\secret.parsebatch.yaml'],
    ['is an address', 'https://acme.example/secret.parsebatch.yaml'],
    ['is a file address', 'file:///etc/hostname'],
    ['goes through a link to a file outside', 'link.parsebatch.yaml'],
    ['goes through a link to a folder outside', 'outside/secret.parsebatch.yaml'],
    ['is a folder', '../batches'],
    ['is not there', 'none.parsebatch.yaml'],
  ])('is an error at its place when it %s, and nothing outside is opened', (_, reference) => {
    const { outside, root } = walledFolder(`extends: ['${reference}']\n${SOURCE}`);
    symlinkSync(join(outside, 'secret.parsebatch.yaml'), join(root, 'batches/link.parsebatch.yaml'));
    symlinkSync(outside, join(root, 'batches/outside'));
    const log = join(outside, 'opened.log');
    writeFileSync(log, '');
    const watcher = join(import.meta.dirname, 'opened-files.cjs');
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--require', watcher, PROGRAM, 'validate', '--format', 'json', 'batches/a.parsebatch.yaml'],
      { cwd: root, env: { PATH: process.env['PATH'], OPENED_FILES: log }, encoding: 'utf8' },
    );
    const { diagnostics } = JSON.parse(stdout);
    expect([status, diagnostics]).toMatchObject([
      1,
      [{ code: 'compose/extends', file: 'batches/a.parsebatch.yaml', span: { start: { line: 6, column: 13 } } }],
    ]);
    const opened = readFileSync(log, 'utf8').trim().split('\n');
    const ours = join(import.meta.dirname, '../..');
    expect(opened.some((path) => path.startsWith(join(root, 'batches/a.parsebatch.yaml')))).toBe(true);
    expect(opened.filter((path) => !path.startsWith(`${root}/`) && !path.startsWith(`${ours}/`))).toEqual([]);
  });

  test('may go round below the root, and through links that stay there', async () => {
    const { root } = walledFolder(`extends: [../batches/../shared/p.parsebatch.yaml, link.parsebatch.yaml]\n${SOURCE}`);
    addFiles(root, { 'shared/p.parsebatch.yaml': profile('parameters: { tier: fast }') });
    symlinkSync(join(root, 'shared/p.parsebatch.yaml'), join(root, 'batches/link.parsebatch.yaml'));
    expect(await findingsIn(root)).toEqual([]);
  });

  test('ends in no circle', async () => {
    const { root } = walledFolder(`extends: [p.parsebatch.yaml]\n${SOURCE}`);
    addFiles(root, {
      'batches/p.parsebatch.yaml': profile('extends: [q.parsebatch.yaml]', 'p'),
      'batches/q.parsebatch.yaml': profile('extends: [p.parsebatch.yaml]', 'q'),
    });
    expect(await findingsIn(root, ['batches/a.parsebatch.yaml'])).toEqual([
      'batches/q.parsebatch.yaml:6:13 compose/extends',
    ]);
  });

  test('is at most eight profiles deep', async () => {
    const { root } = walledFolder(`extends: [p1.parsebatch.yaml]\n${SOURCE}`);
    const names = Array.from({ length: 9 }, (_, index) => index + 1);
    const chain = names.map((number) => [
      `batches/p${number}.parsebatch.yaml`,
      profile(number < 9 ? `extends: [p${number + 1}.parsebatch.yaml]` : 'parameters: { tier: fast }', `p${number}`),
    ]);
    addFiles(root, Object.fromEntries(chain));
    expect(await findingsIn(root, ['batches/a.parsebatch.yaml'])).toEqual([
      'batches/p8.parsebatch.yaml:6:13 compose/extends',
    ]);
  });
});

describe('what is read from outside', () => {
  test('is no environment variable that the project file does not list', async () => {
    const { root } = walledFolder(`${SOURCE}\nparameters: { user_prompt: "\${env:AWS_SECRET_ACCESS_KEY}" }`);
    const env = { AWS_SECRET_ACCESS_KEY: 'canary-4711' };
    expect(await findingsIn(root, [], env)).toEqual(['batches/a.parsebatch.yaml:7:30 compose/unlisted-variable']);
    addFiles(root, { 'parsebatch.config.yaml': project('env: [AWS_SECRET_ACCESS_KEY]') });
    expect(await findingsIn(root, [], env)).toEqual([]);
  });

  test('is no secret in a field that is not for credentials, also when a variable brings it there', async () => {
    const { root } = walledFolder(`${SOURCE}\nparameters: { user_prompt: "\${secret:TOKEN}" }`);
    expect(await findingsIn(root)).toEqual(['batches/a.parsebatch.yaml:7:30 compose/secret-place']);
    const through = walledFolder(`${SOURCE}\nparameters: { user_prompt: "\${var:X:-\${secret:TOKEN}}" }`);
    expect(await findingsIn(through.root)).toEqual(['batches/a.parsebatch.yaml:7:30 compose/secret-place']);
  });

  test('is nothing that `__proto__` names', async () => {
    const { root } = walledFolder(`${SOURCE}\nparameters:\n  custom_metadata: { __proto__: { admin: true } }`);
    expect(await findingsIn(root)).toEqual(['batches/a.parsebatch.yaml:8:24 yaml/reserved-key']);
  });

  test('is no project file above the repository', async () => {
    const { outside, root } = walledFolder(`${SOURCE}\nrerun: "\${var:X}"`);
    mkdirSync(join(root, 'inner/.git'), { recursive: true });
    addFiles(root, { 'inner/a.parsebatch.yaml': manifest(`${SOURCE}\nrerun: "\${var:X}"`) });
    addFiles(root, { 'parsebatch.config.yaml': project('vars: { X: "1" }') });
    expect(await findingsIn(root, ['batches/a.parsebatch.yaml'])).toEqual([]);
    expect(await findingsIn(root, ['inner/a.parsebatch.yaml'])).toEqual([
      'inner/a.parsebatch.yaml:7:10 compose/unset-variable',
    ]);
    expect(existsSync(outside)).toBe(true);
  });
});
