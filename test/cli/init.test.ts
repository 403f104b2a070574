import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { EXAMPLE_PROJECT } from '../../src/pipeline/rewrite/example-project.ts';
import { createProjectReader } from '../../src/pipeline/workspace/read-projects.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { run } from './run.ts';

const MANIFEST = 'example.parsebatch.yaml';
const FILE = 'parsebatch.config.yaml';

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
});

function textOf(file: string): Promise<string> {
  return readFile(join(cwd, file), 'utf8');
}

/** What is wrong with the project file, and what it means. */
async function project() {
  const { files, settings } = await createProjectReader({ cwd, version: '0.1.0', environment: {} })(undefined);
  return { findings: files.flatMap(({ diagnostics }) => diagnostics), settings, count: files.length };
}

describe('parsebatch init', () => {
  test('writes a manifest, a project file and what git passes over', async () => {
    expect(await run(['init'], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: `wrote ${MANIFEST}\nwrote ${FILE}\nwrote .gitignore\nwrote .parsebatch/ledger\nnext: parsebatch lint ${MANIFEST}\n`,
    });
    expect(await textOf('.gitignore')).toBe('.parsebatch/\n');
    expect(await run(['validate'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(await run(['lint', '--max-warnings', '0'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(await project()).toMatchObject({ findings: [], count: 1 });
    expect((await run(['ledger', 'verify'], { cwd })).exitCode).toBe(0);
  });

  test('writes a project file whose comments are settings once they are uncommented', async () => {
    const settings = EXAMPLE_PROJECT.replaceAll(/^# (?=[a-z_ ]+: ?| {2})/gm, '');
    expect(settings).not.toBe(EXAMPLE_PROJECT);
    await writeFile(join(cwd, FILE), settings);
    const { findings, settings: read } = await project();
    expect(findings).toEqual([]);
    expect([read.env, read.secrets, read.defaultEnvironment]).toEqual([['RUN_ID'], ['PARSE_HOOK_TOKEN'], 'staging']);
    expect(read.environments.get('production')).toMatchObject({ region: 'eu', requireBranch: 'main' });
    expect([read.policy, read.limits, read.ledger]).toMatchObject([
      { max_credits_per_page: 10 },
      { max_files: 5000 },
      { url: 'git:origin' },
    ]);
  });

  test('keeps what is there, and does nothing the second time', async () => {
    for (const file of [MANIFEST, FILE, '.gitignore']) await writeFile(join(cwd, file), `${file}\n.parsebatch\n`);
    expect(await run(['init'], { cwd })).toMatchObject({
      exitCode: 0,
      err: `kept ${MANIFEST}\nkept ${FILE}\nkept .gitignore\nnext: parsebatch lint ${MANIFEST}\n`,
    });
    for (const file of [MANIFEST, FILE, '.gitignore']) expect(await textOf(file)).toBe(`${file}\n.parsebatch\n`);
    // Its ledger may be on another machine: an empty one would pay for everything again.
    expect(await readdir(cwd)).not.toContain('.parsebatch');
  });

  test.each([
    ['dist/', 'dist/\n.parsebatch/\n'],
    ['dist/\n', 'dist/\n.parsebatch/\n'],
    ['dist/\r\n', 'dist/\r\n.parsebatch/\r\n'],
    ['a\r\nb', 'a\r\nb\r\n.parsebatch/\r\n'],
    ['', '.parsebatch/\n'],
    ['# .parsebatch/\nx.parsebatch/\n', '# .parsebatch/\nx.parsebatch/\n.parsebatch/\n'],
  ])('adds its line to a .gitignore with %j', async (before, after) => {
    await writeFile(join(cwd, '.gitignore'), before);
    expect((await run(['init'], { cwd })).err).toContain('extended .gitignore\n');
    expect(await textOf('.gitignore')).toBe(after);
  });

  test('leaves a .gitignore in another encoding as it is, and adds its line', async () => {
    const bytes = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]);
    await writeFile(join(cwd, '.gitignore'), bytes);
    await run(['init'], { cwd });
    expect(await readFile(join(cwd, '.gitignore'))).toEqual(Buffer.concat([bytes, Buffer.from('.parsebatch/\n')]));
  });

  test.each(['.parsebatch/', '/.parsebatch', '  .parsebatch/  \r'])('takes %j for its line', async (line) => {
    await writeFile(join(cwd, '.gitignore'), `${line}\n`);
    expect((await run(['init'], { cwd })).err).toContain('kept .gitignore\n');
  });

  test('writes no second project file into a project', async () => {
    await mkdir(join(cwd, '.git'));
    await mkdir(join(cwd, 'batches'));
    await writeFile(join(cwd, FILE), 'apiVersion: parsebatch.dev/v1\nkind: Project\n');
    await writeFile(join(cwd, '.gitignore'), '.parsebatch/\n');
    const { err } = await run(['init', 'a.parsebatch.yaml'], { cwd: join(cwd, 'batches') });
    expect(err).toContain(`wrote a.parsebatch.yaml\nkept ${join(cwd, FILE)}\n`);
    expect(await textOf('.gitignore')).toBe('.parsebatch/\n');
  });

  test('says which file is in the way', async () => {
    await mkdir(join(cwd, MANIFEST));
    expect(await run(['init'], { cwd })).toMatchObject({ exitCode: 74, out: '' });
    await mkdir(join(cwd, '.gitignore'));
    const { exitCode, err } = await run(['init', 'other.parsebatch.yaml'], { cwd });
    expect([exitCode, err]).toEqual([74, expect.stringContaining('.gitignore')]);
  });
});
