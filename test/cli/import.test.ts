import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { run } from './run.ts';

const SECRET = 'sk-live-0123456789';
const PAYLOAD = JSON.stringify({ directory_id: 'dir-1', job_config: { parameters: { tier: 'fast' } } });

describe('parsebatch import', () => {
  test('prints a manifest that validates', async () => {
    const imported = await run(['import'], { input: PAYLOAD });
    expect(imported).toMatchObject({ exitCode: 0, err: '' });
    expect(imported.out).toContain('name: imported\n');
    expect(await run(['validate', '-'], { input: imported.out })).toMatchObject({ exitCode: 0, out: '' });
  });

  test('takes a file and a name', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'payload.json'), PAYLOAD);
    const { exitCode, out } = await run(['import', 'payload.json', '--name', 'q3-invoices'], { cwd });
    expect(exitCode).toBe(0);
    expect(out).toContain('name: q3-invoices\n');
  });

  test('writes a new file, and replaces none', async () => {
    const cwd = await temporaryFolder();
    const line = ['import', '-', '-o', 'batches/a.parsebatch.yaml'];
    expect(await run(line, { cwd, input: PAYLOAD })).toMatchObject({ exitCode: 0, out: '' });
    const written = await readFile(join(cwd, 'batches/a.parsebatch.yaml'), 'utf8');
    expect((await run(['import', '-'], { cwd, input: PAYLOAD })).out).toBe(written);
    expect(await run(line, { cwd, input: PAYLOAD.replace('fast', 'agentic') })).toMatchObject({
      exitCode: 74,
      out: '',
    });
    expect(await readFile(join(cwd, 'batches/a.parsebatch.yaml'), 'utf8')).toBe(written);
  });

  test('reports what is no request on stderr, and writes nothing', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, out, err } = await run(['import', '-', '-o', 'a.yaml'], { cwd, input: '{"job_config":' });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('<stdin>:1:15 error import/not-json');
    expect(await readdir(cwd)).toEqual([]);
  });

  test('prints the manifest and exits 1 where a value is wrong', async () => {
    const { exitCode, out, err } = await run(['import'], { input: PAYLOAD.replace('"fast"', 'true') });
    expect(exitCode).toBe(1);
    expect(out).toContain('tier: true\n');
    expect(err).toContain('<manifest>:9:11 error schema/wrong-type');
  });

  test('warns of unknown parameters and exits 0', async () => {
    const { exitCode, out, err } = await run(['import'], { input: PAYLOAD.replace('tier', 'tiers_of_the_future') });
    expect(exitCode).toBe(0);
    expect(out).toContain('unchecked_parameters:\n    tiers_of_the_future: fast\n');
    expect(err).toContain('schema/unchecked-parameter');
  });

  test('says that a source has to be added to a bare job_config', async () => {
    const { exitCode, err } = await run(['import'], { input: '{"parameters": {"tier": "fast"}}' });
    expect(exitCode).toBe(0);
    expect(err).toContain('`spec.source`');
  });

  test.each([
    ['in a request that is understood', { azure_openai_key: SECRET, parse_mode: 'wrong' }, ''],
    ['beside an error', { azure_openai_key: SECRET, webhook_headers: SECRET }, ','],
    ['in a field of another type', { azure_openai_key: [SECRET], num_workers: SECRET }, ''],
  ])('never shows a credential that stands %s', async (_where, parameters, end) => {
    const body = { directory_id: 'd', job_config: { parameters } };
    const { err } = await run(['import'], { input: JSON.stringify(body, null, 2) + end });
    expect(err).not.toContain(SECRET);
  });

  test.each([
    [['import', '--name', 'Not A Name'], 64],
    [['import', 'a', 'b'], 64],
    [['import', '--unknown'], 64],
    [['import', 'missing.json'], 66],
    [['import', '.'], 74],
  ])('%j exits with %i before anything is done', async (argv, exitCode) => {
    const cwd = await temporaryFolder();
    expect(await run(argv, { cwd, input: PAYLOAD })).toMatchObject({ exitCode, out: '' });
  });

  test.each([
    ['more than 1 MiB', new Uint8Array(1_048_577).fill(0x20), 'yaml/too-large'],
    ['no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'yaml/encoding'],
  ])('refuses %s', async (_what, input, code) => {
    const { exitCode, out, err } = await run(['import'], { input });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain(code);
  });
});
