import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { seededRandom } from '../../src/emulator/random.ts';
import type { EmulatorOptions } from '../../src/emulator/start-emulator.ts';
import { machineClock } from '../../src/pipeline/apply/apply-batches.ts';
import type { Started } from '../emulator/start.ts';
import { KEY, start, temporaryDirectory } from '../emulator/start.ts';
import { addFiles, project } from '../project-folder.ts';
import { readApplied } from './apply-output.ts';
import { batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';
import { run } from './run.ts';

const MANIFEST = manifest('a', 'files: [a.txt]');

async function folder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = await folderWith({ 'a.parsebatch.yaml': MANIFEST, 'a.txt': 'one', ...files });
  await initLedger(cwd);
  return cwd;
}

async function projectAt(server: Started): Promise<string> {
  return (await server.call('GET', '/api/v1/projects')).body[0].id;
}

/** What an apply does with the one manifest. */
async function actionOf(applying: ReturnType<typeof run>): Promise<string> {
  const { exitCode, out, err } = await applying;
  if (exitCode !== EXIT.ok) throw new Error(err);
  return readApplied(out)[0].action;
}

describe('what was applied', () => {
  test('as a rehearsal counts for no host, and what was sent to a host not for the rehearsal', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const rehearse = () => actionOf(run(['apply', '--local', '--format', 'json'], { cwd }));
    const send = () => actionOf(runAt(server, cwd, ['apply', '--format', 'json']));
    expect([await rehearse(), await send(), await rehearse(), await send()]).toEqual(['run', 'run', 'noop', 'noop']);
    expect(await batchesAt(server)).toHaveLength(1);
    const { out } = await run(['list', '--local', '--all', '--format', 'json'], { cwd });
    expect(JSON.parse(out).batches).toHaveLength(1);
  });

  test('at one host counts for no other', async () => {
    const [one, other] = [await startHurried(), await startHurried()];
    const cwd = await folder();
    const at = (server: Started) => actionOf(runAt(server, cwd, ['apply', '--format', 'json']));
    expect([await at(one), await at(other), await at(one), await at(other)]).toEqual(['run', 'run', 'noop', 'noop']);
    expect([await batchesAt(one), await batchesAt(other)]).toMatchObject([[{}], [{}]]);
  });

  test('for one namespace counts for no other', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const as = (namespace: string) => {
      addFiles(cwd, { 'parsebatch.config.yaml': project(`ledger: { namespace: ${namespace} }`) });
      return actionOf(runAt(server, cwd, ['apply', '--format', 'json']));
    };
    expect([await as('one'), await as('other'), await as('one')]).toEqual(['run', 'run', 'noop']);
    expect(await batchesAt(server)).toHaveLength(2);
  });

  test('in one project counts for no other at the same host', async () => {
    const cwd = await folder();
    const [one, other] = [{ store: temporaryDirectory() }, { store: temporaryDirectory(), random: seededRandom(2) }];
    let port = 0;
    const projects: string[] = [];
    const within = async (options: Partial<EmulatorOptions>) => {
      const server = await start({ ...options, port, clock: machineClock });
      port = Number(new URL(server.url).port);
      projects.push(await projectAt(server));
      const action = await actionOf(runAt(server, cwd, ['apply', '--format', 'json']));
      await server.close();
      return action;
    };
    expect([await within(one), await within(other), await within(one)]).toEqual(['run', 'run', 'noop']);
    expect(new Set(projects).size).toBe(2);
  });

  test('for an environment with a project of its own is recorded for that, also where the key has no other', async () => {
    const server = await startHurried();
    const cwd = await folder();
    addFiles(cwd, {
      'parsebatch.config.yaml': project(`environments: { prod: { project_id: ${await projectAt(server)} } }`),
    });
    const as = (...env: readonly string[]) => actionOf(runAt(server, cwd, ['apply', '--format', 'json', ...env]));
    expect([await as(), await as('--env', 'prod')]).toEqual(['run', 'noop']);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

describe('a key', () => {
  test('of another project than the stated one is refused before anything is sent', async () => {
    const server = await startHurried();
    const cwd = await folder();
    const others = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';
    addFiles(cwd, { 'a.parsebatch.yaml': `${MANIFEST}  project_id: ${others}\n` });
    const { exitCode, out, err } = await runAt(server, cwd, ['apply']);
    expect([exitCode, out, err]).toEqual([EXIT.unauthorized, '', expect.stringContaining(others)]);
    expect(await batchesAt(server)).toEqual([]);
    expect((await server.call('GET', '/api/v1/beta/directories')).body.items).toEqual([]);
    const { out: shown } = await run(['ledger', 'show', '--ledger', 'ledger', '--format', 'json'], { cwd });
    expect(JSON.parse(shown).runs).toEqual([]);
  });

  test('goes to no host that only the project file names', async () => {
    const cwd = await folder({
      'parsebatch.config.yaml': project('environments: { prod: { base_url: "https://evil.example" } }'),
    });
    const argv = ['apply', '--env', 'prod', '--ledger', 'ledger'];
    const { exitCode, out, err } = await run(argv, { cwd, env: { LLAMA_CLOUD_API_KEY: KEY } });
    expect([exitCode, out, err]).toEqual([EXIT.refused, '', expect.stringContaining('`evil.example`')]);
  });

  test('goes to no host that a variable names, unless that is allowed', async () => {
    const cwd = await folder();
    const env = { LLAMA_CLOUD_API_KEY: KEY, LLAMA_CLOUD_BASE_URL: 'https://evil.example' };
    const { exitCode } = await run(['apply', '--ledger', join(cwd, 'ledger')], { cwd, env });
    expect(exitCode).toBe(EXIT.refused);
  });
});
