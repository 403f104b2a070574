import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { run } from './run.ts';

const ONE = manifestText('source: { directory_id: dir-1 }\nproject_id: 6f1c0000-0000-4000-8000-000000000000', 'one');
const TWO = manifestText('source: { item_ids: [dfl-1] }', 'two');
const BAD = manifestText('source: { directory_id: dir-1 }\ntier: fast', 'bad');

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
});

describe('parsebatch compile', () => {
  test('prints one batch as indented JSON and its digest on stderr', async () => {
    const { exitCode, out, err } = await run(['compile', '-'], { input: ONE });
    expect(exitCode).toBe(0);
    expect(out.endsWith('}\n')).toBe(true);
    expect(JSON.stringify(JSON.parse(out), null, 2)).toBe(out.trimEnd());
    expect(err).toMatch(/^one sha256:[0-9a-f]{64}\n$/);
  });

  test('prints several as JSON Lines, ordered by name', async () => {
    const { out } = await run(['compile', '-'], { input: `${TWO}---\n${ONE}` });
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['directory_id', 'job_config'],
      ['item_ids', 'job_config'],
    ]);
  });

  test('emits the job_config alone, and the whole request', async () => {
    const jobConfig = await run(['compile', '--emit', 'job-config', '-'], { input: ONE });
    expect(Object.keys(JSON.parse(jobConfig.out))).toEqual(['correlation_id', 'job_name', 'parameters', 'project_id']);
    const request = await run(['compile', '--emit', 'request', '-'], { input: ONE });
    expect(JSON.parse(request.out)).toMatchObject({
      method: 'POST',
      path: '/api/v1/beta/batch-processing',
      query: { project_id: '6f1c0000-0000-4000-8000-000000000000' },
      body: { directory_id: 'dir-1' },
    });
  });

  test('writes one file for each batch, once', async () => {
    const first = await run(['compile', '-o', 'out', '-'], { cwd, input: `${TWO}---\n${ONE}` });
    expect(first).toMatchObject({ exitCode: 0, out: '' });
    expect(first.err).toContain('written out/one.json\nwritten out/two.json\n');
    expect(await readdir(join(cwd, 'out'))).toEqual(['one.json', 'two.json']);
    const { out } = await run(['compile', '-'], { input: ONE });
    expect(await readFile(join(cwd, 'out/one.json'), 'utf8')).toBe(out);
    const second = await run(['compile', '-o', 'out', '-'], { cwd, input: `${TWO}---\n${ONE}` });
    expect(second.err).toContain('unchanged out/one.json\nunchanged out/two.json\n');
  });

  test('--check exits with 1 for a file that differs or is missing, and writes nothing', async () => {
    await run(['compile', '-o', 'out', '-'], { cwd, input: ONE });
    expect((await run(['compile', '-o', 'out', '--check', '-'], { cwd, input: ONE })).exitCode).toBe(0);
    const missing = await run(['compile', '-o', 'out', '--check', '-'], { cwd, input: TWO });
    expect([missing.exitCode, missing.err.includes('missing out/two.json')]).toEqual([1, true]);
    await writeFile(join(cwd, 'out/one.json'), '{}\n');
    const changed = await run(['compile', '-o', 'out', '--check', '-'], { cwd, input: ONE });
    expect([changed.exitCode, changed.err.includes('changed out/one.json')]).toEqual([1, true]);
    expect(await readFile(join(cwd, 'out/one.json'), 'utf8')).toBe('{}\n');
  });

  test('prints and writes nothing when any manifest has an error; findings go to stderr', async () => {
    const { exitCode, out, err } = await run(['compile', '-o', 'out', '-'], { cwd, input: `${ONE}---\n${BAD}` });
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain('<stdin>:15:3 error schema/unknown-key');
    expect(await readdir(cwd)).toEqual([]);
  });

  test('goes on after a warning and says it on stderr', async () => {
    const input = manifestText('source: { directory_id: dir-1 }\nunchecked_parameters: { knob: 1 }');
    const { exitCode, out, err } = await run(['compile', '-'], { input });
    expect([exitCode, JSON.parse(out).job_config.parameters.knob]).toEqual([0, 1]);
    expect(err).toContain('warning schema/unchecked-parameter');
  });
});
