import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Started } from '../emulator/start.ts';
import { project } from '../project-folder.ts';
import { readEvents } from './apply-output.ts';
import { BATCHES, everythingBelow, folderWith, initLedger, manifest, startHurried } from './apply-world.ts';
import type { Run, World } from './run.ts';
import { run } from './run.ts';

afterEach(() => vi.unstubAllGlobals());

/** Secrets that each writer escapes in its own way. */
const SECRETS = {
  LLAMA_CLOUD_API_KEY: 'llx-CANARY-key',
  HOOK_TOKEN: 'CANARY "token" / 1',
  SIGNING: 'CANARY\\signing+ä',
  PROXY: 'CANARY-proxy',
};

const MORE = `    http_proxy: "http://user:\${secret:PROXY}@proxy.acme.example"
  webhooks:
    - url: https://hooks.acme.example/
      headers: { Authorization: "Bearer \${secret:HOOK_TOKEN}" }
      signing_secret: \${secret:SIGNING}
`;

async function secretive(): Promise<string> {
  const cwd = await folderWith({
    'a.parsebatch.yaml': manifest('a', 'files: ["*.txt"]').replace(/parameters: .*\n/, `parameters:\n${MORE}`),
    'a.txt': 'one',
    'parsebatch.config.yaml': project('secrets: [HOOK_TOKEN, SIGNING, PROXY]'),
  });
  await initLedger(cwd);
  return cwd;
}

function at(server: Pick<Started, 'url'>, cwd: string, argv: readonly string[], world: World = {}): Promise<Run> {
  const [command = '', ...more] = argv;
  return run([command, '--base-url', server.url, '--ledger', 'ledger', ...more], { cwd, env: SECRETS, ...world });
}

/** Every command that speaks of an apply, with all that it writes. */
async function applyAndTell(server: Started, cwd: string, world: World = {}): Promise<string> {
  const said: string[] = [];
  for (const argv of [
    ['plan', '--format', 'json', '--out', 'plan.json'],
    ['plan', '--format', 'markdown'],
    ['apply', '--wait', '--settle', '0', '--format', 'json', '--events', 'events.jsonl'],
    ['apply', '--wait', '--settle', '0', '--events', 'more.jsonl'],
    ['plan'],
    ['plan', '--format', 'markdown'],
    ['plan', '--format', 'json', '--out', 'later.json'],
  ]) {
    const { out, err } = await at(server, cwd, argv, world);
    said.push(out, err);
  }
  expect([readEvents(cwd), readEvents(cwd, 'more.jsonl')].map((events) => events.at(-1).event)).toEqual([
    'exit',
    'exit',
  ]);
  const { out: shown } = await run(['ledger', 'show', '--ledger', 'ledger', '--format', 'json'], { cwd });
  return [...said, shown, everythingBelow(cwd)].join('\n');
}

/** A fetch at which requests that fit are answered with what they were sent; gives what was said so. */
function echo(status: number, type: string, fitting: (method: string, url: string) => boolean): readonly string[] {
  const echoed: string[] = [];
  const send = fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (!fitting(init.method ?? 'GET', url)) return send(url, init);
    const body = init.body == null ? '' : await new Response(init.body, { headers: {} }).text();
    const headers = JSON.stringify(init.headers);
    const said = `<p>${headers} ${body}</p>`;
    const text = type === 'text/html' ? said : JSON.stringify({ detail: [{ msg: said, loc: ['body'], input: body }] });
    echoed.push(text);
    return new Response(text, { status, headers: { 'content-type': type } });
  });
  return echoed;
}

describe('no secret is in any output or on disk', () => {
  test('where all goes well', async () => {
    const server = await startHurried();
    const cwd = await secretive();
    const said = await applyAndTell(server, cwd);
    expect(said).toContain('"status":"completed"');
    expect(said).not.toContain('CANARY');
  });

  const isCreate = (method: string, url: string): boolean => method === 'POST' && url.includes(BATCHES);
  const isUpload = (method: string, url: string): boolean => method === 'POST' && url.includes('/upload');
  const isList = (method: string, url: string): boolean => method === 'GET' && url.includes(BATCHES);

  test.each([
    ['a create is rejected with what was sent', 422, 'application/json', isCreate],
    ['a create is rejected with a page', 400, 'text/html', isCreate],
    ['a create is answered by a page', 200, 'text/html', isCreate],
    ['a create breaks the server', 500, 'text/html', isCreate],
    ['a key is not let in', 403, 'application/json', isCreate],
    ['there are no credits', 402, 'application/json', isCreate],
    ['an upload is rejected', 422, 'application/json', isUpload],
    ['batches cannot be listed', 404, 'application/json', isList],
    ['nothing is let in', 401, 'application/json', () => true],
  ] as const)('where %s', async (_, status, type, fitting) => {
    const server = await startHurried();
    const cwd = await secretive();
    const echoed = echo(status, type, fitting);
    const said = await applyAndTell(server, cwd);
    expect(echoed.join('\n')).toContain(fitting === isCreate ? 'CANARY-proxy' : 'CANARY-key');
    expect(said).not.toContain('CANARY');
    expect(said).not.toContain(Buffer.from('CANARY').toString('base64').slice(0, 8));
  });

  test('where items fail with them', async () => {
    const server = await startHurried();
    const cwd = await secretive();
    server.faults.add({ kind: 'item', name: '*', status: 'failed', reason: Object.values(SECRETS).join(' ') });
    const said = await applyAndTell(server, cwd);
    expect(said).toContain('"status":"failed"');
    expect(said).not.toContain('CANARY');
  });
});

describe('a bug', () => {
  const boom = (): Promise<never> => {
    throw new TypeError(`cannot read ${Object.values(SECRETS).join(' ')} \u001b[31m`);
  };

  test('is told by 70 and a stack, without the secrets in use', async () => {
    const server = await startHurried();
    const cwd = await secretive();
    const { exitCode, err } = await at(server, cwd, ['apply', '--wait', '--events', 'events.jsonl'], { drained: boom });
    expect(exitCode).toBe(EXIT.bug);
    expect(err).toContain('please report it');
    expect(err).toContain('apply-canaries.test.ts');
    expect(err + everythingBelow(cwd)).not.toContain('CANARY');
    expect(err).not.toContain('\u001b');
  });

  test.each(['in the environment', 'in a file'])(
    'of another command does not tell the key %s either',
    async (place) => {
      const server = await startHurried();
      const cwd = await secretive();
      await at(server, cwd, ['apply', '--wait']);
      const { LLAMA_CLOUD_API_KEY: key } = SECRETS;
      writeFileSync(join(cwd, 'key'), key);
      const [env, more] = place === 'in a file' ? [{}, ['--api-key-file', 'key']] : [{ LLAMA_CLOUD_API_KEY: key }, []];
      const argv = ['list', '--all', '--base-url', server.url, ...more];
      const { exitCode, err } = await run(argv, { cwd, env, drained: boom });
      expect([exitCode, err]).toEqual([EXIT.bug, expect.stringContaining('cannot read ***')]);
      expect(err).not.toContain(key);
    },
  );

  test('ends the events with how the command ended', async () => {
    const server = await startHurried();
    const cwd = await secretive();
    await at(server, cwd, ['apply', '--wait', '--events', 'events.jsonl'], { drained: boom });
    expect(readEvents(cwd).at(-1)).toMatchObject({ event: 'exit', exit_code: EXIT.bug });
  });
});
