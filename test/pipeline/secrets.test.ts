import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { addFiles, findingsIn, manifest, project, projectFolder, runIn } from '../project-folder.ts';

const SPEC = `source: { directory_id: dir-1 }
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    headers: { Authorization: "Bearer \${secret:TOKEN}" }
    signing_secret: \${secret:SIGNING}`;

const ENV = { TOKEN: 'canary-token-4711', SIGNING: 'canary\nsigning' };

function folderWith(config: string): string {
  return projectFolder({ 'parsebatch.config.yaml': project(config), 'a.parsebatch.yaml': manifest(SPEC, 'a') });
}

describe('compile', () => {
  test('leaves references to secrets, whatever is set', async () => {
    const { exitCode, out, err } = await runIn(folderWith('secrets: [TOKEN, SIGNING]'), ['compile'], ENV);
    expect(exitCode).toBe(0);
    expect(out).toContain('"Bearer ${secret:TOKEN}"');
    expect(out + err).not.toContain('canary');
  });

  test('puts their values in place with --resolve-secrets, and the digest stays', async () => {
    const folder = folderWith('secrets: [TOKEN, SIGNING]');
    const plain = await runIn(folder, ['compile'], ENV);
    const { exitCode, out, err } = await runIn(folder, ['compile', '--resolve-secrets'], ENV);
    const [hook] = JSON.parse(out).job_config.parameters.webhook_configurations;
    expect([exitCode, hook.webhook_headers, hook.webhook_signing_secret]).toEqual([
      0,
      { Authorization: 'Bearer canary-token-4711' },
      'canary\nsigning',
    ]);
    expect(err).toBe(plain.err);
  });

  test('never writes them to a terminal', async () => {
    const cwd = folderWith('secrets: [TOKEN, SIGNING]');
    const { exitCode, out, err } = await run(['compile', '--resolve-secrets'], { cwd, env: ENV, isTerminal: true });
    expect([exitCode, out]).toEqual([5, '']);
    expect(err).toContain('terminal');
    expect(err).not.toContain('canary');
  });

  test('writes files that their owner alone can read, also where others could before', async () => {
    const folder = folderWith('secrets: [TOKEN, SIGNING]');
    await runIn(folder, ['compile', '-o', 'out'], ENV);
    expect(statSync(join(folder, 'out/a.json')).mode & 0o077).not.toBe(0);
    const { exitCode } = await runIn(folder, ['compile', '--resolve-secrets', '-o', 'out'], ENV);
    expect([exitCode, statSync(join(folder, 'out/a.json')).mode & 0o777]).toEqual([0, 0o600]);
    expect(readFileSync(join(folder, 'out/a.json'), 'utf8')).toContain('canary-token-4711');
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.json']);
  });

  test.each([
    ['is listed nowhere', 'vars: {}', ENV, 'secrets: [SIGNING, TOKEN]'],
    ['is not listed', 'secrets: [TOKEN]', ENV, 'secrets: [SIGNING]'],
    ['is not set', 'secrets: [TOKEN, SIGNING]', { TOKEN: 'canary-token-4711' }, '`SIGNING` is not set'],
    ['is empty', 'secrets: [TOKEN, SIGNING]', { ...ENV, SIGNING: '' }, '`SIGNING` is not set'],
  ])('refuses when one %s, and says which', async (_, config, env, says) => {
    const { exitCode, out, err } = await runIn(folderWith(config), ['compile', '--resolve-secrets'], env);
    expect([exitCode, out]).toEqual([5, '']);
    expect(err).toContain(says);
    expect(err).not.toContain('canary');
  });

  test('has GitHub Actions cover them before it says anything else', async () => {
    const env = { ...ENV, GITHUB_ACTIONS: 'true' };
    const { err } = await runIn(folderWith('secrets: [TOKEN, SIGNING]'), ['compile', '--resolve-secrets'], env);
    expect(err.split('\n').slice(0, 3)).toEqual([
      '::add-mask::canary',
      '::add-mask::signing',
      '::add-mask::canary-token-4711',
    ]);
  });

  test.each(['--check', '--provenance'])('does not resolve them with %s', async (flag) => {
    const argv = ['compile', '--resolve-secrets', flag, ...(flag === '--check' ? ['-o', 'out'] : [])];
    expect((await runIn(folderWith('secrets: [TOKEN, SIGNING]'), argv, ENV)).exitCode).toBe(64);
  });
});

describe('--trusted-config', () => {
  function repositoryWith(config: string): string {
    const folder = folderWith(config);
    const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'Start');
    return folder;
  }

  test('keeps a change from listing the secrets and variables that it reads', async () => {
    const folder = repositoryWith('secrets: [TOKEN]\nenv: [RELEASE]\nvars: { A: "1" }');
    addFiles(folder, {
      'parsebatch.config.yaml': project('secrets: [TOKEN, SIGNING]\nenv: [RELEASE, HOME]\nvars: { A: "2" }'),
      'b.parsebatch.yaml': manifest('source: { directory_id: dir-1 }\nrerun: "${env:HOME}-${var:A}"', 'b'),
    });
    const env = { ...ENV, HOME: '/home/canary', PATH: process.env['PATH'] ?? '' };
    expect((await runIn(folder, ['compile', '--resolve-secrets', 'a.parsebatch.yaml'], env)).exitCode).toBe(0);
    const trusted = ['--trusted-config', 'main'];
    const refused = await runIn(folder, ['compile', '--resolve-secrets', ...trusted, 'a.parsebatch.yaml'], env);
    expect([refused.exitCode, refused.out]).toEqual([5, '']);
    expect(refused.err).toContain('main:parsebatch.config.yaml');
    expect(await findingsIn(folder, ['b.parsebatch.yaml'], env)).toEqual([]);
    expect(await findingsIn(folder, [...trusted, 'b.parsebatch.yaml'], env)).toEqual([
      'b.parsebatch.yaml:7:10 compose/unlisted-variable',
    ]);
  });

  test('that names no commit is a mistake of the command line', async () => {
    const folder = repositoryWith('vars: {}');
    const env = { PATH: process.env['PATH'] ?? '' };
    expect((await runIn(folder, ['validate', '--trusted-config', 'none'], env)).exitCode).toBe(64);
  });
});

describe('a project file that is wrong', () => {
  test('ends every command that reads it with 78, and its finding stands where the mistake is', async () => {
    const folder = projectFolder({
      'parsebatch.config.yaml': project('varz: {}'),
      'a.parsebatch.yaml': manifest('source: { directory_id: dir-1 }'),
    });
    expect(await findingsIn(folder)).toEqual(['parsebatch.config.yaml:3:1 schema/unknown-key']);
    expect((await runIn(folder, ['validate'])).exitCode).toBe(78);
    expect((await runIn(folder, ['compile'])).exitCode).toBe(78);
  });
});
