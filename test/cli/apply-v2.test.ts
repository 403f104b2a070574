import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Started } from '../emulator/start.ts';
import { fill, start } from '../emulator/start.ts';
import { configurationsAt, save, v2BatchesAt } from '../emulator/v2.ts';
import { readApplied, readEvents } from './apply-output.ts';
import { batchManifest, everythingBelow, folderWith, initLedger, runAt, startHurried } from './apply-world.ts';
import type { Run, World } from './run.ts';

const FILES = { 'inbox/a.txt': 'Alpha', 'inbox/b.txt': 'Beta', 'inbox/c.txt': 'Gamma' };
const INBOX = 'files: ["inbox/*.txt"]';

interface Scene {
  readonly server: Started;
  readonly cwd: string;
  readonly ask: (command: string, ...more: readonly string[]) => Promise<Run>;
  readonly write: (text: string) => void;
}

/** A server, and a folder with a manifest, three files and a ledger. */
async function sceneOf(text: string, { server, world }: { server?: Started; world?: World } = {}): Promise<Scene> {
  const at = server ?? (await startHurried());
  const cwd = await folderWith({ 'invoices.parsebatch.yaml': text, ...FILES });
  await initLedger(cwd);
  return {
    server: at,
    cwd,
    ask: (...argv) => runAt(at, cwd, argv, world),
    write: (other) => writeFileSync(join(cwd, 'invoices.parsebatch.yaml'), other),
  };
}

async function applied(scene: Scene, ...more: readonly string[]) {
  const ran = await scene.ask('apply', '--wait', '--settle', '0', '--format', 'json', ...more);
  return { ...ran, applied: ran.out === '' ? [] : readApplied(ran.out) };
}

/** The run.json files of a ledger. */
function runsIn(
  cwd: string,
): readonly { readonly configuration?: { readonly id: string; readonly sha256?: string } }[] {
  return readdirSync(join(cwd, 'ledger'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('run.json'))
    .sort()
    .map((path) => JSON.parse(readFileSync(join(cwd, 'ledger', path), 'utf8')));
}

/** The names of the files that each batch of a server read. */
async function namesByBatch({ server }: Scene): Promise<readonly string[]> {
  const batches = await v2BatchesAt(server);
  return Promise.all(
    batches.map(async ({ source_directory_id }) => {
      const { items } = (await server.call('GET', `/api/v1/beta/directories/${source_directory_id}/files`)).body;
      return items
        .map(({ display_name }: { readonly display_name: string }) => display_name)
        .sort()
        .join(' ');
    }),
  );
}

describe('apply of a Batch', () => {
  test('uploads local files, saves the configuration once and makes one batch with it', async () => {
    const scene = await sceneOf(batchManifest('invoices', INBOX));
    const { exitCode, applied: done } = await applied(scene, '--events', 'events.jsonl');
    expect([exitCode, done]).toMatchObject([
      EXIT.ok,
      [
        {
          action: 'run',
          batches: [{ status: 'completed', counts: { total: 3, processed: 3, failed: 0, skipped: 0 } }],
        },
      ],
    ]);
    expect(readEvents(scene.cwd).length).toBeGreaterThan(3);
    const [configuration, ...others] = await configurationsAt(scene.server);
    expect([configuration.parameters, others]).toMatchObject([{ tier: 'fast', version: '2026-06-15' }, []]);
    const batches = await v2BatchesAt(scene.server);
    expect(batches).toMatchObject([
      { id: done[0].batches[0].batch_id, config: { job: { type: 'parse_v2', configuration_id: configuration.id } } },
    ]);
    expect(await namesByBatch(scene)).toEqual(['inbox/a.txt inbox/b.txt inbox/c.txt']);
    expect(runsIn(scene.cwd)).toMatchObject([
      { kind: 'Batch', configuration: { id: configuration.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ]);
  });

  test('has nothing to do when it is repeated, and plan says so; of a changed parameter it says which', async () => {
    const scene = await sceneOf(batchManifest('invoices', INBOX));
    await applied(scene);
    expect(await applied(scene)).toMatchObject({ exitCode: EXIT.ok, applied: [{ action: 'noop' }] });
    expect((await scene.ask('plan', '--detailed-exitcode')).exitCode).toBe(EXIT.ok);
    const more = '  unchecked_parameters: { knob: 1 }\n';
    scene.write(batchManifest('invoices', INBOX, more, 'parameters: { tier: agentic, version: latest }'));
    const { exitCode, out } = await scene.ask('plan', '--detailed-exitcode', '--format', 'json');
    expect(exitCode).toBe(EXIT.changes);
    expect(JSON.parse(out).batches).toMatchObject([{ action: 'changed' }]);
    expect(out).toContain('/spec/job/parameters/tier');
    expect(out).toContain('/spec/unchecked_parameters/knob');
    expect(out).not.toContain('/spec/source');
    expect(await v2BatchesAt(scene.server)).toHaveLength(1);
    expect((await applied(scene)).applied).toMatchObject([{ action: 'changed', exit_code: 0 }]);
    expect([await v2BatchesAt(scene.server), await configurationsAt(scene.server)]).toMatchObject([
      [{}, {}],
      [{}, {}],
    ]);
  });

  test('reads a directory as it stands', async () => {
    const server = await startHurried();
    const { directory } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y' });
    const scene = await sceneOf(batchManifest('invoices', `directory_id: ${directory}`), { server });
    expect((await applied(scene)).exitCode).toBe(EXIT.ok);
    expect(await v2BatchesAt(server)).toMatchObject([{ source_directory_id: directory, results: [{}, {}] }]);
  });

  test.each(['item_ids', 'stage'])('references items in a directory of its own (%s)', async (kind) => {
    const server = await startHurried();
    const { directory, items } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y', 'z.txt': 'Z' });
    const source =
      kind === 'stage' ? `directory_id: ${directory}, stage: true` : `item_ids: [${items.slice(0, 2).join(', ')}]`;
    const scene = await sceneOf(batchManifest('invoices', source), { server });
    expect((await applied(scene)).exitCode).toBe(EXIT.ok);
    const [batch, ...others] = await v2BatchesAt(server);
    expect(others).toEqual([]);
    expect(batch.source_directory_id).not.toBe(directory);
    expect(batch.results).toHaveLength(kind === 'stage' ? 3 : 2);
  });

  test.each(['files', 'directory'])('cuts more files than a batch takes into directories (%s)', async (kind) => {
    const server = await startHurried();
    const { directory } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y', 'z.txt': 'Z' });
    const source = kind === 'files' ? INBOX : `directory_id: ${directory}`;
    const scene = await sceneOf(batchManifest('invoices', source), { server });
    const { exitCode, applied: done } = await applied(scene, '--shard-size', '2');
    expect([exitCode, done]).toMatchObject([EXIT.ok, [{ batches: [{ shard: 1 }, { shard: 2 }] }]]);
    const batches = await v2BatchesAt(server);
    expect(batches.map(({ results }) => results.length).sort()).toEqual([1, 2]);
    const directories = new Set(batches.map(({ source_directory_id }) => source_directory_id));
    expect(directories.size).toBe(2);
    expect(directories).not.toContain(directory);
    expect(await configurationsAt(server)).toHaveLength(1);
  });

  test('cuts where the API has its limit when nothing is said', async () => {
    const server = await startHurried();
    const { directory } = await fill(server, { 'x.txt': 'X' });
    const { body } = await server.call('GET', `/api/v1/beta/directories/${directory}/files`);
    for (let number = 0; number < 1_000; number += 1)
      await server.call('POST', `/api/v1/beta/directories/${directory}/files`, {
        file_id: body.items[0].file_id,
        display_name: `${number}.txt`,
        unique_id: `file ${number}`,
      });
    const scene = await sceneOf(batchManifest('invoices', `directory_id: ${directory}`), { server });
    const plan = JSON.parse((await scene.ask('plan', '--format', 'json')).out);
    expect(plan.batches).toMatchObject([{ batches: 2, estimate: { files: 1_001 } }]);
  });

  test.each([
    ['new', ['1', '3']],
    ['all', ['3', '4']],
  ])('runs of a changed directory what on_change says (%s)', async (onChange, sizes) => {
    const server = await startHurried();
    const { directory } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y', 'z.txt': 'Z' });
    const scene = await sceneOf(batchManifest('invoices', `directory_id: ${directory}, on_change: ${onChange}`), {
      server,
    });
    await applied(scene);
    const form = new FormData();
    form.append('upload_file', new Blob(['new']), 'new.txt');
    await server.call('POST', `/api/v1/beta/directories/${directory}/files/upload`, form);
    expect(await applied(scene)).toMatchObject({ exitCode: EXIT.ok, applied: [{ action: 'run' }] });
    const batches = await v2BatchesAt(server);
    expect(batches.map(({ results }) => String(results.length)).sort()).toEqual(sizes);
    expect(await applied(scene)).toMatchObject({ exitCode: EXIT.ok, applied: [{ action: 'noop' }] });
  });
});

describe('a configuration that a Batch names', () => {
  const named = (id: string): string => batchManifest('invoices', INBOX, '', `configuration_id: ${id}`);

  test('is recorded with what is in it, and used as it is', async () => {
    const server = await startHurried();
    const id = await save(server);
    const scene = await sceneOf(named(id), { server });
    expect((await applied(scene)).exitCode).toBe(EXIT.ok);
    expect(runsIn(scene.cwd)).toMatchObject([
      { configuration: { id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ]);
    expect(await configurationsAt(server)).toEqual([]);
  });

  test('is used though it cannot be looked at where it is built in', async () => {
    const scene = await sceneOf(named('cfg-PARSE_AGENTIC'));
    expect((await applied(scene)).exitCode).toBe(EXIT.ok);
    expect(await v2BatchesAt(scene.server)).toMatchObject([
      { config: { job: { configuration_id: 'cfg-PARSE_AGENTIC' } } },
    ]);
  });

  test('is refused before anything is recorded or made where there is none', async () => {
    const scene = await sceneOf(named('cfg-none'));
    const { exitCode, err, out } = await scene.ask('apply', '--wait');
    expect(exitCode).not.toBe(EXIT.ok);
    expect(out + err).toContain('`cfg-none`');
    expect([runsIn(scene.cwd), await v2BatchesAt(scene.server)]).toEqual([[], []]);
  });

  test('is refused where it is one of another product', async () => {
    const server = await startHurried();
    const { body } = await server.call('POST', '/api/v1/beta/configurations', {
      name: 'invoices',
      parameters: { product_type: 'extract_v2', data_schema: { type: 'object', properties: {} } },
    });
    const scene = await sceneOf(named(body.id), { server });
    const { exitCode, out, err } = await scene.ask('apply', '--wait');
    expect([exitCode, out + err]).toEqual([EXIT.refused, expect.stringContaining('is one of extract_v2')]);
    expect([runsIn(scene.cwd), await v2BatchesAt(server)]).toEqual([[], []]);
  });

  test('is refused for the rest of a run where it has changed since that began', async () => {
    const server = await startHurried();
    const id = await save(server);
    const scene = await sceneOf(named(id), { server });
    const half = await scene.ask('apply', '--shard-size', '2', '--runner', '1/2');
    expect(half.exitCode).toBe(EXIT.ok);
    await server.call('PUT', `/api/v1/beta/configurations/${id}`, {
      parameters: { product_type: 'parse_v2', tier: 'agentic', version: 'latest' },
    });
    const rest = await scene.ask('apply', '--wait');
    expect([rest.exitCode, rest.out + rest.err]).toEqual([
      EXIT.refused,
      expect.stringContaining('no longer what it was'),
    ]);
    expect(await v2BatchesAt(server)).toHaveLength(1);
  });
});

describe('secrets of a Batch', () => {
  const text = batchManifest(
    'invoices',
    INBOX,
    '  webhooks: [{ url: "https://hooks.acme.example/", signing_secret: "${secret:HOOK}" }]\n',
    'parameters: { tier: fast, version: "2026-06-15", webhook_configurations: [{ webhook_url: "https://hooks.acme.example/", webhook_headers: { Authorization: "${secret:HOOK}" } }] }',
  );
  const project = 'apiVersion: parsebatch.dev/v1\nkind: Project\nsecrets: [HOOK]\n';

  test('are sent, and neither printed nor recorded', async () => {
    const scene = await sceneOf(text, { world: { env: { HOOK: 'CANARY-1' } } });
    writeFileSync(join(scene.cwd, 'parsebatch.config.yaml'), project);
    const { exitCode, out, err } = await applied(scene, '--events', 'events.jsonl');
    expect(exitCode).toBe(EXIT.ok);
    expect(out + err + everythingBelow(scene.cwd)).not.toContain('CANARY');
    expect(await configurationsAt(scene.server)).toHaveLength(1);
  });
});

describe('the rest of a run whose configuration', () => {
  const half = async (): Promise<Scene & { readonly path: string }> => {
    const scene = await sceneOf(batchManifest('invoices', INBOX));
    expect((await scene.ask('apply', '--shard-size', '2', '--runner', '1/2')).exitCode).toBe(EXIT.ok);
    const [{ id }] = await configurationsAt(scene.server);
    return { ...scene, path: `/api/v1/beta/configurations/${id}` };
  };

  test('was saved for it, and then edited, is sent with what it was', async () => {
    const { path, ...scene } = await half();
    await scene.server.call('PUT', path, {
      parameters: { product_type: 'parse_v2', tier: 'agentic', version: 'latest' },
    });
    expect((await scene.ask('apply', '--wait')).exitCode).toBe(EXIT.ok);
    expect((await scene.server.call('GET', path)).body.parameters).toMatchObject({ tier: 'fast' });
    expect(await v2BatchesAt(scene.server)).toHaveLength(2);
  });

  test('was deleted is refused', async () => {
    const { path, ...scene } = await half();
    await scene.server.call('DELETE', path);
    const { exitCode, out, err } = await scene.ask('apply', '--wait');
    expect([exitCode, out + err]).toEqual([EXIT.refused, expect.stringContaining('no longer what it was')]);
    expect(await v2BatchesAt(scene.server)).toHaveLength(1);
  });

  test('has changed does not keep a lost batch from being found', async () => {
    const server = await startHurried();
    const id = await save(server);
    const scene = await sceneOf(batchManifest('invoices', INBOX, '', `configuration_id: ${id}`), { server });
    const lost = { do: 'drop', when: 'after' } as const;
    server.faults.add({ kind: 'request', method: 'POST', path: '/api/v2/batches', trouble: lost });
    const list = { kind: 'request', method: 'GET', path: '/api/v2/batches' } as const;
    server.faults.add({ ...list, trouble: { do: 'list', as: 'empty' } });
    server.faults.add({ ...list, trouble: { do: 'html' }, times: 9 });
    await scene.ask('apply', '--settle', '0');
    server.faults.clear();
    await server.call('PUT', `/api/v1/beta/configurations/${id}`, {
      parameters: { product_type: 'parse_v2', tier: 'agentic', version: 'latest' },
    });
    expect(await applied(scene)).toMatchObject({
      exitCode: EXIT.ok,
      applied: [{ batches: [{ status: 'completed' }] }],
    });
    expect(await v2BatchesAt(server)).toHaveLength(1);
  });
});

describe('a Batch some of whose files failed', () => {
  test('is incomplete, names them, and retries these alone', async () => {
    const scene = await sceneOf(batchManifest('invoices', INBOX));
    scene.server.faults.add({ kind: 'item', name: 'inbox/b.txt', status: 'failed', reason: 'broken' });
    const first = await applied(scene);
    expect([first.exitCode, first.applied]).toMatchObject([
      EXIT.incomplete,
      [{ batches: [{ status: 'completed', counts: { total: 3, processed: 2, failed: 1 } }] }],
    ]);
    expect((await applied(scene)).applied).toMatchObject([{ action: 'attention', exit_code: 3 }]);
    const failed = await scene.ask('items', '--status', 'failed', '--format', 'json', 'invoices');
    expect(JSON.parse(failed.out).items).toMatchObject([{ item_name: 'inbox/b.txt', error_message: 'broken' }]);
    scene.server.faults.clear();
    expect((await scene.ask('retry', 'invoices')).exitCode).toBe(EXIT.ok);
    expect(await applied(scene)).toMatchObject({ exitCode: EXIT.ok, applied: [{ action: 'run' }] });
    expect(await namesByBatch(scene)).toEqual(['inbox/a.txt inbox/b.txt inbox/c.txt', 'inbox/b.txt']);
    expect(await configurationsAt(scene.server)).toHaveLength(1);
  });

  test('over a directory retries them in a directory of its own', async () => {
    const server = await startHurried();
    const { directory, items } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y' });
    const scene = await sceneOf(batchManifest('invoices', `directory_id: ${directory}`), { server });
    server.faults.add({ kind: 'item', name: 'y.txt', status: 'failed', reason: 'broken' });
    expect((await applied(scene)).exitCode).toBe(EXIT.incomplete);
    server.faults.clear();
    expect((await scene.ask('retry', 'invoices', '--items', String(items[1]))).exitCode).toBe(EXIT.ok);
    expect(await applied(scene)).toMatchObject({ exitCode: EXIT.ok });
    const batches = await v2BatchesAt(server);
    expect(batches.map(({ results }) => results.length)).toEqual([2, 1]);
    expect(batches[1].source_directory_id).not.toBe(directory);
  });

  test('as a whole is incomplete, and retries all of them', async () => {
    const scene = await sceneOf(batchManifest('invoices', INBOX));
    scene.server.faults.add({ kind: 'batch', directory: '*', status: 'failed' });
    expect(await applied(scene)).toMatchObject({
      exitCode: EXIT.incomplete,
      applied: [{ batches: [{ status: 'failed' }] }],
    });
    scene.server.faults.clear();
    expect((await scene.ask('retry', 'invoices')).exitCode).toBe(EXIT.ok);
    expect((await applied(scene)).exitCode).toBe(EXIT.ok);
    expect(await namesByBatch(scene)).toEqual(Array(2).fill('inbox/a.txt inbox/b.txt inbox/c.txt'));
  });
});

describe('a batch of v2 is spoken of', () => {
  test.each(['by its id', 'by its name'])('%s', async (how) => {
    const scene = await sceneOf(batchManifest('invoices', INBOX));
    const { applied: done } = await applied(scene);
    const { batch_id: id } = done[0].batches[0];
    const name = how === 'by its id' ? id : 'invoices';
    const status = await scene.ask('status', name);
    expect([status.exitCode, status.out]).toEqual([EXIT.ok, expect.stringMatching(/^status +completed, 100 %$/m)]);
    const watched = await scene.ask('watch', name);
    expect([watched.exitCode, watched.out]).toEqual([EXIT.ok, 'completed 100 % 3/3\n']);
    const items = JSON.parse((await scene.ask('items', '--format', 'json', name)).out).items;
    expect(items.map(({ item_name }: { item_name: string }) => item_name).sort()).toEqual(Object.keys(FILES));
    const got = await scene.ask('results', '--download', 'out', '--as', 'text,json', name);
    expect([got.exitCode, got.err]).toEqual([EXIT.ok, expect.stringContaining('6 written')]);
    expect(readFileSync(join(scene.cwd, 'out/inbox_a.txt.txt'), 'utf8')).toBe('Alpha');
    expect((await scene.ask('results', '--download', 'out', '--as', 'text,json', name)).err).toContain('6 unchanged');
    const shown = await scene.ask('results', '--format', 'json', name);
    expect([shown.exitCode, JSON.parse(shown.out).items]).toMatchObject([EXIT.ok, [{}, {}, {}]]);
  });

  test.each(['by its id', 'by its name'])('%s to be cancelled', async (how) => {
    const server = await start({ settings: { itemMilliseconds: 3_600_000 } });
    const scene = await sceneOf(batchManifest('invoices', INBOX), { server });
    const { applied: done } = await (async () => {
      const ran = await scene.ask('apply', '--format', 'json');
      return { applied: readApplied(ran.out) };
    })();
    const { batch_id: id } = done[0].batches[0];
    const cancelled = await scene.ask('cancel', '--timeout', '0.1', how === 'by its id' ? id : 'invoices');
    expect([EXIT.ok, EXIT.locked]).toContain(cancelled.exitCode);
    server.clock.advance(7_200_000);
    expect(await v2BatchesAt(server)).toMatchObject([{ status: 'CANCELLED' }]);
    expect((await scene.ask('status', id)).out).toMatch(/^status +cancelled/m);
  });
});
