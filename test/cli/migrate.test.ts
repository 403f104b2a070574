import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifest, profile, projectFolder } from '../project-folder.ts';
import { run } from './run.ts';

const SPEC =
  '  source: { directory_id: dir-1 }\n  parameters:\n    parse_mode: parse_page_with_llm\n    page_suffix: x';
const ACCEPTED = ['--accept', 'parse_mode', '--accept-loss', '/spec/parameters/page_suffix'];
const FILE = 'a.parsebatch.yaml';

describe('parsebatch migrate', () => {
  test('prints and writes nothing until all is accepted, by name and by pointer', async () => {
    const cwd = projectFolder({ [FILE]: manifest(SPEC) });
    for (const flags of [[], ACCEPTED.slice(0, 2), ACCEPTED.slice(2)]) {
      const { exitCode, out } = await run(['migrate', '--write', ...flags, FILE], { cwd });
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    }
    expect(await readFile(join(cwd, FILE), 'utf8')).toBe(manifest(SPEC));
    const printed = await run(['migrate', ...ACCEPTED, FILE], { cwd });
    expect(printed.exitCode).toBe(0);
    const { exitCode, err } = await run(['migrate', '--write', ...ACCEPTED, FILE], { cwd });
    expect(exitCode).toBe(0);
    expect(err).toContain(`migrated ${FILE}\n`);
    expect(await readFile(join(cwd, FILE), 'utf8')).toBe(printed.out);
    expect((await run(['validate', FILE], { cwd })).exitCode).toBe(0);
  });

  test('finds with --check what is left of v1, and nothing once it is migrated', async () => {
    const cwd = projectFolder({ [FILE]: manifest(SPEC) });
    expect((await run(['migrate', '--check', ...ACCEPTED], { cwd })).exitCode).toBe(1);
    await run(['migrate', '--write', ...ACCEPTED], { cwd });
    expect(await run(['migrate', '--check'], { cwd })).toEqual({ exitCode: 0, out: '', err: '' });
  });

  test('shows a diff with credentials covered', async () => {
    const hook = '  webhooks: [{ url: "https://h.example/", signing_secret: abcdefgh12345 }]';
    const cwd = projectFolder({ [FILE]: manifest(`${SPEC}\n${hook}`) });
    const { exitCode, out } = await run(['migrate', '--diff', ...ACCEPTED, FILE], { cwd });
    expect(exitCode).toBe(0);
    expect(out).toContain('-kind: ParseBatch\n+kind: Batch\n');
    expect(out).not.toContain('abcdefgh12345');
  });

  test('reports as JSON what became of each setting', async () => {
    const cwd = projectFolder({ [FILE]: manifest(SPEC) });
    const { exitCode, out } = await run(['migrate', '--format', 'json', ...ACCEPTED.slice(0, 2), FILE], { cwd });
    expect(exitCode).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ version: 1, clear: false, documents: [{ file: FILE, document: { index: 0 } }] });
    expect(report.documents[0].settings).toMatchObject([
      { name: 'parse_mode', outcome: 'inferred', accepted: true, to: '/spec/job/parameters/tier' },
      { name: 'page_suffix', outcome: 'lost', accepted: false, pointer: '/spec/parameters/page_suffix' },
    ]);
  });

  test('leaves a manifest whose profile of v1 is not named, and files with mistakes', async () => {
    const cwd = projectFolder({
      'b.parsebatch.yaml': manifest(
        '  extends: [p.yaml]\n  source: { directory_id: d }\n  parameters: { tier: fast, version: latest }',
      ),
      'p.yaml': profile('  parameters: { bbox_top: 0.1 }'),
      'c.parsebatch.yaml': manifest('  source: { directory_id: d }\n  parameters: { nope: 1 }'),
    });
    const alone = await run(['migrate', '--write', 'b.parsebatch.yaml'], { cwd });
    expect(alone.exitCode).toBe(1);
    expect(alone.err).toContain('`p.yaml`');
    expect((await run(['migrate', '--write', 'b.parsebatch.yaml', 'p.yaml'], { cwd })).exitCode).toBe(0);
    const wrong = await run(['migrate', '--write', 'c.parsebatch.yaml'], { cwd });
    expect(wrong.exitCode).toBe(1);
    expect(wrong.err).toContain('schema/unknown-key');
  });

  test.each([[['--write', '--diff', FILE]], [['--diff', '--format', 'json', FILE]], [['--write', '-']]])(
    'refuses %j',
    async (argv) => {
      expect((await run(['migrate', ...argv], { cwd: projectFolder({ [FILE]: manifest(SPEC) }) })).exitCode).toBe(64);
    },
  );
});
