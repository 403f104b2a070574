import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { elementsNamed, readXml } from '../report/read-xml.ts';
import { run } from './run.ts';

const GOOD = manifestText('source: { directory_id: dir-1 }');
const BAD = manifestText('source: { directory_id: dir-1 }\ntier: fast', 'bad');

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
  await writeFile(join(cwd, 'a.parsebatch.yaml'), BAD);
});

function read(file: string): Promise<string> {
  return readFile(join(cwd, file), 'utf8');
}

describe('--format', () => {
  test('writes several formats at once, one of them to stdout', async () => {
    const formats = ['--format', 'gitlab', '--format', 'sarif:out/a.sarif', '--format', 'text:a.txt'];
    const { exitCode, out, err } = await run(['validate', ...formats], { cwd });
    expect([exitCode, err]).toEqual([1, '1 error in 1 file\n']);
    expect(JSON.parse(out)).toMatchObject([{ check_name: 'schema/unknown-key' }]);
    expect(JSON.parse(await read('out/a.sarif')).runs[0].results).toMatchObject([{ ruleId: 'schema/unknown-key' }]);
    expect(await read('a.txt')).toMatch(/^a\.parsebatch\.yaml:7:3 error schema\/unknown-key\n/);
  });

  test('leaves stdout to the text where it names files alone', async () => {
    const { out } = await run(['validate', '--format', 'json:a.json'], { cwd });
    expect(out).toMatch(/^a\.parsebatch\.yaml:7:3 error schema\/unknown-key\n/);
    expect(JSON.parse(await read('a.json')).summary.errors).toBe(1);
  });

  test('colours what goes to stdout, and no file', async () => {
    const { out } = await run(['validate', '--color', 'always', '--format', 'text:a.txt'], { cwd });
    expect(out).toContain('\u001b[');
    expect(await read('a.txt')).not.toContain('\u001b');
  });

  test.each([
    ['text', ''],
    ['github', ''],
    ['gitlab', '[]\n'],
  ])('as %s is written to a file also where nothing is wrong', async (name, text) => {
    await writeFile(join(cwd, 'a.parsebatch.yaml'), GOOD);
    expect((await run(['validate', '--format', `${name}:out`], { cwd })).exitCode).toBe(0);
    expect(await read('out')).toBe(text);
  });

  test('is whole on stdout where nothing is wrong', async () => {
    const world = { cwd, input: GOOD };
    const sarif = await run(['validate', '--format', 'sarif', '-'], world);
    expect(JSON.parse(sarif.out).runs[0].results).toEqual([]);
    const junit = await run(['validate', '--format', 'junit', '-'], world);
    expect(elementsNamed('testcase', readXml(junit.out)).map(({ attributes }) => attributes)).toEqual([
      { name: 'sample', classname: '<stdin>' },
    ]);
    expect([sarif.exitCode, junit.exitCode]).toEqual([0, 0]);
  });

  test.each([
    [['json', 'sarif'], 'stdout takes one format: `json` and `sarif` are two.'],
    [['text', 'text'], 'stdout takes one format: `text` and `text` are two.'],
    [['json:a', 'sarif:a'], 'Two formats would be written to `a`.'],
    [['sarf'], '`sarf` is not a format of findings.\n  Did you mean `sarif`?'],
    [['xml:a'], '`xml` is not a format of findings.\n  The formats are text, json, sarif, github, gitlab, junit.'],
    [['json:'], '`--format json:` names no file after the colon.'],
  ])('refuses %j before anything is read', async (values, message) => {
    const { exitCode, out, err } = await run(['validate', ...values.flatMap((value) => ['--format', value]), 'none'], {
      cwd,
    });
    expect([exitCode, out]).toEqual([64, '']);
    expect(err).toContain(message);
  });

  test('writes the other reports when one cannot be written, and exits with 74', async () => {
    await mkdir(join(cwd, 'taken'));
    const { exitCode, out, err } = await run(['validate', '--format', 'json:taken', '--format', 'gitlab:b.json'], {
      cwd,
    });
    expect(exitCode).toBe(74);
    expect(out).toMatch(/^a\.parsebatch\.yaml:7:3 /);
    expect(err).toMatch(/^parsebatch: Cannot write `.*taken`: it is a directory\n1 error in 1 file\n$/);
    expect(JSON.parse(await read('b.json'))).toHaveLength(1);
  });

  test('names a file that could not be read in reports that have a place for it', async () => {
    const formats = ['--format', 'junit', '--format', 'sarif:a.sarif'];
    const { exitCode, out } = await run(['validate', ...formats, 'a.parsebatch.yaml', '/dev/null'], { cwd });
    expect(exitCode).toBe(74);
    expect(elementsNamed('error', readXml(out)).map(({ attributes }) => attributes['message'])).toEqual([
      'Cannot read `/dev/null`: it is not a regular file',
    ]);
    const [invocation] = JSON.parse(await read('a.sarif')).runs[0].invocations;
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///dev/null' } } }] },
      ],
    });
  });

  test('names files from the root of the repository, where they really are', async () => {
    await mkdir(join(cwd, '.git'));
    await mkdir(join(cwd, 'sub'));
    await symlink('../a.parsebatch.yaml', join(cwd, 'sub/b c.parsebatch.yaml'));
    const { out } = await run(['validate', '--format', 'gitlab', 'b c.parsebatch.yaml'], { cwd: join(cwd, 'sub') });
    expect(JSON.parse(out)).toMatchObject([{ location: { path: 'a.parsebatch.yaml', lines: { begin: 7 } } }]);
  });

  test('describes rules by their documented pages', async () => {
    const { out } = await run(['validate', '--format', 'sarif'], { cwd });
    const [rule] = JSON.parse(out).runs[0].tool.driver.rules;
    expect(rule.shortDescription.text).toBe('A key is not part of the format at this place.');
  });
});

describe('--format github', () => {
  test('stops commands with a word that is another in every run', async () => {
    const outs = [
      await run(['validate', '--format', 'github'], { cwd }),
      await run(['validate', '--format', 'github'], { cwd }),
    ];
    const tokens = outs.map(({ out }) => /^::stop-commands::([0-9a-f]{32})\n[\s\S]*\n::\1::\n::error /.exec(out)?.[1]);
    expect(tokens).not.toContain(undefined);
    expect(new Set(tokens).size).toBe(2);
  });

  test.each(['github', 'github:log.txt'])('as %s appends a table to the summary of the step', async (format) => {
    await writeFile(join(cwd, 'summary.md'), '# Before\n');
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    const { exitCode } = await run(['validate', '--format', format], { cwd, env });
    expect(exitCode).toBe(1);
    expect(await read('summary.md')).toMatch(
      /^# Before\n### parsebatch: 1 error in 1 file\n\n\| severity \|.*\n\| ---.*\n\| error \| a\.parsebatch\.yaml&#58;7&#58;3 \|/,
    );
  });

  test('leaves the summary of the step alone where another format is asked for, or it is full', async () => {
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    await run(['validate', '--format', 'sarif'], { cwd, env });
    await expect(read('summary.md')).rejects.toMatchObject({ code: 'ENOENT' });
    const full = 'x'.repeat(1024 * 1024 - 20);
    await writeFile(join(cwd, 'summary.md'), full);
    await run(['validate', '--format', 'github'], { cwd, env });
    expect(await read('summary.md')).toBe(full);
  });
});

describe('hyperlinks', () => {
  const LINK = '\u001b]8;;file:///';
  const known = { TERM_PROGRAM: 'WezTerm' };

  test.each([
    [known, [], true, true],
    [{ TERM: 'xterm-kitty' }, [], true, true],
    [{ VTE_VERSION: '6800' }, [], true, true],
    [{ WT_SESSION: 'x' }, [], true, true],
    [{ ...known, NO_COLOR: '1' }, [], true, true],
    [{ VTE_VERSION: '5000' }, [], true, false],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, [], true, false],
    [{}, [], true, false],
    [known, [], false, false],
    [known, ['--color', 'always'], false, false],
    [known, ['--color', 'never'], true, false],
    [{ ...known, CI: 'true' }, [], true, false],
    [{ ...known, TMUX: '/tmp/x' }, [], true, false],
    [{ ...known, TERM: 'dumb' }, [], true, false],
  ])('%j %j on a terminal: %s are written: %s', async (env, flags, isTerminal, isLinked) => {
    const { out } = await run(['validate', ...flags], { cwd, env, isTerminal });
    expect(out.includes(LINK)).toBe(isLinked);
  });

  test('lead to the file and to the page of the code; what was read from stdin has none', async () => {
    const { out } = await run(['validate'], { cwd, env: known, isTerminal: true });
    expect(out).toContain(`\u001b]8;;file://${cwd}/a.parsebatch.yaml\u001b\\`);
    expect(out).toContain('/docs/diagnostics.md#schema-unknown-key\u001b\\');
    const piped = await run(['validate', '-'], { cwd, input: BAD, env: known, isTerminal: true });
    expect(piped.out).not.toContain('stdin>\u001b]8');
  });

  test('hold nothing of a name that a terminal would act on', async () => {
    const name = 'x\u001b]8;;evil\u0007.parsebatch.yaml';
    await writeFile(join(cwd, name), BAD);
    const { out } = await run(['validate', name], { cwd, env: known, isTerminal: true });
    expect(out).toContain('/x%1B%5D8%3B%3Bevil%07.parsebatch.yaml\u001b\\');
    expect(out).not.toContain('\u0007');
    expect(out).not.toContain(';evil\u001b');
  });
});
