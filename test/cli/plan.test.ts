import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { fill, KEY, start } from '../emulator/start.ts';
import { pretendApply } from '../pipeline/pretend-apply.ts';
import { addFiles, manifest, project, projectFolder } from '../project-folder.ts';
import { compileSchema } from '../schema/ajv.ts';
import { batchManifest } from './apply-world.ts';
import { run } from './run.ts';

const FILES = 'source: { files: ["box/*.txt"] }\nparameters: { tier: fast }';
const BOX = { 'box/a.txt': 'one', 'box/b.txt': 'two' };
const DIRECTORY = 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const PROJECT_ID = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/plan.schema.json', import.meta.url), 'utf8'),
) as JsonSchema;
const isPlan = compileSchema(schema);

interface Planned {
  readonly exitCode: number;
  readonly err: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a plan says is looked into by each test
  readonly plan: any;
}

/** The plan of a folder as JSON; `--local` unless told otherwise. It has to have the form that its schema states. */
async function planIn(cwd: string, argv: readonly string[] = ['--local'], env = {}): Promise<Planned> {
  const { exitCode, out, err } = await run(['plan', '--format', 'json', ...argv], { cwd, env });
  const plan = out === '' ? undefined : JSON.parse(out);
  if (plan !== undefined) {
    isPlan(plan);
    expect(isPlan.errors ?? []).toEqual([]);
  }
  return { exitCode, err, plan };
}

async function actionsIn(cwd: string, argv?: readonly string[], env = {}): Promise<string[]> {
  const { plan } = await planIn(cwd, argv, env);
  return plan.batches.map(({ name, action }: { name: string; action: string }) => `${name} ${action}`);
}

describe('a plan', () => {
  test('runs what was never run, and writes nothing', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    const { exitCode, plan } = await planIn(cwd);
    expect(exitCode).toBe(EXIT.ok);
    expect(plan).toMatchObject({
      version: 1,
      target: { endpoint: 'local', namespace: 'default', ledger: join(cwd, '.parsebatch/local/ledger') },
      batches: [
        {
          ...{ name: 'a', project: 'local', action: 'run', reason: 'it has not been run', cause: { kind: 'first' } },
          ...{ source: { kind: 'files', entries: 2 }, batches: 1, estimate: { files: 2, bytes: 6, uncounted: 2 } },
        },
      ],
      totals: { files: { minimum: 2, maximum: 2 }, pages: { minimum: 0, maximum: null } },
    });
    expect(readdirSync(cwd).sort()).toEqual(['a.parsebatch.yaml', 'box']);
  });

  test('has nothing to do once that has gone well, also after a comment has changed', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    expect(await planIn(cwd, ['--local', '--detailed-exitcode'])).toMatchObject({
      exitCode: EXIT.ok,
      plan: { batches: [{ action: 'noop', reason: 'done: `a` g0001 of 2026-01-02, bjb-a-1', notes: [] }] },
    });
    addFiles(cwd, { 'a.parsebatch.yaml': `# the same\n${manifest(FILES, 'a')}` });
    expect(await actionsIn(cwd)).toEqual(['a noop']);
  });

  test('runs it as changed once a setting is another, and names each by what the newest run had', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    addFiles(cwd, { 'a.parsebatch.yaml': manifest(FILES.replace('fast', 'fast, hide_headers: true'), 'a') });
    await pretendApply(cwd, { failed: [] }, Date.UTC(2026, 0, 3));
    expect((await planIn(cwd)).plan.batches).toMatchObject([{ action: 'noop', settings: [] }]);
    const later = 'tier: fast, hide_headers: false, target_pages: 0-4';
    addFiles(cwd, { 'a.parsebatch.yaml': manifest(FILES.replace('tier: fast', later), 'a') });
    expect(await planIn(cwd, ['--local', '--detailed-exitcode'])).toMatchObject({
      exitCode: EXIT.changes,
      plan: {
        batches: [
          {
            ...{ action: 'changed', cause: { kind: 'first' } },
            settings: [
              { pointer: '/spec/parameters/hide_headers', change: 'changed', before: true },
              { pointer: '/spec/parameters/target_pages', change: 'added' },
            ],
            notes: ['`hide_headers` was `true`', '`target_pages` is new'],
          },
        ],
      },
    });
  });

  test('writes no credential that a manifest spells out into the ledger, and says where one may be another', async () => {
    const spell = (key: string): string =>
      FILES.replace('fast', `fast, azure_openai_key: ${key}, http_proxy: "http://p.example"`);
    const rules = project('rules: { no-plaintext-secret: off }');
    const cwd = projectFolder({
      'a.parsebatch.yaml': manifest(spell('canary-5f1c9e'), 'a'),
      ...BOX,
      'parsebatch.config.yaml': rules,
    });
    await pretendApply(cwd);
    const ledger = join(cwd, '.parsebatch/local/ledger');
    const names = readdirSync(ledger, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(names.some((name) => name.endsWith('run.json'))).toBe(true);
    for (const name of names) expect(readFileSync(join(ledger, name), 'utf8')).not.toContain('canary');
    addFiles(cwd, { 'a.parsebatch.yaml': manifest(spell('other-5f1c9e'), 'a') });
    const { plan } = await planIn(cwd);
    expect(plan.batches).toMatchObject([
      { action: 'changed', settings: [], notes: [expect.stringContaining('of which nothing is recorded')] },
    ]);
  });

  test('says that the same content was run under another name', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    addFiles(cwd, { 'a.parsebatch.yaml': manifest(FILES, 'b') });
    const { plan } = await planIn(cwd);
    expect(plan.batches).toMatchObject([
      {
        ...{ name: 'b', action: 'renamed' },
        reason: 'the same content was run as `a` g0001 of 2026-01-02, bjb-a-1: it is paid for again',
        notes: [expect.stringContaining('`do_not_cache` parses them again')],
      },
    ]);
  });

  test('runs the files that are new or have another content, and no others', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    addFiles(cwd, { 'box/b.txt': 'other', 'box/c.txt': 'three' });
    const { plan } = await planIn(cwd);
    expect(plan.batches).toMatchObject([
      {
        ...{ action: 'run', cause: { kind: 'new' }, change: { added: 1, changed: 1, removed: 0 } },
        ...{ source: { entries: 2 }, estimate: { files: 2, bytes: 10 } },
        run: expect.stringMatching(/^a\/[0-9a-f]{64}\/g0002$/),
      },
    ]);
    await pretendApply(cwd);
    expect(await actionsIn(cwd)).toEqual(['a noop']);
  });

  test('needs somebody where files failed or the answer was lost', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd, { failed: ['dfl-1'] });
    addFiles(cwd, { 'b.parsebatch.yaml': manifest(`${FILES}\nrerun: "1"`, 'b') });
    await pretendApply(cwd, { result: { outcome: 'unknown', reason: 'the connection was reset' } });
    expect(await actionsIn(cwd)).toEqual(['a attention', 'b unknown']);
  });

  test('goes on with what was not sent, unless a file of it is not there any more', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd, { result: { outcome: 'not-sent', reason: 'nothing listens there' } });
    expect((await planIn(cwd)).plan.batches).toMatchObject([{ action: 'resume', batches: 1, estimate: { files: 2 } }]);
    rmSync(join(cwd, 'box/a.txt'));
    expect((await planIn(cwd)).plan.batches).toMatchObject([
      { action: 'blocked', reason: expect.stringContaining('`box/a.txt` is not there any more as the run began with') },
    ]);
  });

  test('of a ledger with a record that cannot be believed is unknown for its batch, and says so', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    addFiles(cwd, { 'b.parsebatch.yaml': manifest(`${FILES}\nrerun: "1"`, 'b') });
    const ledger = join(cwd, '.parsebatch/local/ledger');
    const records = readdirSync(ledger, { recursive: true, encoding: 'utf8' });
    writeFileSync(join(ledger, records.find((name) => name.endsWith('result.json')) ?? ''), '{');
    const { exitCode, err } = await planIn(cwd);
    expect(await actionsIn(cwd)).toEqual(['a unknown', 'b run']);
    expect(exitCode).toBe(EXIT.io);
    expect(err).toContain('s0001.a1.result.json` of the ledger is damaged');
  });
});

describe('without a ledger or a key', () => {
  test('says that apply would be refused, and what it would come to', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    const { exitCode, plan } = await planIn(cwd, []);
    expect(exitCode).toBe(EXIT.ok);
    expect(plan).toMatchObject({
      target: { endpoint: 'api.cloud.llamaindex.ai', ledger: null },
      batches: [
        { action: 'blocked', reason: expect.stringContaining('parsebatch ledger init'), estimate: { files: 2 } },
      ],
    });
    expect(existsSync(join(cwd, '.parsebatch'))).toBe(false);
  });

  test('is unknown where the ledger cannot be reached, and the exit code tells', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    const argv = ['--ledger', 'git:http://127.0.0.1:1/ledger.git'];
    const { exitCode, plan } = await planIn(cwd, argv, { PATH: process.env['PATH'] ?? '', HOME: cwd });
    expect([exitCode, plan.batches[0].action, plan.target.ledger]).toEqual([EXIT.unavailable, 'unknown', null]);
  });

  test('plans what states its project, and says what was not looked up', async () => {
    const spec = `source: { directory_id: ${DIRECTORY} }\nproject_id: ${PROJECT_ID}`;
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(spec, 'a') });
    await run(['ledger', 'init'], { cwd });
    const { exitCode, plan } = await planIn(cwd, []);
    expect(exitCode).toBe(EXIT.ok);
    expect(plan).toMatchObject({
      batches: [{ action: 'run', project: PROJECT_ID }],
      not_looked_up: ['What the directory of `a` holds, as there is no API key'],
    });
    expect(plan.batches[0]).not.toHaveProperty('source');
    expect(await planIn(cwd, ['--require-online'])).toMatchObject({ exitCode: EXIT.unauthorized, plan: undefined });
  });

  test('cannot tell what was run where the project is not known', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await run(['ledger', 'init'], { cwd });
    const { exitCode, plan } = await planIn(cwd, []);
    expect([exitCode, plan.batches[0].action]).toEqual([EXIT.ok, 'unknown']);
  });
});

describe('with a key', () => {
  test('looks up the project and what directories hold', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'one', 'b.pdf': 'two' });
    const spec = `source: { directory_id: ${directory} }\nparameters: { tier: fast, max_pages: 5 }`;
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(spec, 'a') });
    await run(['ledger', 'init'], { cwd });
    const { body: projects } = await server.call('GET', '/api/v1/projects');
    const env = { LLAMA_CLOUD_API_KEY: KEY, LLAMA_CLOUD_BASE_URL: server.url };
    const { exitCode, plan } = await planIn(cwd, ['--require-online'], env);
    expect(exitCode).toBe(EXIT.ok);
    expect(plan).toMatchObject({
      target: { endpoint: new URL(server.url).host },
      batches: [
        {
          ...{ action: 'run', project: projects[0].id, source: { kind: 'directory', entries: 2 }, batches: 1 },
          estimate: { files: 2, uncounted: 2, pages: { minimum: 0, maximum: null } },
        },
      ],
      not_looked_up: [],
    });
    expect(JSON.stringify(plan)).not.toContain(KEY);
  });

  test('blocks what is about a directory that is not there', async () => {
    const server = await start();
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(`source: { directory_id: ${DIRECTORY} }`, 'a') });
    await run(['ledger', 'init'], { cwd });
    const env = { LLAMA_CLOUD_API_KEY: KEY, LLAMA_CLOUD_BASE_URL: server.url };
    const { exitCode, plan } = await planIn(cwd, [], env);
    expect(exitCode).toBe(EXIT.ok);
    expect(plan.batches).toMatchObject([{ action: 'blocked', reason: expect.stringContaining('404') }]);
  });

  test('adopts a lost batch that is alone in the directory made for it', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'one' });
    const body = {
      directory_id: directory,
      job_config: { job_name: 'parse_raw_file_job', parameters: { type: 'parse' } },
    };
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd, { result: { outcome: 'unknown', reason: 'reset' }, directoryId: directory });
    // The ledger of the rehearsal, moved to where the runs of this server count.
    const { body: projects } = await server.call('GET', '/api/v1/projects');
    const host = new URL(server.url).host.replace(':', '_');
    moveScope(cwd, `${host}/${projects[0].id}`);
    const env = { LLAMA_CLOUD_API_KEY: KEY, LLAMA_CLOUD_BASE_URL: server.url };
    expect(await actionsIn(cwd, [], env)).toEqual(['a unknown']);
    const { body: batch } = await server.call('POST', '/api/v1/beta/batch-processing', body);
    expect((await planIn(cwd, [], env)).plan.batches).toMatchObject([
      { action: 'adopt', reason: `${batch.id} is in the directory made for shard 1` },
    ]);
    await server.call('POST', '/api/v1/beta/batch-processing', body);
    expect(await actionsIn(cwd, [], env)).toEqual(['a unknown']);
  });
});

/** Makes the runs of `--local` count for another endpoint and project, in the ledger that is not that of a rehearsal. */
function moveScope(cwd: string, scope: string): void {
  const target = join(cwd, '.parsebatch/ledger/v1/default', scope);
  cpSync(join(cwd, '.parsebatch/local/ledger/v1/default/local/local'), target, { recursive: true });
  const marker = { at: '2026-01-01T00:00:00.000Z', record: 'marker', tool: 'parsebatch 0.1.0', version: 1 };
  addFiles(cwd, { '.parsebatch/ledger/ledger/marker.json': `${JSON.stringify(marker)}\n` });
}

describe('limits of the project', () => {
  const LIMITED = { 'parsebatch.config.yaml': project('limits: { max_files: 1 }') };

  test('block all that would be sent, unless the number is named', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX, ...LIMITED });
    const { exitCode, plan } = await planIn(cwd);
    expect(exitCode).toBe(EXIT.ok);
    expect(plan).toMatchObject({
      batches: [{ action: 'blocked', reason: expect.stringContaining('`--max-files 2`'), estimate: { files: 2 } }],
      limits: [{ name: 'max_files', limit: 1, overridden: false, planned: { maximum: 2 }, exceeded: true }],
    });
    const named = await planIn(cwd, ['--local', '--max-files', '2']);
    expect(named.plan).toMatchObject({ batches: [{ action: 'run' }], limits: [{ limit: 2, overridden: true }] });
    expect(named.plan.digest).toBe(plan.digest);
  });

  test('are kept where nothing is sent', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    addFiles(cwd, LIMITED);
    expect((await planIn(cwd)).plan).toMatchObject({ batches: [{ action: 'noop' }], limits: [{ exceeded: false }] });
  });
});

describe('the digest of a plan', () => {
  test('changes with what is sent, with the ledger and with delivery settings, and with nothing else', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    const digest = async (): Promise<string> => (await planIn(cwd)).plan.digest;
    const first = await digest();
    expect(await digest()).toBe(first);
    addFiles(cwd, { 'a.parsebatch.yaml': `# a comment\n${manifest(FILES, 'a')}` });
    expect(await digest()).toBe(first);
    addFiles(cwd, { 'a.parsebatch.yaml': manifest(`${FILES}\nwebhook_url: https://hooks.acme.example/x`, 'a') });
    const delivered = await digest();
    expect(delivered).not.toBe(first);
    addFiles(cwd, { 'box/c.txt': 'three' });
    const grown = await digest();
    expect(grown).not.toBe(delivered);
    await pretendApply(cwd);
    expect(await digest()).not.toBe(grown);
  });
});

describe('the digest of a plan for v2', () => {
  test('changes with who is told of each file, which is saved with the configuration', async () => {
    const job = (url: string): string =>
      `parameters: { tier: fast, version: "2026-06-15", webhook_configurations: [{ webhook_url: "https://${url}" }] }`;
    const cwd = projectFolder({
      'a.parsebatch.yaml': batchManifest('a', FILES_V2, '', job('a.acme.example/x')),
      ...BOX,
    });
    const first = (await planIn(cwd)).plan.digest;
    expect((await planIn(cwd)).plan.digest).toBe(first);
    addFiles(cwd, { 'a.parsebatch.yaml': batchManifest('a', FILES_V2, '', job('b.acme.example/x')) });
    expect((await planIn(cwd)).plan.digest).not.toBe(first);
  });
});

/** The same files as a batch of v2 states them. */
const FILES_V2 = 'files: ["box/*.txt"]';

describe('a plan for people', () => {
  test('is a table with what is to be done first, and the sums', async () => {
    const cwd = projectFolder({ 'z.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    addFiles(cwd, { 'a.parsebatch.yaml': manifest(`${FILES}\nrerun: "1"`, 'b') });
    const { out } = await run(['plan', '--local'], { cwd });
    const [header, first, note, last, , sums, ...rest] = out.trimEnd().split('\n');
    expect(header).toMatch(/^ACTION {2}BATCH {2}FILES {2}SIZE {2}PAGES {2}CREDITS {2}WHY$/);
    expect(first).toMatch(/^run {5}b {6}2 {6}6 B {3}\? {6}\? {8}it has not been run$/);
    expect(note).toContain('note: files that were parsed with the same settings within 48 hours may be skipped');
    expect(last).toMatch(/^noop {4}a {35}done: `a` g0001 of 2026-01-02, bjb-a-1$/);
    expect(sums).toBe('1 to run, 1 with nothing to do; files: 2, pages: ?, credits: ?');
    expect(rest).toEqual([
      `to local, ledger ${join(cwd, '.parsebatch/local/ledger')}`,
      expect.stringMatching(/^plan sha256:[0-9a-f]{64}$/),
    ]);
  });

  test('is Markdown in which nothing of a manifest has a meaning', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    const hostile = '](https://evil.example) | <img src=x> @all';
    await pretendApply(cwd, { result: { outcome: 'rejected', status: 422, detail: hostile } });
    const { out } = await run(['plan', '--local', '--format', 'markdown'], { cwd });
    expect(out).toMatch(/^<!-- parsebatch plan -->\n### parsebatch plan: 1 to go on with\n/);
    for (const piece of ['](', '<img', '@all']) expect(out).not.toContain(piece);
    const rows = out.split('\n').filter((line) => line.startsWith('| resume'));
    expect(rows.map((row) => row.split('|').length)).toEqual([9]);
  });

  test('folds away what nothing is to be done about', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    await pretendApply(cwd);
    const { out } = await run(['plan', '--local', '--format', 'markdown'], { cwd });
    expect(out).toContain('<details><summary>1 with nothing to do</summary>');
  });
});

describe('a plan that is saved', () => {
  test('is what --format json prints, with what it was made of', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    const { out, err } = await run(['plan', '--local', '--format', 'json', '--out', 'plan.json', '.'], { cwd });
    expect(err).toContain('saved plan.json\n');
    expect(readFileSync(join(cwd, 'plan.json'), 'utf8')).toBe(out);
    expect(JSON.parse(out).inputs).toEqual({ manifests: ['.'], set: [], vars: [], local: true });
  });

  test('is not one of standard input', async () => {
    const { exitCode } = await run(['plan', '--local', '--out', 'plan.json', '-'], { input: manifest(FILES) });
    expect(exitCode).toBe(EXIT.usage);
  });
});

describe('bad input', () => {
  test.each([
    [['--max-files', 'many'], EXIT.usage],
    [['--shard-size', '0'], EXIT.usage],
    [['--local', '--base-url', 'https://x.example'], EXIT.usage],
  ])('%j ends the command before anything is looked at', async (argv, expected) => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a'), ...BOX });
    expect((await planIn(cwd, argv)).exitCode).toBe(expected);
  });

  test('is told as apply would: errors by 1, a glob that matches nothing by 66', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(FILES, 'a') });
    expect(await planIn(cwd)).toMatchObject({ exitCode: EXIT.noInput, plan: undefined });
    addFiles(cwd, { ...BOX, 'a.parsebatch.yaml': manifest(FILES.replace('tier', 'tire'), 'a') });
    expect(await planIn(cwd)).toMatchObject({ exitCode: EXIT.findings, plan: undefined });
  });
});
