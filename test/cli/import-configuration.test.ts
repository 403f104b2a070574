import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Started } from '../emulator/start.ts';
import { KEY, start } from '../emulator/start.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const CONFIGURATIONS = '/api/v1/beta/configurations';
const SECRET = 'sk-live-0123456789';
const PARAMETERS = { product_type: 'parse_v2', tier: 'agentic', version: '2026-08-19', page_ranges: { max_pages: 3 } };

/** Runs a command against a server of the test's own. */
function ask(url: string, ...argv: readonly string[]): Promise<Run> {
  return run(argv, { env: { LLAMA_CLOUD_BASE_URL: url, LLAMA_CLOUD_API_KEY: KEY } });
}

async function save(server: Started, parameters: object): Promise<string> {
  const { body } = await server.call('POST', CONFIGURATIONS, { name: 'invoices', parameters });
  return String(body.id);
}

describe('parsebatch import --configuration', () => {
  test('writes out what a saved configuration holds', async () => {
    const server = await start();
    const id = await save(server, PARAMETERS);
    const { exitCode, out, err } = await ask(server.url, 'import', '--configuration', id, '--name', 'invoices');
    expect(exitCode).toBe(0);
    expect(out).toContain(`    parameters:\n      # What ${id} holds`);
    expect(out).toContain(
      '      tier: agentic\n      version: "2026-08-19"\n      page_ranges:\n        max_pages: 3\n',
    );
    expect(err).toContain(`reading ${id} at ${new URL(server.url).host}\n`);
    expect(err).toContain('`spec.source`');
    const manifest = out.replace('spec:\n', 'spec:\n  source: { directory_id: d }\n');
    expect(await run(['validate', '-'], { input: manifest })).toMatchObject({ exitCode: 0 });
  });

  test.each(['parse_v2', 'extract_v2'])('names one of %s by its id where that is asked for', async (product_type) => {
    const answer = { id: 'cfg-1', name: 'a', product_type, version: 'v', parameters: { product_type } };
    const url = await serve(200, JSON.stringify(answer));
    const { exitCode, out } = await ask(url, 'import', '--configuration', 'cfg-1', '--keep-id');
    expect(exitCode).toBe(0);
    expect(out).toContain(`  job:\n    type: ${product_type}\n    configuration_id: cfg-1\n`);
  });

  test('states the project that it was asked for in', async () => {
    const server = await start();
    const id = await save(server, PARAMETERS);
    const { body } = await server.call('GET', '/api/v1/projects');
    const project = String(body[0].id);
    const { out } = await ask(server.url, 'import', '--configuration', id, '--project', project);
    expect(out).toContain(`  project_id: ${project}\n`);
  });

  test('shows no credential that it holds', async () => {
    const server = await start();
    const id = await save(server, {
      ...PARAMETERS,
      client_name: 'llx-a1B2c3D4e5F6g7H8i9J0',
      webhook_configurations: [
        {
          webhook_url: 'https://a.example/b',
          webhook_headers: { Authorization: `Bearer ${SECRET}`, 'X-Text': '${secret:X}' },
        },
      ],
    });
    const { exitCode, out, err } = await ask(server.url, 'import', '--configuration', id);
    expect(exitCode).toBe(0);
    expect(out).toContain('Authorization: Bearer ${secret:WEBHOOK_1_AUTHORIZATION}\n');
    expect(out).toContain('X-Text: ${secret:WEBHOOK_1_X_TEXT}\n');
    expect(out + err).not.toMatch(/sk-live|llx-/);
  });

  test('with --local asks the embedded server', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, out } = await run(['import', '--local', '--configuration', 'cfg-1'], { cwd });
    expect({ exitCode, out }).toEqual({ exitCode: 66, out: '' });
  });

  test.each([
    [['import', '--configuration', 'cfg-1', '--base-url', 'https://strange.example'], 77],
    [['import', '--configuration', 'cfg-1'], 77],
    [['import', '--configuration', ''], 64],
    [['import', '--configuration', 'cfg-1', 'file.json'], 64],
    [['import', '--keep-id'], 64],
    [['import', '--base-url', 'https://a.example'], 64],
    [['import', '--configuration', '../projects', '--local'], 64],
  ])('%j exits with %i', async (argv, exitCode) => {
    const cwd = await temporaryFolder();
    expect(await run(argv, { cwd })).toMatchObject({ exitCode, out: '' });
  });

  test.each([
    ['a configuration that is not there', 404, '{"detail": "Configuration not found"}', 66],
    ['a key that is not let in', 401, '{"detail": "no"}', 77],
    ['a page of HTML', 200, '<html></html>', 69],
    ['an answer of another shape', 200, '{"id": "cfg-1", "name": "a"}', 69],
    ['more than it would read', 200, `{"id": "cfg-1", "name": "${'x'.repeat(11 * 1024 * 1024)}"}`, 69],
    ['one for extraction', 200, saved('extract_v2', {}), 1],
    ['one for what no batch does', 200, saved('split_v1', {}), 1],
    ['nesting that is too deep', 200, saved('parse_v2', JSON.parse(`${'{"a":'.repeat(90)}1${'}'.repeat(90)}`)), 1],
  ])('writes nothing of %s', async (_what, status, text, exitCode) => {
    const cwd = await temporaryFolder();
    const env = { LLAMA_CLOUD_BASE_URL: await serve(status, text), LLAMA_CLOUD_API_KEY: KEY };
    const ran = await run(['import', '--configuration', 'cfg-1', '-o', 'a.yaml'], { cwd, env });
    expect(ran).toMatchObject({ exitCode, out: '' });
    expect(ran.err).toContain('cfg-1');
    expect(await readdir(cwd)).toEqual([]);
  });
});

function saved(product_type: string, parameters: object): string {
  return JSON.stringify({ id: 'cfg-1', name: 'a', product_type, version: 'v\n# x', parameters });
}

/** A server that answers every request with the same. */
async function serve(status: number, text: string): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
