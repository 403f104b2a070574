import { afterEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { machineClock } from '../../src/pipeline/apply/apply-batches.ts';
import { classifyText } from '../classify-text.ts';
import { batchesAt, batchManifest, folderWith, initLedger, runAt, startHurried } from '../cli/apply-world.ts';
import { run } from '../cli/run.ts';
import { hasOpenApiDocument } from '../emulator/openapi-document.ts';
import type { Started } from '../emulator/start.ts';
import { fill, KEY, start } from '../emulator/start.ts';
import { save, v2BatchesAt } from '../emulator/v2.ts';
import { hurriedClient } from '../submit/test-client.ts';
import { driveClassify, driveV2Client } from './drive-client.ts';
import { startProxy } from './prism-proxy.ts';

afterEach(() => vi.unstubAllGlobals());

const CONFIGURED = `job:
    type: parse_v2
    parameters:
      tier: agentic
      version: latest
      page_ranges: { target_pages: "1-2" }
      webhook_configurations: [{ webhook_url: "https://hooks.acme.example/", webhook_events: [parse.success] }]
  webhooks: [{ url: "https://hooks.acme.example/", events: [batch.success], output_format: json }]`;

/** A folder with a manifest for each source that a kind has, and a command line that goes through the proxy. */
async function folderOver(server: Started, url: string) {
  const { directory, items } = await fill(server, { 'x.txt': 'Ex', 'y.txt': 'Why' });
  const { body: projects } = await server.call('GET', '/api/v1/projects');
  const project_id = String(projects[0].id);
  const classify = (name: string, source: object): Record<string, string> => ({
    [`${name}.parsebatch.yaml`]: classifyText({ source, project_id, parameters: rulesOf(name) }, name),
  });
  const batch = (name: string, source: string, job?: string): Record<string, string> => ({
    [`${name}.parsebatch.yaml`]: batchManifest(name, source, '', job),
  });
  const cwd = await folderWith({
    ...classify('c-files', { files: ['box/*.txt'] }),
    ...classify('c-directory', { directory_id: directory }),
    ...classify('c-items', { item_ids: items }),
    ...classify('c-staged', { directory_id: directory, stage: true }),
    ...batch('v-files', 'files: ["box/*.txt"]'),
    ...batch('v-directory', `directory_id: ${directory}`, `configuration_id: ${await save(server)}`),
    ...batch('v-items', `item_ids: [${items.join(', ')}]`),
    'v-whole.parsebatch.yaml': batchManifest('v-whole', 'files: [box/a.txt]').replace(/job: .*/, CONFIGURED),
    'box/a.txt': 'Alpha',
    'box/b.txt': 'Beta',
  });
  await initLedger(cwd);
  return async (...argv: readonly string[]): Promise<number> => (await runAt({ url }, cwd, argv)).exitCode;
}

/** Others for each, as the service passes over what it has classified so. */
function rulesOf(type: string): object {
  const rules = [{ type, description: 'Greets somebody and says something.' }];
  return { mode: 'MULTIMODAL', rules, parsing_configuration: { lang: 'de', max_pages: 3 } };
}

describe.skipIf(!hasOpenApiDocument)('of batches that classify and those of v2, nothing is wrong with', () => {
  test('what our own client asks to classify', async () => {
    const server = await start();
    const prism = await startProxy(server.url);
    const client = hurriedClient(prism.url, undefined, { fetch: prism.fetch });
    await driveClassify(client, () => server.clock.advance(1000));
    expect(prism.violations()).toEqual([]);
  });

  test('what our own client asks of v2', async () => {
    const server = await start();
    const prism = await startProxy(server.url);
    const client = hurriedClient(prism.url, undefined, { fetch: prism.fetch });
    await driveV2Client(client, () => server.clock.advance(1000));
    expect(prism.violations()).toEqual([]);
    expect([...prism.passed()].filter((one) => !one.includes('/directories')).sort()).toMatchInlineSnapshot(`
      [
        "GET /api/v1/beta/configurations/… 200",
        "GET /api/v2/batches 200",
        "GET /api/v2/batches/… 200",
        "GET /api/v2/parse 200",
        "GET /api/v2/parse/… 200",
        "POST /api/v1/beta/configurations 201",
        "POST /api/v2/batches 201",
        "POST /api/v2/batches/…/cancel 200",
      ]
    `);
  });

  test('what applying asks, and speaking of what was applied', async () => {
    const server = await startHurried();
    const prism = await startProxy(server.url);
    vi.stubGlobal('fetch', prism.fetch);
    const ask = await folderOver(server, prism.url);
    server.faults.add({ kind: 'item', name: 'box/b.txt', status: 'failed', reason: 'no text' });
    expect(await ask('plan', '--require-online')).toBe(EXIT.ok);
    expect(await ask('apply', '--wait')).toBe(EXIT.incomplete);
    server.faults.clear();
    for (const name of ['c-files', 'v-files']) expect(await ask('retry', name)).toBe(EXIT.ok);
    expect(await ask('apply', '--wait', '--format', 'json')).toBe(EXIT.ok);
    for (const command of ['watch', 'status', 'items', 'results'])
      for (const name of ['c-staged', 'v-items']) expect(await ask(command, name)).toBe(EXIT.ok);
    expect(await ask('results', 'c-staged', '--download', 'classified')).toBe(EXIT.ok);
    expect(await ask('results', 'v-files', '--as', 'text,markdown,json', '--download', 'out')).toBe(EXIT.ok);
    for (const filters of [
      ['--api', 'v2', '--status', 'completed'],
      ['--job-type', 'classify'],
    ]) {
      const argv = ['list', '--base-url', prism.url, ...filters];
      expect(await run(argv, { env: { LLAMA_CLOUD_API_KEY: KEY } })).toMatchObject({ exitCode: EXIT.ok });
    }
    expect([await batchesAt(server), await v2BatchesAt(server)]).toEqual([
      Array(5).fill(expect.anything()),
      Array(5).fill(expect.anything()),
    ]);
    expect(prism.violations()).toEqual([]);
    expect([...prism.passed()].sort()).toMatchInlineSnapshot(`
      [
        "GET /api/v1/beta/batch-processing 200",
        "GET /api/v1/beta/batch-processing/items/…/processing-results 200",
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/configurations/… 200",
        "GET /api/v1/beta/directories 200",
        "GET /api/v1/beta/directories/…/files 200",
        "GET /api/v1/projects 200",
        "GET /api/v2/batches 200",
        "GET /api/v2/batches/… 200",
        "GET /api/v2/parse 200",
        "GET /api/v2/parse/… 200",
        "POST /api/v1/beta/batch-processing 201",
        "POST /api/v1/beta/configurations 201",
        "POST /api/v1/beta/directories 201",
        "POST /api/v1/beta/directories/…/files 201",
        "POST /api/v1/beta/directories/…/files/upload 201",
        "POST /api/v2/batches 201",
      ]
    `);
  });

  test('what is asked where answers are lost, to cancel, and to claim a lost ledger', async () => {
    const server = await start({ clock: machineClock, settings: { batchMilliseconds: 60_000 } });
    const prism = await startProxy(server.url);
    vi.stubGlobal('fetch', prism.fetch);
    const ask = await folderOver(server, prism.url);
    const lost = { kind: 'request', method: 'POST', trouble: { do: 'drop', when: 'after' } } as const;
    server.faults.add({ ...lost, path: '/api/v1/beta/batch-processing' });
    server.faults.add({ ...lost, path: '/api/v2/batches' });
    const files = ['c-files.parsebatch.yaml', 'v-files.parsebatch.yaml'];
    expect(await ask('apply', '--settle', '0', ...files)).toBe(EXIT.ok);
    for (const name of ['c-files', 'v-files']) expect(await ask('cancel', name, '--reason', 'enough')).toBe(EXIT.ok);
    expect(await ask('apply', ...files)).toBe(EXIT.incomplete);
    expect(await ask('ledger', 'init', '--adopt', '--ledger', 'other', ...files)).toBe(EXIT.ok);
    // The lost answers are the only ones that are not as documented.
    expect(
      prism
        .violations()
        .map(({ operation }) => operation)
        .toSorted(),
    ).toEqual([
      expect.stringMatching(/^POST \/api\/v1\/beta\/batch-processing 5\d\d$/),
      expect.stringMatching(/^POST \/api\/v2\/batches 5\d\d$/),
    ]);
  });
});
