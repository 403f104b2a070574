import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Ran } from '../package/command.ts';
import { runWell } from '../package/command.ts';
import { addFiles, manifest, project } from '../project-folder.ts';
import { publicSchema } from '../report/public-schemas.ts';
import type { Context } from './action-run.ts';
import { readAction, runAction } from './action-run.ts';
import { lintWorkflow } from './actionlint.ts';
import { packBundle } from './bundle.ts';
import type { HookWorld } from './pre-commit.ts';
import { commitAll, createHookWorld, OFFLINE, REPOSITORY } from './pre-commit.ts';

const action = readAction();
const { steps } = action.runs;
const schema = publicSchema('github-action.json');

describe('action.yml', () => {
  test.skipIf(schema === undefined)('keeps to the public schema (skipped where that is not at hand)', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(
      JSON.parse(readFileSync(schema ?? '', 'utf8')),
    );
    validate(action);
    expect(validate.errors).toBeNull();
  });

  test('hands each input to a step, and none that it does not declare', () => {
    const used = JSON.stringify(steps).matchAll(/\binputs\.([\w-]+)/g);
    expect([...new Set([...used].map(([, name]) => name))].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  test('has no expression in a script, where its value would be run', () => {
    expect(steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });

  test('reads every variable that it sets, and sets every input that it reads', () => {
    for (const { run, env } of steps) {
      expect([...new Set(run.match(/\bINPUT_\w+/g))].sort()).toEqual(Object.keys(env).sort());
    }
  });

  test('has steps that actionlint accepts in a workflow with the same inputs', async () => {
    const inputs = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, { ...input, type: 'string', required: false }]),
    );
    const workflow = (wanted: object) =>
      stringify({
        on: { workflow_call: { inputs: wanted }, pull_request: null, merge_group: null },
        jobs: { check: { 'runs-on': 'ubuntu-latest', steps } },
      });
    expect(await lintWorkflow(workflow(inputs))).toEqual([]);
    expect(await lintWorkflow(workflow({}))).not.toEqual([]);
  });
});

/** Linted, it has no finding, not even a remark. */
const SOURCE =
  'source: { directory_id: dir-1 }\noutput_s3_path_prefix: s3://acme-parsed/a/\noutput_s3_region: eu-central-1';
const good = (name: string) => manifest(SOURCE, name);
const BAD = manifest(`${SOURCE}\ntier: fast`, 'bad');

describe('the steps of the action, run', () => {
  let world: HookWorld;
  /** What is installed in place of the package of the registry; it has no dependencies. */
  let version: string;

  beforeAll(() => {
    world = createHookWorld();
    version = packBundle(world.folder('bundle'));
  });

  afterAll(() => world?.remove());

  function act(workspace: string, given: Context, env: Readonly<Record<string, string>> = {}): Ran {
    const temporary = world.folder('runner');
    return runAction({ 'inputs.version': version, ...given }, { workspace, temporary, env: { ...OFFLINE, ...env } });
  }

  function workspaceWith(files: Readonly<Record<string, string>>): string {
    const workspace = world.folder('workspace');
    addFiles(workspace, files);
    commitAll(workspace);
    return workspace;
  }

  function commitMore(workspace: string, files: Readonly<Record<string, string>>): string {
    addFiles(workspace, files);
    return commitAll(workspace).rev;
  }

  test('annotate what is wrong, in a table too, and end with the exit code', () => {
    const workspace = workspaceWith({ 'sub/bad.parsebatch.yaml': BAD });
    const summary = join(world.folder('summary'), 'summary.md');
    const { exitCode, out, err } = act(workspace, {}, { GITHUB_STEP_SUMMARY: summary });
    expect(exitCode, err).toBe(1);
    expect(out).toContain('::error file=sub/bad.parsebatch.yaml,line=9,');
    expect(readFileSync(summary, 'utf8')).toContain('1 error in 1 file');
    addFiles(workspace, { 'sub/bad.parsebatch.yaml': good('a') });
    expect(act(workspace, {})).toMatchObject({ exitCode: 0 });
  });

  test('check what is named, in the directory that is named, with further arguments', () => {
    const workspace = workspaceWith({
      'sub/a b.parsebatch.yaml': BAD,
      'sub/other.parsebatch.yaml': BAD,
      'sub/$(touch ran).parsebatch.yaml': BAD,
    });
    const given = {
      'inputs.working-directory': 'sub',
      'inputs.paths': 'a b.parsebatch.yaml\n\n$(touch ran).parsebatch.yaml\n',
      'inputs.format': 'text',
      'inputs.args': '--color\nnever\n--set\nspec.parameters.user_prompt=a "b" `c`',
      'inputs.sarif-file': 'out/log.sarif',
    };
    const { exitCode, out, err } = act(workspace, given);
    expect(exitCode, err).toBe(1);
    expect(out.match(/^.*error schema\/unknown-key$/gm)).toEqual([
      '$(touch ran).parsebatch.yaml:9:3 error schema/unknown-key',
      'a b.parsebatch.yaml:9:3 error schema/unknown-key',
    ]);
    expect(JSON.parse(readFileSync(join(workspace, 'sub/out/log.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(runWell('git', ['status', '--porcelain'], { cwd: workspace })).toBe('?? sub/out/\n');
  });

  test('take a value for what it is: a script in an input is not run', () => {
    const workspace = workspaceWith({ 'a.parsebatch.yaml': good('a') });
    const hostile = '"; touch ran; echo "$(touch ran)`touch ran`';
    for (const name of Object.keys(action.inputs).filter((input) => input !== 'working-directory')) {
      act(workspace, { [`inputs.${name}`]: hostile });
    }
    expect(runWell('git', ['status', '--porcelain', '--', 'ran'], { cwd: workspace })).toBe('');
  });

  test('check in a pull request what it changes, with the guards of its base', () => {
    const workspace = workspaceWith({
      'old.parsebatch.yaml': BAD,
      'parsebatch.config.yaml': project('env: [RUN_ID]'),
    });
    const base = runWell('git', ['rev-parse', 'HEAD'], { cwd: workspace }).trim();
    const source = SOURCE.replace('dir-1', 'dir-2').replace('/a/', '/new/');
    const reading = manifest(`${source}\nparameters: { user_prompt: "\${env:HOME}" }`, 'new');
    commitMore(workspace, { 'new.parsebatch.yaml': reading });
    const event = { 'github.event.pull_request.base.sha': base, 'inputs.changed': 'true' };
    const guarded = act(workspace, event);
    expect(guarded.out).toContain('::error file=new.parsebatch.yaml,line=9,');
    expect(guarded.out).not.toContain('old.parsebatch.yaml');
    const all = act(workspace, { 'github.event.merge_group.base_sha': base });
    expect(all.out).toContain('::error file=old.parsebatch.yaml');
    commitMore(workspace, { 'parsebatch.config.yaml': project('env: [RUN_ID, HOME]') });
    expect(act(workspace, event).out).toContain('::error file=new.parsebatch.yaml,line=9,');
  });

  test('fail on warnings where that is asked for', () => {
    const files = { 'a.parsebatch.yaml': manifest(`${SOURCE}\nunchecked_parameters: { knob: 1 }`) };
    const workspace = workspaceWith(files);
    expect(act(workspace, {})).toMatchObject({ exitCode: 0 });
    expect(act(workspace, { 'inputs.fail-on-warning': 'true' })).toMatchObject({ exitCode: 1 });
  });

  test('check all where there is no base to count changes from', () => {
    const workspace = workspaceWith({ 'old.parsebatch.yaml': BAD });
    expect(act(workspace, { 'inputs.changed': 'true' })).toMatchObject({ exitCode: 1 });
  });

  test('fetch a base that a shallow clone lacks, and say what changes need', () => {
    const origin = workspaceWith({ 'old.parsebatch.yaml': BAD, 'parsebatch.config.yaml': project('env: [RUN_ID]') });
    const base = runWell('git', ['rev-parse', 'HEAD'], { cwd: origin }).trim();
    commitMore(origin, { 'new.parsebatch.yaml': good('new') });
    const clone = (): string => {
      const folder = world.folder('clone');
      runWell('git', ['clone', '--quiet', '--depth=1', `file://${origin}`, folder], { cwd: origin });
      return folder;
    };
    for (const given of [base, 'main']) {
      const { exitCode, out, err } = act(clone(), { 'inputs.base': given });
      expect(exitCode, err).toBe(1);
      expect(out).toContain('old.parsebatch.yaml');
    }
    const { exitCode, err } = act(clone(), { 'inputs.base': base, 'inputs.changed': 'true' });
    expect([exitCode, err]).toEqual([64, expect.stringContaining('`fetch-depth: 0` in actions/checkout')]);
  });

  test('install their own version from the registry where none is named, not as the workspace says', () => {
    const workspace = workspaceWith({
      '.npmrc': 'registry=http://127.0.0.1:1/',
      'package.json': '{ "name": "x", "dependencies": { "parsebatch": "file:evil" } }',
    });
    const tools = world.folder('tools');
    writeFileSync(join(tools, 'npm'), '#!/bin/sh\npwd -P\necho "$@"\nexit 1\n', { mode: 0o755 });
    const { out } = act(workspace, { 'inputs.version': '' }, { PATH: `${tools}:${process.env['PATH']}` });
    const { version: own } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
    const [directory = '', args] = out.split('\n');
    expect(args).toBe(`install --prefix . --ignore-scripts --no-audit --no-fund --loglevel=error parsebatch@${own}`);
    expect(directory).not.toContain('workspace');
  });
});
