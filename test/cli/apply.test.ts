import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { EndSignal } from '../../src/cli/io.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import type { Client } from '../../src/submit/client/client.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { collect, hurriedClient } from '../submit/test-client.ts';
import { run } from './run.ts';

const STORE = '.parsebatch/local/server';

const MANIFEST = manifest('invoices', 'files: ["inbox/**/*.txt"]');
const INBOX = { 'inbox/a/invoice.txt': 'Total: 12.00', 'inbox/b/invoice.txt': 'Total: 7.50', 'inbox/ü c.txt': 'Three' };

function manifest(name: string, source: string, more = ''): string {
  return `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: ${name} }
spec:
  source: { ${source} }
  parameters: { parse_mode: parse_page_with_llm }
${more}`;
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The server of a folder, started again on its store. */
async function reopen(cwd: string): Promise<Client> {
  const server = await startEmulator({ store: join(cwd, STORE) });
  onTestFinished(server.close);
  return hurriedClient(server.url);
}

describe('apply --local --wait', () => {
  test('uploads files, runs the batch, and lists what became of each', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const { exitCode, out, err } = await run(['apply', '--local', '--wait', 'invoices.parsebatch.yaml'], { cwd });
    expect(exitCode).toBe(EXIT.ok);
    const [first, header, ...rows] = out.trimEnd().split('\n');
    expect(first).toMatch(/^invoices: bjb-\S+ completed 3\/3$/);
    expect(header).toMatch(/^ITEM +STATUS +JOB +NAME +WHY$/);
    const names = rows.map((row) => /^dfl-\S+ +completed +\S+ +(.+)$/.exec(row)?.[1]).sort();
    expect(names).toEqual(['inbox/a/invoice.txt', 'inbox/b/invoice.txt', 'inbox/ü c.txt']);
    expect(err.split('\n')[0]).toContain('makes new batches');
    expect(err).toContain(`invoices: uploading 3/3 files, 28 of 28 B`);
    expect(err).toMatch(/^ {2}parsebatch results --local bjb-\S+ --download DIR$/m);
  });

  test('leaves results that the next command with --local fetches', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const applied = await run(['apply', '--local', '--wait', '--format', 'json'], { cwd });
    const [{ id }] = JSON.parse(applied.out).batches;
    const { exitCode } = await run(['results', '--local', id, '--download', 'out', '--as', 'text'], { cwd });
    expect(exitCode).toBe(EXIT.ok);
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual([
      'inbox_a_invoice.txt.txt',
      'inbox_b_invoice.txt.txt',
      'inbox_ü c.txt.txt',
      'results.json',
    ]);
    expect((await run(['status', '--local', id], { cwd })).out).toMatch(/^status +completed, 100 %$/m);
    expect((await run(['list', '--local', '--base-url', 'http://127.0.0.1:1'], { cwd })).exitCode).toBe(EXIT.usage);
  });

  test('leaves results that the server has when it is started again', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const { out } = await run(['apply', '--local', '--wait', '--format', 'json'], { cwd });
    const { items } = JSON.parse(out).batches[0] as { items: readonly { item_name: string; job_id: string }[] };
    const client = await reopen(cwd);
    const texts = await Promise.all(
      items.map(async ({ item_name, job_id }) => [item_name, await client.textResult(job_id)]),
    );
    expect(Object.fromEntries(texts)).toEqual(INBOX);
  });

  test('makes a new batch with each run, of which the server skips what it has', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    await run(['apply', '--local', '--wait'], { cwd });
    const again = await run(['apply', '--local', '--wait'], { cwd });
    expect([again.exitCode, again.out]).toEqual([0, expect.stringMatching(/completed 0\/3, 3 skipped/)]);
    expect(await collect((await reopen(cwd)).listBatches())).toHaveLength(2);
  });

  test('applies several manifests, each with files relative to itself', async () => {
    const one = manifest('one', 'files: [in.txt]');
    const two = manifest('two', 'files: [in.txt]');
    const cwd = await folderWith({
      'a/one.parsebatch.yaml': one,
      'a/in.txt': 'of one',
      'b/two.parsebatch.yaml': two,
      'b/in.txt': 'of two',
    });
    const { exitCode, out } = await run(['apply', '--local', '--wait', '--format', 'json'], { cwd });
    const { version, batches } = JSON.parse(out);
    expect([exitCode, version]).toEqual([0, 1]);
    expect(batches).toEqual([
      expect.objectContaining({ name: 'one', outcome: 'created', status: 'completed', total_items: 1 }),
      expect.objectContaining({ name: 'two', outcome: 'created', status: 'completed', total_items: 1 }),
    ]);
    expect(batches[0].digest).toMatch(/^[0-9a-f]{64}$/);
    const client = await reopen(cwd);
    expect(await client.textResult(batches[0].items[0].job_id)).toBe('of one');
    expect(await client.textResult(batches[1].items[0].job_id)).toBe('of two');
  });

  test('reads a manifest from standard input, with files relative to the working directory', async () => {
    const cwd = await folderWith(INBOX);
    const { exitCode, out } = await run(['apply', '--local', '--wait', '-'], { cwd, input: MANIFEST });
    expect([exitCode, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/ completed 3\/3$/)]);
  });

  test('draws its progress over one line of a terminal', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const { err } = await run(['apply', '--local', '--wait'], { cwd, isTerminal: true });
    expect(err).toMatch(/\rinvoices: uploading 3\/3 files[^\n]*\n/);
    expect(err).toMatch(/\rinvoices: completed 100 % 3\/3/);
  });

  test('says what it does not know of files that were sent elsewhere', async () => {
    const unknown = [
      manifest('directory', 'directory_id: dir-none'),
      manifest('items', 'item_ids: [dfl-none]'),
      manifest('staged', 'item_ids: [dfl-none], stage: true'),
    ];
    const cwd = await folderWith({ 'all.parsebatch.yaml': unknown.join('---\n') });
    const { exitCode, out, err } = await run(['apply', '--local', '--wait', '--format', 'json'], { cwd });
    const outcomes = JSON.parse(out).batches.map(({ outcome }: { outcome: string }) => outcome);
    expect([exitCode, outcomes]).toEqual([EXIT.findings, ['rejected', 'rejected', 'failed']]);
    expect(err.match(/The local server knows only what was sent to it/g)).toHaveLength(3);
  });
});

describe('apply --local', () => {
  test('is done when the batch is accepted; the rest goes on when the server is started again', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const { exitCode, out, err } = await run(['apply', '--local'], { cwd });
    const [, id = ''] = /^invoices: (bjb-\S+) pending 0\/3\n$/.exec(out) ?? [];
    expect([exitCode, id]).toEqual([0, expect.stringMatching(/^bjb-/)]);
    expect(err).toContain(`parsebatch watch --local ${id}`);
    expect((await (await reopen(cwd)).getBatch(id)).job.total_items).toBe(3);
  });

  test('leaves a store alone that another server uses', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    await reopen(cwd);
    const { exitCode, out, err } = await run(['apply', '--local'], { cwd });
    expect([exitCode, out]).toEqual([EXIT.locked, '']);
    expect(err).not.toContain('--store');
  });
});

describe('nothing is sent, and no server started,', () => {
  const SECRETIVE = `  webhooks: [{ url: "https://hooks.acme.example/", headers: { A: "\${secret:B_TOKEN}", B: "\${secret:A_TOKEN}" } }]\n`;

  test.each<[string, Readonly<Record<string, string>>, readonly string[], number, RegExp]>([
    ['without --local', {}, [], EXIT.refused, /pay twice[\s\S]*--emit curl/],
    [
      'with an error in another manifest',
      { 'b.parsebatch.yaml': `${MANIFEST}  nonsense: 1\n` },
      ['--local'],
      1,
      /nonsense/,
    ],
    ['with two manifests of one name', { 'b.parsebatch.yaml': MANIFEST }, ['--local'], 1, / no-duplicate-name/],
    [
      'when a glob of another manifest matches nothing',
      { 'b.parsebatch.yaml': manifest('b', 'files: ["none/*.pdf"]') },
      ['--local'],
      EXIT.noInput,
      /b\.parsebatch\.yaml: No file matches `none\/\*\.pdf`/,
    ],
    [
      'when secrets are not set, and all of them are named',
      { 'b.parsebatch.yaml': manifest('b', 'directory_id: dir-1', SECRETIVE) },
      ['--local'],
      EXIT.refused,
      /`A_TOKEN`, `B_TOKEN`/,
    ],
    ['with a timeout that nothing waits for', {}, ['--local', '--timeout', '5'], EXIT.usage, /--wait/],
    ['with a timeout that is no time', {}, ['--local', '--wait', '--timeout', 'x'], EXIT.usage, /--timeout/],
    ['with no uploads at once', {}, ['--local', '--concurrency', '0'], EXIT.usage, /--concurrency/],
    ['with too many uploads at once', {}, ['--local', '--concurrency', '33'], EXIT.usage, /--concurrency/],
  ])('%s', async (_, more, options, expected, message) => {
    const cwd = await folderWith({ 'a.parsebatch.yaml': MANIFEST, ...INBOX, ...more });
    const { exitCode, out, err } = await run(['apply', ...options], { cwd });
    expect([exitCode, out]).toEqual([expected, '']);
    expect(err).toMatch(message);
    expect(existsSync(join(cwd, '.parsebatch'))).toBe(false);
  });
});

describe('a signal', () => {
  /** Sends a signal as soon as something is said that fits. */
  function signalAt(said: RegExp, signal: EndSignal) {
    const listeners = new Set<(signal: EndSignal) => void>();
    return {
      onSignal: (onEnd: (signal: EndSignal) => void) => {
        listeners.add(onEnd);
        return () => listeners.delete(onEnd);
      },
      onTalk: (text: string) => {
        if (said.test(text)) for (const listener of listeners) listener(signal);
      },
    };
  }

  test.each<[EndSignal, number]>([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ])('%s leaves a batch that runs, and says how to go on', async (signal, expected) => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const argv = ['apply', '--local', '--wait', '--format', 'json'];
    const { exitCode, out, err } = await run(argv, { cwd, ...signalAt(/created bjb-/, signal) });
    const [{ id }] = JSON.parse(out).batches;
    expect(exitCode).toBe(expected);
    expect(err).toMatch(new RegExp(`^ {2}parsebatch (watch|results) --local ${id}\\b`, 'm'));
    expect((await (await reopen(cwd)).getBatch(id)).job.status).not.toBe('cancelled');
  });

  test('before the batch is created leaves it uncreated', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const argv = ['apply', '--local', '--wait', '--concurrency', '1'];
    const { exitCode, out, err } = await run(argv, { cwd, ...signalAt(/uploading 1\/3/, 'SIGINT') });
    expect([exitCode, out]).toEqual([EXIT.interrupted, '']);
    expect(err).toMatch(/^invoices: not created, /m);
    expect(await collect((await reopen(cwd)).listBatches())).toEqual([]);
  });
});

describe('secrets', () => {
  const CANARIES = { HOOK_TOKEN: 'CANARY-token-1', SIGNING: 'CANARY-signing-2', VISION_KEY: 'CANARY-vision-3' };
  const MORE = `    parse_mode: parse_page_with_lvm
    vendor_multimodal_model_name: openai-gpt4o
    vendor_multimodal_api_key: \${secret:VISION_KEY}
  webhooks:
    - url: http://127.0.0.1:1/
      headers: { Authorization: "Bearer \${secret:HOOK_TOKEN}" }
      signing_secret: \${secret:SIGNING}
`;
  const SECRETIVE = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: secretive }
spec:
  source: { files: [in.txt] }
  parameters:
${MORE}`;

  const PROJECT = {
    'parsebatch.config.yaml': `apiVersion: parsebatch.dev/v1
kind: Project
secrets: [HOOK_TOKEN, SIGNING, VISION_KEY]
`,
  };

  test('are refused where the project file does not list them', async () => {
    const cwd = await folderWith({ 'a.parsebatch.yaml': SECRETIVE, 'in.txt': 'no secret' });
    const { exitCode, out, err } = await run(['apply', '--local'], { cwd, env: CANARIES });
    expect([exitCode, out]).toEqual([5, '']);
    expect(err).toContain('secrets: [HOOK_TOKEN, SIGNING, VISION_KEY]');
  });

  test('come from a file, which wins over the environment', async () => {
    const secrets = 'HOOK_TOKEN=from-file\nSIGNING=from-file\nVISION_KEY=from-file\n';
    const files = { ...PROJECT, 'a.parsebatch.yaml': SECRETIVE, 'in.txt': 'no secret', 'prod.env': secrets };
    const argv = ['apply', '--local', '--secrets-file', 'prod.env'];
    const { exitCode } = await run(argv, { cwd: await folderWith(files), env: { SIGNING: 'CANARY-4' } });
    expect(exitCode).toBe(0);
  });

  test.each([
    ['text', false],
    ['json', false],
    ['text', true],
  ])('are in no output (%s, terminal: %s) and not on disk', async (format, isTerminal) => {
    const cwd = await folderWith({ ...PROJECT, 'a.parsebatch.yaml': SECRETIVE, 'in.txt': 'no secret' });
    const world = { cwd, env: CANARIES, isTerminal };
    const { exitCode, out, err } = await run(['apply', '--local', '--wait', '--format', format], world);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('secretive')]);
    expect(out + err).not.toContain('CANARY');
    expect(everythingBelow(cwd)).not.toContain('CANARY');
  });
});

function everythingBelow(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
