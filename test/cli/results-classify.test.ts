import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { RULES } from '../classify-text.ts';
import type { Started } from '../emulator/start.ts';
import { fill, finish, KEY, start, temporaryDirectory } from '../emulator/start.ts';
import { BATCHES } from './apply-world.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const RECORD = {
  id: '5e0b8d14-93c6-5f7a-b2d1-7a6c5e4f3021',
  project_id: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
  user_id: 'user-1',
  status: 'PENDING',
};
const OTHER_RULES = [{ type: 'letter', description: 'Greets somebody and says something.' }];
const NAMES = { 'invoice-1.txt': 'Total: 12.00', 'letter.txt': 'Dear all' };

/** Makes a batch over a directory and lets it come to its end. */
async function batchOver(server: Started, directory: string, rules: object = RULES): Promise<string> {
  const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { ...RECORD, rules } });
  await finish(server, body.id);
  return body.id;
}

/** `parsebatch results --download out` about a batch, in a directory of its own. */
function downloadOf(server: Started, batch: string) {
  const cwd = temporaryDirectory();
  const env = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: KEY };
  const download = (...more: readonly string[]): Promise<Run> =>
    run(['results', '--download', 'out', ...more, batch], { cwd, env });
  const read = (name: string) => JSON.parse(readFileSync(join(cwd, 'out', name), 'utf8'));
  return { cwd, download, read };
}

async function scene() {
  const server = await start();
  const { directory } = await fill(server, NAMES);
  const batch = await batchOver(server, directory);
  return { server, directory, batch, ...downloadOf(server, batch) };
}

/** Counts the results that are asked for from now on. */
function countAsked(): () => number {
  const asked = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => asked.mockRestore());
  return () => asked.mock.calls.filter(([url]) => String(url).includes('/processing-results')).length;
}

describe('parsebatch results --download of a batch that classifies', () => {
  test('writes what is told of each file, and what it wrote', async () => {
    const { batch, download, read } = await scene();
    const { exitCode, out, err } = await download();
    expect([exitCode, out]).toEqual([EXIT.ok, 'written out/invoice-1.txt.json\nwritten out/letter.txt.json\n']);
    expect(err).toMatch(/^2 written \(.+\), 0 unchanged$/m);
    expect(read('invoice-1.txt.json')).toMatchObject({
      job_type: 'classify',
      job_config: { rules: RULES, user_id: RECORD.user_id },
      output_metadata: { type: 'invoice', confidence: 1 },
    });
    expect(read('letter.txt.json')).toMatchObject({ output_metadata: { type: null } });
    expect(read('results.json')).toMatchObject({
      batch,
      items: [
        { item_name: 'invoice-1.txt', files: [{ as: 'json', file: 'invoice-1.txt.json' }] },
        { item_name: 'letter.txt' },
      ],
    });
  });

  test('asks for nothing twice, and again only for what was changed or removed', async () => {
    const { cwd, download, read } = await scene();
    await download();
    const asked = countAsked();
    expect((await download('--as', 'json')).err).toBe('0 written, 2 unchanged\n');
    expect(asked()).toBe(0);
    writeFileSync(join(cwd, 'out/letter.txt.json'), '{');
    expect((await download()).out).toBe('unchanged out/invoice-1.txt.json\nwritten out/letter.txt.json\n');
    rmSync(join(cwd, 'out/letter.txt.json'));
    expect((await download()).out).toBe('unchanged out/invoice-1.txt.json\nwritten out/letter.txt.json\n');
    expect([asked(), read('letter.txt.json').job_type]).toEqual([2, 'classify']);
  });

  test('keeps a file that no download wrote', async () => {
    const { cwd, download } = await scene();
    await download();
    rmSync(join(cwd, 'out/results.json'));
    writeFileSync(join(cwd, 'out/letter.txt.json'), 'mine');
    expect((await download()).exitCode).toBe(EXIT.io);
    expect(readFileSync(join(cwd, 'out/letter.txt.json'), 'utf8')).toBe('mine');
  });

  test.each(['text', 'markdown', 'json,text'])('has no other form (%s)', async (forms) => {
    const { cwd, download } = await scene();
    const { exitCode, err } = await download('--as', forms);
    expect([exitCode, err]).toEqual([EXIT.usage, expect.stringContaining('json')]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('takes no result of another kind, nor one by other rules', async () => {
    const { server, directory, download, read } = await scene();
    await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
    server.clock.advance(10_000);
    const later = await batchOver(server, directory, OTHER_RULES);
    await download();
    expect(read('letter.txt.json')).toMatchObject({ job_config: { rules: RULES }, output_metadata: { type: null } });
    const other = downloadOf(server, later);
    await other.download();
    expect(other.read('letter.txt.json')).toMatchObject({ output_metadata: { type: 'letter' } });
  });

  test('takes the earlier result of what was passed over, unless it cannot be told which that is', async () => {
    const { server, directory } = await scene();
    const again = downloadOf(server, await batchOver(server, directory));
    expect((await again.download()).exitCode).toBe(EXIT.ok);
    expect(again.read('invoice-1.txt.json')).toMatchObject({ output_metadata: { type: 'invoice' } });
    server.clock.advance(10_000);
    await batchOver(server, directory, OTHER_RULES);
    server.clock.advance(10_000);
    const third = downloadOf(server, await batchOver(server, directory));
    const { exitCode, out, err } = await third.download();
    expect([exitCode, out]).toEqual([EXIT.incomplete, '']);
    expect(err).toContain('no result: letter.txt');
  });

  test('names the files that failed', async () => {
    const server = await start();
    const { directory } = await fill(server, NAMES);
    server.faults.add({ kind: 'item', name: 'letter.txt', status: 'failed', reason: 'no text' });
    const { download } = downloadOf(server, await batchOver(server, directory));
    const { exitCode, out, err } = await download();
    expect([exitCode, out]).toEqual([EXIT.incomplete, 'written out/invoice-1.txt.json\n']);
    expect(err).toContain('failed: letter.txt');
  });
});
