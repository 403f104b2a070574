import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { run } from './run.ts';

const GOOD = manifestText('source: { directory_id: dir-1 }');
const WILD = GOOD.replace(
  'apiVersion: parsebatch.dev/v1\nkind: ParseBatch\n',
  "kind:  'ParseBatch'\napiVersion: parsebatch.dev/v1\n",
);
const TIDY = GOOD.replace('kind: ParseBatch', 'kind: "ParseBatch"');

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
});

describe('parsebatch fmt', () => {
  test('writes what is not in canonical form, project files too, and says so on stderr', async () => {
    await mkdir(join(cwd, 'sub'));
    await writeFile(join(cwd, 'a.parsebatch.yaml'), GOOD);
    await writeFile(join(cwd, 'sub/b.parsebatch.yaml'), `\ufeff${WILD}`);
    await writeFile(join(cwd, 'parsebatch.config.yaml'), 'kind: Project\napiVersion: parsebatch.dev/v1\n');
    expect(await run(['fmt'], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: 'formatted parsebatch.config.yaml\nformatted sub/b.parsebatch.yaml\n',
    });
    expect(await readFile(join(cwd, 'sub/b.parsebatch.yaml'), 'utf8')).toBe(`\ufeff${TIDY}`);
    expect(await run(['fmt'], { cwd })).toEqual({ exitCode: 0, out: '', err: '' });
  });

  test('lists files with --check, writes nothing, and exits with 1', async () => {
    await writeFile(join(cwd, 'a.parsebatch.yaml'), GOOD);
    await writeFile(join(cwd, 'b.parsebatch.yaml'), WILD);
    expect(await run(['fmt', '--check'], { cwd })).toEqual({ exitCode: 1, out: 'b.parsebatch.yaml\n', err: '' });
    expect(await readFile(join(cwd, 'b.parsebatch.yaml'), 'utf8')).toBe(WILD);
    expect(await run(['fmt', '--check', 'a.parsebatch.yaml'], { cwd })).toEqual({ exitCode: 0, out: '', err: '' });
  });

  test('prints what it reads from stdin', async () => {
    expect(await run(['fmt', '-'], { input: WILD })).toEqual({ exitCode: 0, out: TIDY, err: '' });
    expect(await run(['fmt', '--check', '-'], { input: WILD })).toEqual({ exitCode: 1, out: '<stdin>\n', err: '' });
  });

  test('reports a file that cannot be read, formats the others, and exits with 1', async () => {
    const broken = `${GOOD}  parameters: [\n`;
    await writeFile(join(cwd, 'a.parsebatch.yaml'), broken);
    await writeFile(join(cwd, 'b.parsebatch.yaml'), WILD);
    const { exitCode, out, err } = await run(['fmt'], { cwd });
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toMatch(/^formatted b\.parsebatch\.yaml\na\.parsebatch\.yaml:\d+:\d+ error yaml\/syntax\n/);
    expect(await readFile(join(cwd, 'a.parsebatch.yaml'), 'utf8')).toBe(broken);
  });

  test('formats what does not fit the schema', async () => {
    expect((await run(['fmt', '-'], { input: 'a:   1\n' })).out).toBe('a: 1\n');
  });

  test('exits with 66 where there is nothing to format', async () => {
    expect((await run(['fmt'], { cwd })).exitCode).toBe(66);
  });
});
