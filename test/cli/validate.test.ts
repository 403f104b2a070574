import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { run } from './run.ts';

const GOOD = manifestText('source: { directory_id: dir-1 }');
const BAD = manifestText('source: { directory_id: dir-1 }\ntier: fast', 'bad');

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
});

describe('parsebatch validate', () => {
  test('exits with 0 and says so on stderr when nothing is wrong', async () => {
    await writeFile(join(cwd, 'a.parsebatch.yaml'), GOOD);
    expect(await run(['validate'], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: '1 file, 1 document: nothing to report\n',
    });
  });

  test('exits with 1 and puts findings on stdout, the count on stderr', async () => {
    await writeFile(join(cwd, 'a.parsebatch.yaml'), BAD);
    const { exitCode, out, err } = await run(['validate', 'a.parsebatch.yaml'], { cwd });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^a\.parsebatch\.yaml:7:3 error schema\/unknown-key\n/);
    expect(err).toBe('1 error in 1 file\n');
  });

  test('looks below directories, at any name that is given, and at stdin', async () => {
    await mkdir(join(cwd, 'sub/node_modules'), { recursive: true });
    await writeFile(join(cwd, 'sub/a.parsebatch.yml'), GOOD);
    await writeFile(join(cwd, 'sub/node_modules/b.parsebatch.yaml'), BAD);
    await writeFile(join(cwd, 'plain.txt'), manifestText('source: { directory_id: dir-1 }', 'other'));
    const { exitCode, err } = await run(['validate', 'sub', 'plain.txt', '-'], {
      cwd,
      input: manifestText('source: { directory_id: dir-1 }', 'third'),
    });
    expect([exitCode, err]).toEqual([0, '3 files, 3 documents: nothing to report\n']);
  });

  test('exits with 0 on a warning', async () => {
    const input = manifestText('source: { directory_id: dir-1 }\nunchecked_parameters: { knob: 1 }');
    const { exitCode, out, err } = await run(['validate', '-'], { input });
    expect([exitCode, err]).toEqual([0, '1 warning in 1 file\n']);
    expect(out).toMatch(/^<stdin>:7:27 warning schema\/unchecked-parameter\n/);
  });

  test('writes a JSON report, also when there is nothing to report', async () => {
    const { exitCode, out } = await run(['validate', '--format', 'json', '-'], { input: GOOD });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      diagnostics: [],
      summary: { files: 1, documents: 1, rules: 0, errors: 0, warnings: 0, infos: 0, suppressed: 0 },
    });
  });

  test.each([
    [['validate', 'none.yaml'], 66],
    [['validate', 'none/*.yaml'], 66],
    [['validate'], 66],
    [['validate', '--format', 'xml'], 64],
    [['validate', '--no-such-flag'], 64],
    [['validte'], 64],
    [[], 64],
    [['explain'], 64],
    [['explain', 'nothing_of_the_kind'], 64],
    [['compile', '--check'], 64],
    [['schema', 'none'], 64],
    [['completion', 'csh'], 64],
    [['params', 'nothing_of_the_kind'], 66],
    [['--help'], 0],
    [['validate', '--help'], 0],
    [['help', 'compile'], 0],
    [['--version'], 0],
    [['schema'], 0],
    [['schema', 'ParseBatchProfile'], 0],
    [['params'], 0],
    [['explain', 'tier'], 0],
    [['explain', 'schema/unknown-key'], 0],
    [['explain', 'yaml/syntax'], 0],
    [['completion', 'bash'], 0],
  ])('%j exits with %i', async (argv, exitCode) => {
    expect((await run(argv, { cwd })).exitCode).toBe(exitCode);
  });

  test('goes on with the other files when one cannot be read, and exits with 74', async () => {
    await writeFile(join(cwd, 'a.parsebatch.yaml'), BAD);
    const { exitCode, out, err } = await run(['validate', 'a.parsebatch.yaml', '/dev/null'], { cwd });
    expect(exitCode).toBe(74);
    expect(out).toContain('a.parsebatch.yaml:7:3 error');
    expect(err).toContain('Cannot read `/dev/null`');
  });

  test.skipIf(process.getuid?.() === 0)(
    'exits with 74 without permission (skipped as root, who may read all)',
    async () => {
      await writeFile(join(cwd, 'a.parsebatch.yaml'), GOOD);
      await chmod(join(cwd, 'a.parsebatch.yaml'), 0);
      expect((await run(['validate', 'a.parsebatch.yaml'], { cwd })).exitCode).toBe(74);
    },
  );

  test('reports what is not UTF-8 at its first wrong byte', async () => {
    await writeFile(join(cwd, 'a.parsebatch.yaml'), Buffer.concat([Buffer.from('a: "'), Buffer.from([0xff])]));
    const { exitCode, out } = await run(['validate'], { cwd });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^a\.parsebatch\.yaml:1:5 error yaml\/encoding\n/);
  });
});

describe('colours', () => {
  const ESCAPE = '\u001b[';
  test.each([
    [{}, ['--color', 'always'], false, true],
    [{}, ['--color', 'never'], true, false],
    [{}, [], true, true],
    [{}, [], false, false],
    [{ NO_COLOR: '1' }, [], true, false],
    [{ NO_COLOR: '' }, [], true, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false, true],
    [{ FORCE_COLOR: '0' }, [], true, false],
    [{ TERM: 'dumb' }, [], true, false],
    [{ NO_COLOR: '1' }, ['--color', 'always'], false, true],
  ])('%j %j on a terminal: %s gives colours: %s', async (env, flags, isTerminal, isColored) => {
    const { out } = await run(['validate', ...flags, '-'], { input: BAD, env, isTerminal });
    expect(out.includes(ESCAPE)).toBe(isColored);
  });
});
