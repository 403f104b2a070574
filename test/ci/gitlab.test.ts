import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../markdown-blocks.ts';
import type { Ran } from '../package/command.ts';
import { run } from '../package/command.ts';
import { addFiles, manifest } from '../project-folder.ts';
import { packBundle } from './bundle.ts';
import type { HookWorld } from './pre-commit.ts';
import { commitAll, createHookWorld, OFFLINE, REPOSITORY } from './pre-commit.ts';

interface Job {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly artifacts: { readonly when: string; readonly reports: { readonly codequality: string } };
}

const FILE = 'ci/gitlab.yml';
const template = parse(readFileSync(join(REPOSITORY, FILE), 'utf8')) as Readonly<Record<string, Job>>;
const job = template['parsebatch'] as Job;

/** With one mistake, and linted not even a remark beside it. */
const bad = (name: string) =>
  manifest(
    `source: { directory_id: dir-${name} }
output_s3_path_prefix: s3://acme-parsed/${name}/
output_s3_region: eu-central-1
tier: fast`,
    name,
  );

describe('the template for GitLab', () => {
  test('has one job, which keeps the whole history and its report', () => {
    expect(Object.keys(template)).toEqual(['parsebatch']);
    expect(job).toMatchObject({ variables: { GIT_DEPTH: '0' }, artifacts: { when: 'always' } });
    expect(job.script.join('\n')).toContain(`gitlab:${job.artifacts.reports.codequality}`);
  });

  test('is included by the page, which sets the variables that it reads', () => {
    const [block] = blocksOf('docs/ci.md').filter(({ text }) => text.includes('include:'));
    const { include, variables } = parse(block?.text ?? '') as {
      readonly include: readonly { readonly remote: string }[];
      readonly variables: object;
    };
    expect(include[0]?.remote).toMatch(new RegExp(`/${FILE}$`));
    const read = new Set(job.script.join('\n').match(/PARSEBATCH_\w+/g));
    expect([...read].sort()).toEqual(Object.keys(variables).sort());
  });
});

describe('its script, run', () => {
  let world: HookWorld;
  /** What is installed in place of the package of the registry; it has no dependencies. */
  let version: string;

  beforeAll(() => {
    world = createHookWorld();
    version = packBundle(world.folder('bundle'));
  });

  afterAll(() => world?.remove());

  /** As a runner does: one shell for all lines, which ends with the first that fails. */
  function runScript(cwd: string, env: Readonly<Record<string, string>> = {}): Ran {
    const script = ['set -eo pipefail', ...job.script].join('\n');
    const temporary = world.folder('tmp');
    return run('bash', ['-c', script], { cwd, env: { ...OFFLINE, TMPDIR: temporary, ...env } });
  }

  function reported(cwd: string): string[] {
    const report = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), 'utf8'));
    return (report as readonly { readonly location: { readonly path: string } }[]).map(({ location }) => location.path);
  }

  function projectWith(files: Readonly<Record<string, string>>) {
    const cwd = world.folder('project');
    addFiles(cwd, files);
    return { cwd, base: commitAll(cwd).rev };
  }

  test('checks all in a branch, and writes the report and the log', () => {
    const { cwd } = projectWith({ 'a.parsebatch.yaml': bad('a'), 'sub/b.parsebatch.yaml': bad('b') });
    const { exitCode, out, err } = runScript(cwd, { PARSEBATCH_VERSION: version });
    expect(exitCode, err).toBe(1);
    expect(out).toContain('a.parsebatch.yaml:9:3 error schema/unknown-key');
    expect(reported(cwd)).toEqual(['a.parsebatch.yaml', 'sub/b.parsebatch.yaml']);
    const variables = { PARSEBATCH_VERSION: version, PARSEBATCH_ARGS: '--format junit:out.xml sub' };
    expect(runScript(cwd, variables)).toMatchObject({ exitCode: 1 });
    expect(reported(cwd)).toEqual(['sub/b.parsebatch.yaml']);
    expect(readFileSync(join(cwd, 'out.xml'), 'utf8')).toContain('<testsuite name="sub/b.parsebatch.yaml"');
  });

  test('checks in a merge request what has changed', () => {
    const { cwd, base } = projectWith({ 'old.parsebatch.yaml': bad('old') });
    const variables = { PARSEBATCH_VERSION: version, CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    expect(runScript(cwd, variables)).toMatchObject({ exitCode: 0 });
    expect(reported(cwd)).toEqual([]);
    addFiles(cwd, { 'new.parsebatch.yaml': bad('new') });
    expect(runScript(cwd, variables)).toMatchObject({ exitCode: 1 });
    expect(reported(cwd)).toEqual(['new.parsebatch.yaml']);
  });

  test('says that it needs a version', () => {
    const { cwd } = projectWith({ 'a.parsebatch.yaml': bad('a') });
    const { exitCode, err } = runScript(cwd);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('PARSEBATCH_VERSION: set it to the version')]);
  });
});
