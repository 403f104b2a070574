import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EndSignal } from '../../src/cli/io.ts';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { Started } from '../emulator/start.ts';
import { fill, KEY, start, temporaryDirectory } from '../emulator/start.ts';
import type { Run, World } from './run.ts';
import { run } from './run.ts';
import { createTerminalScreen } from './terminal-screen.ts';

const BATCHES = '/api/v1/beta/batch-processing';

/** A batch that a server has worked off, and a directory to run commands in. */
interface Scene {
  readonly server: Started;
  readonly id: string;
  readonly cwd: string;
  /** Runs `parsebatch results` about the batch. */
  readonly results: (...argv: readonly string[]) => Promise<Run>;
  readonly resultsIn: (world: World, ...argv: readonly string[]) => Promise<Run>;
}

async function sceneOf(server: Started, jobConfig: object, items: object): Promise<Scene> {
  const { body } = await server.call('POST', BATCHES, { ...items, job_config: jobConfig });
  server.clock.advance(10_000);
  const cwd = temporaryDirectory();
  const env = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: KEY };
  const resultsIn: Scene['resultsIn'] = (world, ...argv) =>
    run(['results', ...argv, String(body.id)], { cwd, env, ...world });
  return { server, id: String(body.id), cwd, resultsIn, results: (...argv) => resultsIn({}, ...argv) };
}

async function scene(files: Readonly<Record<string, string>>, parameters: object = {}): Promise<Scene> {
  const server = await start();
  const { directory } = await fill(server, files);
  return sceneOf(server, { parameters }, { directory_id: directory });
}

/** A batch over files that the server calls by these names, whatever they are. */
async function sceneOfNames(names: readonly string[]): Promise<Scene> {
  const server = await start();
  const { body: directory } = await server.call('POST', '/api/v1/beta/directories', { name: 'inbox' });
  for (const [index, name] of names.entries()) {
    const form = new FormData();
    form.append('upload_file', new Blob([`text ${index}`]), 'a.txt');
    form.append('unique_id', String(index));
    form.append('display_name', name);
    await server.call('POST', `/api/v1/beta/directories/${directory.id}/files/upload`, form);
  }
  return sceneOf(server, { parameters: {} }, { directory_id: directory.id });
}

function read(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8');
}

/** Counts the results that are asked for from now on; the requests themselves go through. */
function countFetched(): () => number {
  const asked = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => asked.mockRestore());
  return () => asked.mock.calls.filter(([url]) => String(url).includes('/result/')).length;
}

describe('parsebatch results', () => {
  test('shows each result with what produced it, in the order of the items', async () => {
    const { results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta' }, { target_pages: '0-9' });
    const { exitCode, out, err } = await results();
    expect([exitCode, err]).toEqual([0, '']);
    expect(out.match(/^item +\S+/gm)).toEqual(['item        a.txt', 'item        b.txt']);
    expect(out).toMatch(/^result +res-\S+, parse, \d{4}-\d\d-\d\dT\S+$/m);
    expect(out).toMatch(/^parameters +[0-9a-f]{64}$/m);
    expect(out.match(/^job_config +.*$/gm)).toEqual([
      expect.stringContaining('{"parameters":{"target_pages":"0-9"'),
      expect.stringMatching(/as before$/),
    ]);
  });

  test('gives one JSON document for programs', async () => {
    const prefix = 's3://acme-parsed/out/';
    const { results } = await scene({ 'a.txt': 'Alpha' }, { output_s3_path_prefix: prefix });
    const document = JSON.parse((await results('--format', 'json')).out);
    expect(document).toMatchObject({
      version: 1,
      items: [
        {
          item_name: 'a.txt',
          status: 'completed',
          processing_results: [
            {
              job_type: 'parse',
              result_id: expect.stringMatching(/^res-/),
              parameters_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
              output_s3_path: expect.stringMatching(`^${prefix}`),
              job_config: { parameters: { output_s3_path_prefix: prefix } },
            },
          ],
        },
      ],
    });
  });

  test('is about one item where that is asked for, and knows those that are not of the batch', async () => {
    const { results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    const { items } = JSON.parse((await results('--format', 'json')).out);
    const one = await results('--format', 'json', '--item', items[1].item_id);
    expect(JSON.parse(one.out).items).toMatchObject([{ item_name: 'b.txt' }]);
    expect(await results('--item', 'dfl-none')).toMatchObject({ exitCode: 66, out: '' });
    expect(await results('--item', 'dfl-none', '--download', 'out')).toMatchObject({ exitCode: 66, out: '' });
  });

  test('asks for the type of job that is meant', async () => {
    const { results } = await scene({ 'a.txt': 'Alpha' });
    expect(JSON.parse((await results('--format', 'json', '--job-type', 'parse')).out).items).toHaveLength(1);
    const none = await results('--format', 'json', '--job-type', 'extract');
    expect([none.exitCode, JSON.parse(none.out).items]).toEqual([3, []]);
  });

  test('of a batch without items is an empty document', async () => {
    const { results } = await scene({});
    expect(await results('--format', 'json')).toEqual({ exitCode: 0, out: '{ "version": 1, "items": [] }\n', err: '' });
    expect(await results()).toEqual({ exitCode: 0, out: '', err: '' });
    const downloaded = await results('--download', 'out');
    expect(downloaded).toEqual({ exitCode: 0, out: '', err: '0 written, 0 unchanged\n' });
  });

  test('says which items failed, and exits with 3', async () => {
    const server = await start();
    server.faults.add({ kind: 'item', name: 'b.txt', status: 'failed', reason: 'no \u001b[2Jtext' });
    server.faults.add({ kind: 'item', name: 'c.txt', status: 'skipped', reason: 'size_limit_exceeded' });
    const { directory } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' });
    const { results } = await sceneOf(server, { parameters: {} }, { directory_id: directory });
    for (const argv of [[], ['--download', 'out']]) {
      const { exitCode, err } = await results(...argv);
      expect(exitCode).toBe(3);
      expect(err).toMatch(/^failed: b\.txt \(dfl-\S+\): no \\u\{1b\}\[2Jtext$/m);
      expect(err).toMatch(/^no result: c\.txt \(dfl-\S+\): size_limit_exceeded$/m);
    }
  });

  test('exits with 75 while items have not ended', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
    const env = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: KEY };
    const { exitCode, err } = await run(['results', String(body.id)], { env });
    expect([exitCode, err]).toEqual([75, expect.stringMatching(/^unfinished: a\.txt/)]);
  });

  test('names the first twenty that are missing and counts the others', async () => {
    const server = await start();
    server.faults.add({ kind: 'item', name: '*', status: 'failed' });
    const names = Array.from({ length: 23 }, (_, index) => [`${index}.txt`, String(index)]);
    const { directory } = await fill(server, Object.fromEntries(names));
    const { results } = await sceneOf(server, { parameters: {} }, { directory_id: directory });
    const lines = (await results()).err.trimEnd().split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([21, 'and 3 more without a result']);
  });

  test('does not take a page of HTML for a result', async () => {
    const { server, results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    server.faults.add({ kind: 'request', path: '*/processing-results', trouble: { do: 'html' } });
    const { exitCode, out, err } = await results('--format', 'json');
    expect([exitCode, JSON.parse(out).items.length]).toEqual([69, 1]);
    expect(err).toContain('text/html');
  });

  test.each<[string, RequestTrouble, number]>([
    ['no right to them', { do: 'status', status: 403 }, 77],
    ['a redirect', { do: 'status', status: 302 }, 5],
  ])('ends with what concerns every item: %s', async (_, trouble, exitCode) => {
    const { server, results } = await scene({ 'a.txt': 'Alpha' });
    server.faults.add({ kind: 'request', path: '*/processing-results', trouble });
    expect((await results()).exitCode).toBe(exitCode);
  });

  test.each([
    [['--as', 'text']],
    [['--download', '']],
    [['--download', 'out', '--as', 'pdf']],
    [['--download', 'out', '--job-type', 'parse']],
  ])('refuses %j', async (argv) => {
    const { exitCode, out } = await run(['results', ...argv, 'bjb-1'], { env: { LLAMA_CLOUD_API_KEY: KEY } });
    expect([exitCode, out]).toEqual([64, '']);
  });

  test('knows no batch of another id', async () => {
    const { server, cwd } = await scene({});
    const env = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: KEY };
    for (const argv of [[], ['--download', 'out']]) {
      const { exitCode } = await run(['results', ...argv, 'bjb-none'], { cwd, env });
      expect(exitCode).toBe(66);
    }
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('secrets that the service echoes', () => {
  /** Twenty-two texts that must not be found again, each in a place of its own. */
  const canary = (index: number): string => `canary-${String(index).padStart(2, '0')}-yellow`;
  const hook = (index: number, url: string) => ({
    webhook_url: url,
    webhook_headers: { Authorization: canary(index), 'X-Other': canary(index + 1) },
    webhook_signing_secret: canary(index + 2),
  });
  const jobConfig = {
    webhook_url: `http://u:${canary(1)}@127.0.0.1:9/${canary(2)}?t=${canary(3)}`,
    parameters: {
      webhook_configurations: [
        hook(4, `http://127.0.0.1:9/${canary(16)}`),
        hook(7, `https://u:${canary(10)}@hooks.acme.example/?k=${canary(11)}`),
      ],
      vendor_multimodal_api_key: canary(12),
      azure_openai_key: canary(13),
      gpt4o_api_key: canary(14),
      http_proxy: `http://u:${canary(15)}@proxy.example`,
      webhook_url: `https://hooks.acme.example/${canary(17)}`,
      input_url: `https://u:${canary(18)}@files.example/x`,
      azure_openai_keys: canary(20),
      custom_headers: { 'X-Any': canary(21) },
      azure_openai_endpoint: `https://azure.example/?key=${canary(19)}`,
      user_prompt: `say ${canary(0)}`,
      output_s3_path_prefix: `s3://acme/${canary(0)}/`,
    },
  };

  test('are shown in no output and no file', async () => {
    const key = canary(0);
    const server = await start();
    const { items } = await fill(server, { [`${key}.txt`]: 'Alpha', 'b.txt': 'Beta' });
    const { cwd, resultsIn } = await sceneOf(server, jobConfig, { item_ids: items });
    const { body } = await server.call('GET', `${BATCHES}/items/${items[0]}/processing-results`);
    const echoed = JSON.stringify(body);
    for (let index = 0; index < 22; index += 1) expect(echoed).toContain(canary(index));
    const world = { env: { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: key } };
    const runs = [
      await resultsIn(world),
      await resultsIn(world, '--format', 'json'),
      await resultsIn(world, '--download', 'out'),
      await resultsIn(world, '--download', 'out', '--format', 'json'),
    ];
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    const shown = runs.map(({ out, err }) => out + err).join('');
    expect(shown.match(/canary-\d\d/g)).toBeNull();
    expect(shown).toContain('"X-Other":"***"');
    expect(read(cwd, 'out/results.json')).toContain('"output_s3_path":"s3://acme/***/');
  });
});

describe('parsebatch results --download', () => {
  test('writes the markdown of each item, and what it wrote', async () => {
    const { id, cwd, results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta\u001b[2J' });
    const { exitCode, out, err } = await results('--download', 'out');
    expect([exitCode, out]).toEqual([0, 'written out/a.txt.md\nwritten out/b.txt.md\n']);
    expect(err).toBe('2 written (13 bytes), 0 unchanged\n');
    expect([read(cwd, 'out/a.txt.md'), read(cwd, 'out/b.txt.md')]).toEqual(['Alpha', 'Beta\u001b[2J']);
    expect(JSON.parse(read(cwd, 'out/results.json'))).toMatchObject({
      version: 1,
      batch: id,
      items: [
        {
          item_name: 'a.txt',
          files: [
            {
              as: 'markdown',
              file: 'a.txt.md',
              size: 5,
              // printf Alpha | sha256sum
              sha256: 'b1a96dd646bccaa24cef7a3db22a6f995f05658f4f1c3272913e258c03e6fb24',
            },
          ],
        },
        { item_name: 'b.txt' },
      ],
    });
  });

  test.each([[['--as', 'text,json']], [['--as', 'json', '--as', 'text', '--as', 'text']]])(
    'takes the forms of %j',
    async (argv) => {
      const { cwd, results } = await scene({ 'a.txt': 'Alpha' });
      const { out } = await results('--download', 'out', ...argv);
      expect(out).toBe('written out/a.txt.txt\nwritten out/a.txt.json\n');
      expect(read(cwd, 'out/a.txt.txt')).toBe('Alpha');
      expect(JSON.parse(read(cwd, 'out/a.txt.json'))).toMatchObject({ pages: [{ page: 1, text: 'Alpha' }] });
    },
  );

  test('answers in JSON for programs', async () => {
    const { results } = await scene({ 'a.txt': 'Alpha' });
    const document = JSON.parse((await results('--download', 'out', '--format', 'json')).out);
    expect(document).toMatchObject({
      version: 1,
      items: [{ item_name: 'a.txt', outcome: 'files', files: [{ file: 'a.txt.md', size: 5, state: 'written' }] }],
    });
  });

  test('fetches nothing twice, and again only what was changed or removed', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' });
    await results('--download', 'out');
    writeFileSync(join(cwd, 'out/b.txt.md'), 'Bета');
    writeFileSync(join(cwd, 'out/c.txt.md'), 'Gamm');
    const fetched = countFetched();
    const { exitCode, out } = await results('--download', 'out');
    expect([exitCode, fetched()]).toEqual([0, 2]);
    expect(out).toBe('unchanged out/a.txt.md\nwritten out/b.txt.md\nwritten out/c.txt.md\n');
    expect([read(cwd, 'out/b.txt.md'), read(cwd, 'out/c.txt.md')]).toEqual(['Beta', 'Gamma']);
    const before = read(cwd, 'out/results.json');
    expect((await results('--download', 'out')).err).toBe('0 written, 3 unchanged\n');
    expect(read(cwd, 'out/results.json')).toBe(before);
  });

  test('adds a form to what is there', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha' });
    await results('--download', 'out');
    const { out } = await results('--download', 'out', '--as', 'text,markdown');
    expect(out).toBe('unchanged out/a.txt.md\nwritten out/a.txt.txt\n');
    const [item] = JSON.parse(read(cwd, 'out/results.json')).items;
    expect(item.files.map(({ file }: { file: string }) => file)).toEqual(['a.txt.md', 'a.txt.txt']);
  });

  test('names what went to S3 and does not fetch it', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'A' }, { output_s3_path_prefix: 's3://acme/out/' });
    const fetched = countFetched();
    const { exitCode, out, err } = await results('--download', 'out');
    expect([exitCode, fetched()]).toEqual([0, 0]);
    expect(out).toMatch(/^in S3 s3:\/\/acme\/out\/\S+ \(a\.txt\)\n$/);
    expect(err).toBe('0 written, 0 unchanged, 1 in S3\n');
    expect(readdirSync(join(cwd, 'out'))).toEqual(['results.json']);
    expect((await results('--download', 'out')).out).toBe(out);
  });

  test('takes the earlier result of an item that was skipped as already processed', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    await sceneOf(server, { parameters: {} }, { directory_id: directory });
    const { cwd, results } = await sceneOf(server, { parameters: {} }, { directory_id: directory });
    expect(await results('--download', 'out')).toMatchObject({ exitCode: 0, out: 'written out/a.txt.md\n' });
    expect(read(cwd, 'out/a.txt.md')).toBe('Alpha');
  });

  test.each<[string, RequestTrouble, number]>([
    ['a page of HTML', { do: 'html' }, 69],
    ['a job that is gone', { do: 'status', status: 404 }, 3],
    ['a refusal', { do: 'status', status: 418, detail: 'tea \u001b[1m' }, 1],
  ])('goes on after %s for one item, and names it', async (_, trouble, exitCode) => {
    const { server, cwd, results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' });
    server.faults.add({ kind: 'request', path: '*/result/markdown', trouble });
    const first = await results('--download', 'out');
    expect(first.exitCode).toBe(exitCode);
    expect(first.err).toMatch(/[abc]\.txt \(dfl-/);
    expect(first.out + first.err).not.toContain('\u001b');
    expect(readdirSync(join(cwd, 'out'))).toHaveLength(3);
    expect(await results('--download', 'out')).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('1 written'),
    });
    expect(read(cwd, 'out/c.txt.md')).toBe('Gamma');
  });

  test.each<[string, RequestTrouble, number]>([
    ['no right to it', { do: 'status', status: 401 }, 77],
    ['a redirect', { do: 'status', status: 307 }, 5],
  ])('ends at %s, keeps what is there, and goes on from it', async (_, trouble, exitCode) => {
    const names = Array.from({ length: 30 }, (_, index) => [`${index + 10}.txt`, String(index)]);
    const { server, cwd, results } = await scene(Object.fromEntries(names));
    await results('--download', 'out', ...(await itemsUpTo(results, 3)));
    server.faults.add({ kind: 'request', path: '*/result/markdown', trouble });
    const broken = await results('--download', 'out');
    expect(broken.exitCode).toBe(exitCode);
    const kept = readdirSync(join(cwd, 'out')).length - 1;
    expect(kept).toBeLessThan(30);
    const fetched = countFetched();
    expect((await results('--download', 'out')).exitCode).toBe(0);
    expect([fetched(), readdirSync(join(cwd, 'out')).length]).toEqual([30 - kept, 31]);
  });

  test('names a result over the limit, and takes the others', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'A', 'big.json': '\u0001'.repeat(3 * 1024 * 1024) });
    const { exitCode, out, err } = await results('--download', 'out');
    expect([exitCode, out]).toEqual([69, 'written out/a.txt.md\n']);
    expect(err).toMatch(/^big\.json \(dfl-\S+\): .* is longer than 10485760 bytes$/m);
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.txt.md', 'results.json']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends at %s, and the next run goes on', async (signal) => {
    const names = Array.from({ length: 30 }, (_, index) => [`${index + 10}.txt`, String(index)]);
    const { cwd, results, resultsIn } = await scene(Object.fromEntries(names));
    const onSignal = (onEnd: (signal: EndSignal) => void) => {
      queueMicrotask(() => onEnd(signal));
      return () => undefined;
    };
    const { exitCode, err } = await resultsIn({ onSignal }, '--download', 'out');
    expect([exitCode, err]).toEqual([signal === 'SIGINT' ? 130 : 143, expect.stringContaining('to end at once')]);
    expect(await results('--download', 'out')).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(cwd, 'out'))).toHaveLength(31);
  });

  test('draws its progress on a terminal, and takes it away', async () => {
    const { resultsIn } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    const screen = createTerminalScreen(80, 24);
    const seen: (readonly string[])[] = [];
    const onTalk = (text: string): void => {
      screen.write(text);
      seen.push(screen.lines());
    };
    await resultsIn({ isTerminal: true, onTalk }, '--download', 'out');
    expect(seen).toContainEqual(['1/2 items  [#####-----]  1 written (5 bytes), 0 unchanged']);
    expect(seen.at(-1)).toEqual(['2 written (9 bytes), 0 unchanged']);
  });

  test('writes few lines about many items elsewhere', async () => {
    const server = await start();
    server.faults.add({ kind: 'item', name: '1*', status: 'failed' });
    server.faults.add({ kind: 'item', name: '*', status: 'skipped' });
    const names = Array.from({ length: 120 }, (_, index) => [`${index}.txt`, String(index)]);
    const { directory } = await fill(server, Object.fromEntries(names));
    const { resultsIn } = await sceneOf(server, { parameters: {} }, { directory_id: directory });
    const { err } = await resultsIn({}, '--download', 'out');
    const progress = err.split('\n').filter((line) => line.includes('items:'));
    expect(progress).toEqual(
      [12, 24, 36, 48, 60, 72, 84, 96, 108].map((n) => `${n}/120 items: 0 written, 0 unchanged`),
    );
  });
});

describe('the directory of a download', () => {
  test('is never left, whatever the server calls its items', async () => {
    const names = [
      '../../x',
      '/etc/passwd',
      'C:\\x',
      'a\u0000b',
      'a\nb',
      'CON',
      'nul.txt',
      'dots...',
      'n'.repeat(300),
      'Same.pdf',
      'same.PDF',
      'e\u0301.pdf',
      '\u00e9.pdf',
      '.',
      '..',
      '.git',
      'results',
      '\u001b]0;title\u0007',
    ];
    const { cwd, results } = await sceneOfNames(names);
    const { exitCode, out, err } = await results('--download', 'in/out', '--as', 'text,json');
    expect([exitCode, (out + err).includes('\u001b')]).toEqual([0, false]);
    expect(readdirSync(cwd, { recursive: true })).toHaveLength(2 + 1 + 2 * names.length);
    const written = readdirSync(join(cwd, 'in/out')).filter((file) => file.endsWith('.txt'));
    const texts = written.map((file) => read(cwd, 'in/out', file));
    expect(new Set(texts).size).toBe(names.length);
    const again = await results('--download', 'in/out', '--as', 'text,json');
    expect(again.out).toBe(out.replaceAll(/^written/gm, 'unchanged'));
  });

  test('has no link followed that leads out of it', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' });
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'mine'), 'mine');
    symlinkSync('../mine', join(cwd, 'out/a.txt.md'));
    symlinkSync('../new', join(cwd, 'out/b.txt.md'));
    const { exitCode, out, err } = await results('--download', 'out');
    expect([exitCode, out]).toEqual([74, 'written out/c.txt.md\n']);
    expect(err).toContain('`out/a.txt.md` is not a regular file');
    expect([read(cwd, 'mine'), readdirSync(cwd).sort()]).toEqual(['mine', ['mine', 'out']]);
  });

  test('has its own record where it is no link', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha' });
    mkdirSync(join(cwd, 'out'));
    symlinkSync('../elsewhere', join(cwd, 'out/results.json'));
    expect(await results('--download', 'out')).toMatchObject({ exitCode: 74, out: '' });
    expect(readdirSync(cwd)).toEqual(['out']);
  });

  test('keeps a file that no download wrote, unless it is the same', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out/a.txt.md'), 'mine');
    writeFileSync(join(cwd, 'out/b.txt.md'), 'Beta');
    const { exitCode, out, err } = await results('--download', 'out');
    expect([exitCode, out]).toEqual([74, 'unchanged out/b.txt.md\n']);
    expect(err).toContain('`out/a.txt.md` was there before, with another content, and is not replaced');
    expect(read(cwd, 'out/a.txt.md')).toBe('mine');
  });

  test.each([
    ['of another batch', '{"version":1,"batch":"bjb-other","items":[]}', 5],
    ['of a later version', '{"version":2,"batch":"bjb-1","items":[]}', 74],
    ['that is cut', '{"version":1,"ba', 74],
    ['that holds something else', '{"version":1,"batch":"bjb-1","items":[{"item_id":1}]}', 74],
  ])('with a record %s is left alone', async (_, text, exitCode) => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha' });
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out/results.json'), text);
    expect(await results('--download', 'out')).toMatchObject({ exitCode, out: '' });
    expect(readdirSync(join(cwd, 'out'))).toEqual(['results.json']);
    expect(read(cwd, 'out/results.json')).toBe(text);
  });

  test('is not led out of by names in its record', async () => {
    const { cwd, results } = await scene({ 'a.txt': 'Alpha' });
    await results('--download', 'out');
    const record = read(cwd, 'out/results.json').replace('"name":"a.txt"', '"name":"../../a.txt"');
    writeFileSync(join(cwd, 'out/results.json'), record);
    expect((await results('--download', 'out')).out).toBe('unchanged out/a.txt.md\n');
    expect(readdirSync(cwd)).toEqual(['out']);
  });
});

/** Options that choose the first items of a batch. */
async function itemsUpTo(results: Scene['results'], count: number): Promise<string[]> {
  const { items } = JSON.parse((await results('--format', 'json')).out);
  return items.slice(0, count).flatMap(({ item_id }: { item_id: string }) => ['--item', item_id]);
}
