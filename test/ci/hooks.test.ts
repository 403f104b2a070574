import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../markdown-blocks.ts';
import { runWell } from '../package/command.ts';
import { addFiles, manifest } from '../project-folder.ts';
import { publicSchema } from '../report/public-schemas.ts';
import { writeBundle } from './bundle.ts';
import type { HookRepository, HookWorld, UsedHook } from './pre-commit.ts';
import { checkOut, commitAll, createHookWorld, hasPreCommit, OFFLINE, REPOSITORY } from './pre-commit.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly language_version?: string;
  readonly files: string;
}

const hooks = parse(readFileSync(join(REPOSITORY, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
const schema = publicSchema('pre-commit-hooks.json');

describe('the hooks', () => {
  test('come in two flavours that differ in how they are installed', () => {
    const flavour = (suffix: string, language: string) =>
      hooks.flatMap(({ language_version: _, ...hook }) =>
        hook.language === language ? [{ ...hook, language, id: hook.id.replace(suffix, '') }] : [],
      );
    expect(hooks.map(({ id }) => id)).toEqual([
      'parsebatch-lint',
      'parsebatch-validate',
      'parsebatch-fmt',
      'parsebatch-compile-check',
      'parsebatch-lint-system',
      'parsebatch-validate-system',
      'parsebatch-fmt-system',
      'parsebatch-compile-check-system',
    ]);
    const built = flavour('', 'node').map((hook) => ({ ...hook, language: 'system' }));
    expect(flavour('-system', 'system')).toEqual(built);
  });

  test.each(hooks.filter(({ id }) => !id.includes('compile')))('$id sees manifests and project files', ({ files }) => {
    const isSeen = (name: string) => new RegExp(files).test(name);
    for (const name of [
      'a.parsebatch.yaml',
      'b/c.parsebatch.yml',
      'parsebatch.config.yaml',
      'x/parsebatch.config.yaml',
    ])
      expect([name, isSeen(name)]).toEqual([name, true]);
    for (const name of ['a.yaml', 'myparsebatch.config.yaml', 'a.parsebatch.yaml.orig', 'parsebatch.yaml'])
      expect([name, isSeen(name)]).toEqual([name, false]);
  });

  test.skipIf(schema === undefined)('keep to the public schema (skipped where that is not at hand)', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(
      JSON.parse(readFileSync(schema ?? '', 'utf8')),
    );
    validate(hooks);
    expect(validate.errors).toBeNull();
  });
});

const GOOD = manifest('source: { directory_id: dir-1 }\nparameters: { max_pages: 3 }', 'good');
const BAD = manifest('source: { directory_id: dir-1 }\ntier: fast', 'bad');
const LOOSE = GOOD.replace('{ max_pages: 3 }', '{   max_pages:   3 }');

describe.skipIf(!hasPreCommit)('under pre-commit, which is installed (skipped where it is not)', () => {
  let world: HookWorld;
  let bundle: HookRepository;

  beforeAll(() => {
    world = createHookWorld();
    const folder = world.folder('bundle');
    writeBundle(folder);
    bundle = commitAll(folder);
  });

  afterAll(() => world?.remove());

  function program(): string {
    return join(bundle.repo, 'dist/bin/parsebatch.cjs');
  }

  test('the bundle is installed with no registry at all, and finds what is wrong', () => {
    const { dependencies, scripts } = JSON.parse(readFileSync(join(bundle.repo, 'package.json'), 'utf8'));
    expect([dependencies, scripts]).toEqual([undefined, undefined]);
    const files = { 'good.parsebatch.yaml': GOOD, 'sub/bad.parsebatch.yaml': BAD, 'values.yaml': 'a: [' };
    const project = world.project(bundle, [{ id: 'parsebatch-lint' }, { id: 'parsebatch-validate' }], files);
    const { exitCode, out, err } = world.runHooks(project, OFFLINE);
    expect(exitCode, err).toBe(1);
    expect(out).toContain('sub/bad.parsebatch.yaml:7:3 error schema/unknown-key');
    expect(out).toContain('1 error in 2 files');
    addFiles(project, { 'sub/bad.parsebatch.yaml': BAD.replace('  tier: fast\n', '') });
    expect(world.runHooks(project, OFFLINE)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/\.Passed\n$/) });
  });

  test('files are formatted, once', () => {
    const project = world.project(bundle, [{ id: 'parsebatch-fmt' }], { 'a.parsebatch.yaml': LOOSE });
    const { exitCode, out } = world.runHooks(project, OFFLINE);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('files were modified by this hook')]);
    expect(readFileSync(join(project, 'a.parsebatch.yaml'), 'utf8')).toBe(GOOD);
    expect(world.runHooks(project, OFFLINE)).toMatchObject({ exitCode: 0 });
  });

  test('payloads are compared with what the manifests make', () => {
    const hook = { id: 'parsebatch-compile-check', args: ['-o', 'payloads', '.'] };
    const project = world.project(bundle, [hook], { 'a.parsebatch.yaml': GOOD });
    expect(world.runHooks(project, OFFLINE)).toMatchObject({ exitCode: 1 });
    runWell(process.execPath, [program(), 'compile', '-o', 'payloads', '.'], { cwd: project });
    expect(world.runHooks(project, OFFLINE)).toMatchObject({ exitCode: 0 });
    writeFileSync(join(project, 'payloads/good.json'), '{}');
    const { exitCode, out } = world.runHooks(project, OFFLINE);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('payloads/good.json')]);
  });

  test('the page shows them as they work', () => {
    const [block] = blocksOf('docs/ci.md').filter(({ text }) => text.includes('hooks:'));
    const { repos } = parse(block?.text ?? '') as {
      readonly repos: readonly { readonly hooks: readonly UsedHook[] }[];
    };
    const project = world.project(bundle, repos[0]?.hooks ?? [], { 'batches/a.parsebatch.yaml': GOOD });
    runWell(process.execPath, [program(), 'compile', '-o', 'payloads', 'batches'], { cwd: project });
    runWell('git', ['add', 'payloads'], { cwd: project });
    const { exitCode, out } = world.runHooks(project, OFFLINE);
    expect([exitCode, out.match(/Passed$/gm)]).toEqual([0, ['Passed', 'Passed', 'Passed']]);
  });

  test('the -system flavour runs the parsebatch on the path', () => {
    const files = { 'bad.parsebatch.yaml': BAD, 'a.parsebatch.yaml': LOOSE };
    const used = ['parsebatch-validate-system', 'parsebatch-fmt-system'].map((id) => ({ id }));
    const project = world.project(bundle, used, files);
    const tools = world.folder('tools');
    const shim = `#!/bin/sh\nexec "${process.execPath}" "${program()}" "$@"\n`;
    writeFileSync(join(tools, 'parsebatch'), shim, { mode: 0o755 });
    const { exitCode, out } = world.runHooks(project, { PATH: `${tools}:${process.env['PATH']}` });
    expect(exitCode).toBe(1);
    expect(out).toContain('bad.parsebatch.yaml:7:3 error schema/unknown-key');
    expect(out).toContain('formatted a.parsebatch.yaml');
  });
});

/** What a checkout is built with is downloaded from the npm registry. */
const isAsked = process.env['PARSEBATCH_HOOKS_FROM_GIT'] === '1';

describe.skipIf(!hasPreCommit || !isAsked)('from a checkout (skipped unless PARSEBATCH_HOOKS_FROM_GIT=1)', () => {
  test('the hooks are built and installed by npm', { timeout: 600_000 }, () => {
    const world = createHookWorld();
    try {
      const project = world.project(checkOut(world.folder('checkout')), [{ id: 'parsebatch-validate' }], {
        'bad.parsebatch.yaml': BAD,
      });
      const { exitCode, out, err } = world.runHooks(project);
      expect(exitCode, out + err).toBe(1);
      expect(out).toContain('bad.parsebatch.yaml:7:3 error schema/unknown-key');
    } finally {
      world.remove();
    }
  });
});
