import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifest, profile, project, projectFolder } from '../project-folder.ts';
import { run } from './run.ts';

const SOURCE = 'source: { directory_id: dir-1 }';
const GOOD = manifest(SOURCE);
const BAD = manifest(`${SOURCE}\ntier: fast`);

describe('--stdin-filename', () => {
  test('is the name that findings bear', async () => {
    const cwd = projectFolder({ 'sub/a.parsebatch.yaml': GOOD });
    const argv = ['validate', '-', '--stdin-filename'];
    const { exitCode, out } = await run([...argv, './sub/a.parsebatch.yaml'], { cwd, input: BAD });
    expect([exitCode, out]).toEqual([1, expect.stringMatching(/^sub\/a\.parsebatch\.yaml:7:3 error /)]);
    const { out: other } = await run([...argv, `${cwd}/sub/new.yaml`], { cwd, input: BAD });
    expect(other).toMatch(/^sub\/new\.yaml:7:3 error /);
  });

  test('is where the project file and the profiles are looked for', async () => {
    const cwd = projectFolder({
      'sub/parsebatch.config.yaml': project('vars: { pages: 7 }'),
      'sub/profiles/one.yaml': profile('parameters: { max_pages: "${var:pages}" }'),
    });
    const input = manifest(`${SOURCE}\nextends: [profiles/one.yaml]`);
    const argv = ['compile', '--emit', 'job-config', '-'];
    const { out, err } = await run([...argv, '--stdin-filename', 'sub/a.parsebatch.yaml'], { cwd, input });
    expect(JSON.parse(out || err)).toMatchObject({ parameters: { max_pages: 7 } });
    expect(await run(argv, { cwd, input })).toMatchObject({ exitCode: 1 });
  });

  test('takes the place of the file that a search finds', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': BAD, 'b.parsebatch.yaml': manifest(SOURCE, 'b') });
    const argv = ['validate', '-', '.', '--stdin-filename', 'a.parsebatch.yaml'];
    expect(await run(argv, { cwd, input: GOOD })).toEqual({
      exitCode: 0,
      out: '',
      err: '2 files, 2 documents: nothing to report\n',
    });
  });

  test('stands for a profile that a manifest beside it extends', async () => {
    const cwd = projectFolder({
      'a.parsebatch.yaml': manifest(`${SOURCE}\nextends: [one.yaml]`),
      'one.yaml': profile('parameters: { max_pages: 3 }'),
    });
    const argv = ['compile', '--emit', 'job-config', '-', 'a.parsebatch.yaml', '--stdin-filename', 'one.yaml'];
    const { out } = await run(argv, { cwd, input: profile('parameters: { max_pages: 4 }') });
    expect(JSON.parse(out)).toMatchObject({ parameters: { max_pages: 4 } });
  });

  test('has fmt print the text, and leaves the file as it is', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': GOOD });
    const argv = ['fmt', '-', '--stdin-filename', 'a.parsebatch.yaml'];
    const { exitCode, out } = await run(argv, { cwd, input: GOOD.replace('{ directory_id', '{   directory_id') });
    expect([exitCode, out]).toEqual([0, GOOD]);
    expect(readFileSync(join(cwd, 'a.parsebatch.yaml'), 'utf8')).toBe(GOOD);
    const { out: listed } = await run([...argv, '--check'], { cwd, input: GOOD.replace('kind: ', 'kind:   ') });
    expect(listed).toBe('a.parsebatch.yaml\n');
  });

  test.each(['validate', 'fmt', 'compile'])('needs - for %s', async (command) => {
    const { exitCode, err } = await run([command, '--stdin-filename', 'a.yaml'], { cwd: projectFolder({}) });
    expect([exitCode, err]).toEqual([64, 'parsebatch: `--stdin-filename` names what `-` reads: name `-` too.\n']);
  });
});

describe('--no-error-on-unmatched', () => {
  test('passes over files that are no manifests, and checks the others', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': BAD, 'values.yaml': 'a: 1\n', 'notes.txt': '\t' });
    const argv = ['validate', '--no-error-on-unmatched', 'values.yaml', 'a.parsebatch.yaml', 'notes.txt'];
    expect(await run(argv, { cwd })).toMatchObject({ exitCode: 1, err: '1 error in 1 file\n' });
    const { err } = await run(['validate', 'values.yaml'], { cwd });
    expect(err).not.toMatch(/nothing to report/);
  });

  test('passes over what is not there, and what holds no manifest', async () => {
    const cwd = projectFolder({ 'empty/notes.txt': '' });
    const argv = ['gone.parsebatch.yaml', 'empty', 'none/*.yaml'];
    for (const name of argv) expect(await run(['validate', name], { cwd })).toMatchObject({ exitCode: 66 });
    expect(await run(['validate', '--no-error-on-unmatched', ...argv], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: 'no file was checked\n',
    });
  });

  test('has fmt leave other YAML alone, and take project files', async () => {
    const config = project('env:   [A]');
    const cwd = projectFolder({ 'values.yaml': 'a:   1\n', 'parsebatch.config.yaml': config });
    const argv = ['fmt', '--no-error-on-unmatched', 'values.yaml', 'parsebatch.config.yaml'];
    expect(await run(argv, { cwd })).toEqual({ exitCode: 0, out: '', err: 'formatted parsebatch.config.yaml\n' });
    expect(readFileSync(join(cwd, 'values.yaml'), 'utf8')).toBe('a:   1\n');
  });
});
