import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/lint/rules/index.ts';
import { manifest, project, projectFolder, runIn } from '../project-folder.ts';

const ZERO =
  'source: { directory_id: dir-1 }\noutput_s3_path_prefix: s3://acme/a/\noutput_s3_region: eu-central-1\nparameters: { max_pages: 0 }';
const FINE = ZERO.replace('max_pages: 0', 'max_pages: 9');

describe('lint', () => {
  test('finds what validate does not, and says what it looked at', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(ZERO) });
    expect((await runIn(folder, ['validate'])).exitCode).toBe(0);
    const { exitCode, out, err } = await runIn(folder, ['lint']);
    expect(exitCode).toBe(0);
    expect(out).toContain('a.parsebatch.yaml:9:28 warning no-zero-max-pages\n');
    expect(err).toMatch(/^Checked 1 file, 1 document with \d+ rules? in \d+\.\d s\n1 warning in 1 file\n$/);
  });

  test('counts the environments that it composed', async () => {
    const spec = `${FINE}\nenvironments: { staging: {}, prod: { parameters: { max_pages: 0 } } }`;
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec) });
    const { out, err } = await runIn(folder, ['lint']);
    expect(err).toContain('Checked 1 file, 1 document, 2 environments with');
    expect(out).toContain('environments: prod\n');
    expect((await runIn(folder, ['lint', '--env', 'staging'])).out).toBe('');
  });

  test('reports two manifests of one name, in different files', async () => {
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(FINE),
      'b.parsebatch.yaml': manifest(FINE.replace('s3://acme/a/', 's3://acme/b/')),
    });
    const { exitCode, out } = await runIn(folder, ['lint', '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out).diagnostics).toMatchObject([
      { code: 'no-duplicate-name', file: 'b.parsebatch.yaml', related: [{ file: 'a.parsebatch.yaml' }] },
    ]);
  });

  test.each([
    [['--max-warnings', '0'], 1],
    [['--max-warnings', '1'], 0],
    [['--rule', 'no-zero-max-pages=error'], 1],
    [['--rule', 'no-zero-max-pages=off', '--max-warnings', '0'], 0],
    [['--rule', 'no-zero-max-pages=info', '--max-warnings', '0'], 0],
    [['--rule', 'no-zero-max-page=off'], 64],
    [['--rule', 'no-zero-max-pages=loud'], 64],
    [['--max-warnings', 'few'], 64],
    [['--baseline', 'not-there.json'], 66],
  ])('%j ends with %i', async (argv, exitCode) => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(ZERO) });
    expect((await runIn(folder, ['lint', ...argv])).exitCode).toBe(exitCode);
  });

  test('takes severities and the dated set from the project file, the command line before it', async () => {
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(ZERO),
      'parsebatch.config.yaml': project('rules: { set: "2026-11", no-zero-max-pages: error }'),
    });
    expect((await runIn(folder, ['lint'])).exitCode).toBe(1);
    expect((await runIn(folder, ['lint', '--rule', 'no-zero-max-pages=warning'])).exitCode).toBe(0);
  });

  test.each([
    ['set: "2026-10"', 78, 'project/unknown-rule-set'],
    ['no-zero-max-page: off', 0, 'project/unknown-rule'],
  ])('reports rules: { %s } in the project file', async (rules, exitCode, code) => {
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(FINE),
      'parsebatch.config.yaml': project(`rules: { ${rules} }`),
    });
    const run = await runIn(folder, ['lint']);
    expect([run.exitCode, run.out.includes(code)]).toEqual([exitCode, true]);
  });

  test('leaves aside what a baseline knows, from any directory, and not what is new', async () => {
    const folder = projectFolder({ 'batches/a.parsebatch.yaml': manifest(ZERO) });
    const made = await runIn(folder, ['baseline', 'create', 'known.json']);
    expect([made.exitCode, made.err]).toEqual([0, 'known.json knows 1 finding.\n']);
    const argv = ['--max-warnings', '0', '--format', 'json'];
    const below = await runIn(join(folder, 'batches'), ['lint', '--baseline', '../known.json', ...argv]);
    expect(below.exitCode).toBe(0);
    expect(JSON.parse(below.out)).toMatchObject({
      diagnostics: [{ suppression: { kind: 'external', reason: 'known in ../known.json' } }],
      summary: { warnings: 0, suppressed: 1 },
    });
    const other = projectFolder({
      'a.parsebatch.yaml': manifest(ZERO),
      'known.json': readFileSync(join(folder, 'known.json'), 'utf8'),
    });
    expect((await runIn(other, ['lint', '--baseline', 'known.json', ...argv])).exitCode).toBe(1);
  });

  test('has a baseline that is never replaced, and that prune makes smaller', async () => {
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(ZERO),
      'b.parsebatch.yaml': manifest(ZERO.replace('/a/', '/b/').replace('dir-1', 'dir-2'), 'other'),
    });
    await runIn(folder, ['baseline', 'create', 'known.json']);
    expect((await runIn(folder, ['baseline', 'create', 'known.json'])).exitCode).toBe(74);
    const fixed = projectFolder({
      'a.parsebatch.yaml': manifest(FINE),
      'known.json': readFileSync(join(folder, 'known.json'), 'utf8'),
    });
    const partly = await runIn(fixed, ['baseline', 'prune', 'known.json', 'a.parsebatch.yaml']);
    expect(partly.err).toBe('known.json: 1 finding removed, 1 left.\n');
    expect((await runIn(fixed, ['baseline', 'prune', 'known.json'])).err).toBe(
      'known.json: 1 finding removed, 0 left.\n',
    );
    expect((await runIn(fixed, ['baseline', 'prune', 'known.json', '--env', 'prod'])).exitCode).toBe(64);
  });
});

describe('compile and apply', () => {
  test('stop at an error of a rule before anything is written or sent', async () => {
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(ZERO),
      'parsebatch.config.yaml': project('rules: { no-zero-max-pages: error }'),
    });
    const compiled = await runIn(folder, ['compile']);
    expect([compiled.exitCode, compiled.out]).toEqual([1, '']);
    expect(compiled.err).toContain('error no-zero-max-pages');
    const applied = await runIn(folder, ['apply', '--local']);
    expect([applied.exitCode, applied.out]).toEqual([1, '']);
  });

  test('say warnings on stderr, and no remarks', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(ZERO) });
    const { exitCode, err } = await runIn(folder, ['compile']);
    expect(exitCode).toBe(0);
    expect(err).toContain('warning no-zero-max-pages');
    expect(err).not.toMatch(/ info /);
  });

  test('take a baseline and severities as lint does', async () => {
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(ZERO),
      'parsebatch.config.yaml': project('rules: { no-zero-max-pages: error }'),
    });
    await runIn(folder, ['baseline', 'create', 'known.json']);
    expect((await runIn(folder, ['compile', '--baseline', 'known.json'])).exitCode).toBe(0);
    expect((await runIn(folder, ['compile', '--rule', 'no-zero-max-pages=warning'])).exitCode).toBe(0);
  });
});

describe('rules', () => {
  test('lists every rule once, in order, in one form or the other', async () => {
    const folder = projectFolder({});
    const text = await runIn(folder, ['rules']);
    expect(
      text.out
        .split('\n')
        .slice(1)
        .flatMap((line) => /^[a-z][a-z0-9-]+/.exec(line)?.[0] ?? []),
    ).toEqual(RULES.map(({ id }) => id));
    const json = JSON.parse((await runIn(folder, ['rules', '--format', 'json'])).out);
    expect(json.rules.map(({ id }: { readonly id: string }) => id)).toEqual(RULES.map(({ id }) => id));
  });

  test('are explained by their id', async () => {
    const folder = projectFolder({});
    const { exitCode, out } = await runIn(folder, ['explain', 'no-zero-max-pages']);
    expect([exitCode, out.split('\n')[0]]).toEqual([0, 'no-zero-max-pages (warning)']);
  });
});
