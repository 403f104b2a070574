import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { EndSignal } from '../../src/cli/io.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import type { Client } from '../../src/submit/client/client.ts';
import { collect, hurriedClient } from '../submit/test-client.ts';
import { readApplied } from './apply-output.ts';
import { everythingBelow, folderWith, manifest, signalAt } from './apply-world.ts';
import { run } from './run.ts';
import { createTerminalScreen } from './terminal-screen.ts';

const STORE = '.parsebatch/local/server';

const MANIFEST = manifest('invoices', 'files: ["inbox/**/*.txt"]');
const INBOX = { 'inbox/a/invoice.txt': 'Total: 12.00', 'inbox/b/invoice.txt': 'Total: 7.50', 'inbox/ü c.txt': 'Three' };

/** The server of a folder, started again on its store. */
async function reopen(cwd: string): Promise<Client> {
  const server = await startEmulator({ store: join(cwd, STORE) });
  onTestFinished(server.close);
  return hurriedClient(server.url);
}

/** The one batch of the one manifest of an answer. */
function onlyBatch(out: string) {
  const [{ batches }] = readApplied(out);
  expect(batches).toHaveLength(1);
  return batches[0];
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
    expect(err.split('\n')[0]).toMatch(/^Sending to the local server at \S+, store \S+; ledger \S+$/);
    expect(err).toContain(`invoices: uploading 3/3 files, 28 of 28 B`);
    expect(err).toMatch(/^ {2}parsebatch results --local bjb-\S+ --download DIR$/m);
  });

  test('leaves results that the next command with --local fetches', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const applied = await run(['apply', '--local', '--wait', '--format', 'json'], { cwd });
    const { batch_id: id } = onlyBatch(applied.out);
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
    const { items } = onlyBatch(out) as { items: readonly { item_name: string; job_id: string }[] };
    const client = await reopen(cwd);
    const texts = await Promise.all(
      items.map(async ({ item_name, job_id }) => [item_name, await client.textResult(job_id)]),
    );
    expect(Object.fromEntries(texts)).toEqual(INBOX);
  });

  test('does nothing when it is repeated, and only what is new when there is more', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    await run(['apply', '--local', '--wait'], { cwd });
    const again = await run(['apply', '--local', '--wait'], { cwd });
    expect([again.exitCode, again.out]).toEqual([0, expect.stringMatching(/^invoices: nothing to do, done: .*bjb-/)]);
    expect(again.err).not.toContain('Sending');
    writeFileSync(join(cwd, 'inbox/d.txt'), 'Four');
    const more = await run(['apply', '--local', '--wait'], { cwd });
    expect([more.exitCode, more.out]).toEqual([0, expect.stringMatching(/^invoices: bjb-\S+ completed 1\/1$/m)]);
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
    const applied = readApplied(out);
    expect(exitCode).toBe(EXIT.ok);
    const done = {
      shard: 1,
      state: 'final',
      status: 'completed',
      counts: { total: 1, processed: 1, failed: 0, skipped: 0 },
    };
    expect(applied).toMatchObject([
      { name: 'one', action: 'run', exit_code: 0, batches: [done] },
      { name: 'two', action: 'run', exit_code: 0, batches: [done] },
    ]);
    expect(applied[0].digest).toMatch(/^[0-9a-f]{64}$/);
    const client = await reopen(cwd);
    expect(await client.textResult(applied[0].batches[0].items[0].job_id)).toBe('of one');
    expect(await client.textResult(applied[1].batches[0].items[0].job_id)).toBe('of two');
  });

  test('reads a manifest from standard input, with files relative to the working directory', async () => {
    const cwd = await folderWith(INBOX);
    const { exitCode, out } = await run(['apply', '--local', '--wait', '-'], { cwd, input: MANIFEST });
    expect([exitCode, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/ completed 3\/3$/)]);
  });

  test('draws how far it is anew on a terminal, and leaves only what came of it', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const { err } = await run(['apply', '--local', '--wait'], { cwd, isTerminal: true });
    expect(err).toMatch(/invoices +\[[#-]+\] +uploading \d\/3 files/);
    const screen = createTerminalScreen(80, 24);
    screen.write(err);
    expect(screen.lines().join('\n')).toMatch(/^invoices: created bjb-\S+$/m);
    expect(screen.lines().join('\n')).not.toContain('[#');
  });

  test('says what it does not know of files that were sent elsewhere', async () => {
    const unknown = [
      manifest('directory', 'directory_id: dir-none'),
      manifest('items', 'item_ids: [dfl-none]'),
      manifest('staged', 'item_ids: [dfl-none], stage: true'),
    ];
    const cwd = await folderWith({ 'all.parsebatch.yaml': unknown.join('---\n') });
    const { exitCode, out } = await run(['apply', '--local', '--wait', '--format', 'json'], { cwd });
    const applied = readApplied(out);
    expect([exitCode, applied]).toMatchObject([
      EXIT.findings,
      [
        { name: 'directory', action: 'blocked', exit_code: EXIT.findings, batches: [] },
        { name: 'items', exit_code: EXIT.findings, batches: [{ state: 'rejected' }] },
        { name: 'staged', exit_code: EXIT.findings, batches: [{ state: 'nothing' }] },
      ],
    ]);
  });
});

describe('apply --local', () => {
  test('is done when the batch is accepted; the rest goes on when the server is started again', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const { exitCode, out, err } = await run(['apply', '--local'], { cwd });
    const [, id = ''] = /^invoices: created (bjb-\S+)\n$/.exec(out) ?? [];
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

describe('nothing is sent', () => {
  const SECRETIVE = `  webhooks: [{ url: "https://hooks.acme.example/", headers: { A: "\${secret:B_TOKEN}", B: "\${secret:A_TOKEN}" } }]\n`;

  test.each<[string, Readonly<Record<string, string>>, readonly string[], number, RegExp]>([
    ['without a key', {}, [], EXIT.unauthorized, /There is no API key[\s\S]*LLAMA_CLOUD_API_KEY/],
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
    expect(everythingBelow(cwd)).not.toContain('bjb-');
  });
});

describe('a signal', () => {
  test.each<[EndSignal, number]>([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ])('%s leaves a batch that runs, and says how to go on', async (signal, expected) => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const argv = ['apply', '--local', '--wait', '--format', 'json'];
    const { exitCode, out, err } = await run(argv, { cwd, ...signalAt(/created bjb-/, signal) });
    const { batch_id: id } = onlyBatch(out);
    expect(exitCode).toBe(expected);
    expect(err).toMatch(new RegExp(`^ {2}parsebatch (watch|results) --local ${id}\\b`, 'm'));
    expect((await (await reopen(cwd)).getBatch(id)).job.status).not.toBe('cancelled');
  });

  test('before the batch is created leaves it uncreated', async () => {
    const cwd = await folderWith({ 'invoices.parsebatch.yaml': MANIFEST, ...INBOX });
    const argv = ['apply', '--local', '--wait', '--concurrency', '1'];
    const { exitCode, out, err } = await run(argv, { cwd, ...signalAt(/uploading 1\/3/, 'SIGINT') });
    expect([exitCode, out]).toEqual([EXIT.interrupted, 'invoices: was not sent\n']);
    expect(err).toContain('Nothing more is sent');
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
