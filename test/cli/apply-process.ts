import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { forEachAtOnce } from '../../src/submit/for-each-at-once.ts';
import { ATTEMPTS_SPENT } from '../../src/submit/in-doubt.ts';
import { classifyText } from '../classify-text.ts';
import type { Started } from '../emulator/start.ts';
import { fill, KEY } from '../emulator/start.ts';
import { v2BatchesAt } from '../emulator/v2.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT } from '../git/temporary-repository.ts';
import { BATCHES, batchesAt, batchManifest, folderWith, manifest, startHurried } from './apply-world.ts';
import { run } from './run.ts';

const ROOT = join(import.meta.dirname, '../..');
const SABOTEUR = pathToFileURL(join(import.meta.dirname, 'saboteur.mjs')).href;

/** Longer than any claim, and than the project file waits before what no list shows counts as not there. */
const LATER = 600_000;

/** What is waited for takes moments, yet no request its time; the clocks of processes leap, as claims go by them. */
const HASTE = 25;

/** What is to happen to a process, in the words of saboteur.mjs. */
export type Sabotage = Readonly<Record<string, string | number>>;

/** How a process ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

/** A server, and a folder with a manifest and the ledger that its runs are recorded in. */
export interface Scene {
  readonly kind: 'files' | 'directory';
  /** The job of v1 that parses, the one that classifies, or that of v2. */
  readonly job: 'parse' | 'classify' | 'v2';
  readonly server: Started;
  readonly cwd: string;
  readonly ledger: string;
  /** Where processes put what they need for themselves: one that is killed leaves it behind. */
  readonly temporary: string;
  /** How far the clocks of processes are ahead: each that is started later is so by more than any claim. */
  shift: number;
}

const FILES = { 'inbox/a.txt': 'Alpha', 'inbox/b.txt': 'Beta', 'inbox/c.txt': 'Gamma' };

const WHOLE: Readonly<Record<Scene['kind'], readonly string[]>> = {
  files: ['inbox/a.txt inbox/b.txt', 'inbox/c.txt'],
  directory: ['a.txt b.txt c.txt'],
};

/** Two batches of local files, or one of a directory of the server; in a new directory of this machine, or in the given ledger. */
export async function sceneOf(kind: Scene['kind'], ledger = 'ledger', job: Scene['job'] = 'parse'): Promise<Scene> {
  const server = await startHurried();
  const { directory } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' });
  const { body: projects } = await server.call('GET', '/api/v1/projects');
  const cwd = await folderWith({
    ...FILES,
    'invoices.parsebatch.yaml': textOf(job, kind === 'files' ? undefined : directory, String(projects[0].id)),
    'parsebatch.config.yaml':
      'apiVersion: parsebatch.dev/v1\nkind: Project\nledger: { assume_absent_after: 5m, allow_public: true }\n',
  });
  const made = await run(['ledger', 'init', '--ledger', ledger], { cwd, env: environment() });
  expect(made).toMatchObject({ exitCode: 0 });
  return { kind, job, server, cwd, ledger, temporary: await temporaryFolder(), shift: 0 };
}

function textOf(job: Scene['job'], directory: string | undefined, project_id: string): string {
  if (job === 'classify') {
    const source = directory === undefined ? { files: ['inbox/*.txt'] } : { directory_id: directory };
    return classifyText({ source, project_id }, 'invoices');
  }
  const source = directory === undefined ? 'files: ["inbox/*.txt"]' : `directory_id: ${directory}`;
  return (job === 'v2' ? batchManifest : manifest)('invoices', source);
}

function environment(): Record<string, string> {
  const { PATH = '', ...git } = GIT_ENVIRONMENT;
  return { ...(git as Record<string, string>), PATH, LLAMA_CLOUD_API_KEY: KEY };
}

/** Starts an apply in a process of its own; `onBegun` is told at the first call that the sabotage counts. */
export function applyInProcess(
  scene: Scene,
  sabotage: Sabotage = {},
  onBegun?: (stop: () => void) => void,
): Promise<Ended> {
  const sizes = scene.kind === 'files' ? ['--shard-size', '2'] : [];
  return inProcess(scene, ['apply', '--wait', '--settle', '0', '--timeout', '600', ...sizes], sabotage, onBegun);
}

/** The same for `ledger init --adopt`. */
export function claimInProcess(scene: Scene, sabotage: Sabotage = {}): Promise<Ended> {
  return inProcess(scene, ['ledger', 'init', '--adopt'], sabotage);
}

async function inProcess(
  { server, cwd, ledger, temporary, shift }: Scene,
  command: readonly string[],
  sabotage: Sabotage,
  onBegun: (stop: () => void) => void = () => undefined,
): Promise<Ended> {
  const query = new URLSearchParams({ haste: String(HASTE), shift: String(shift) });
  for (const [name, value] of Object.entries(sabotage)) query.set(name, String(value));
  const at = ['--base-url', server.url, '--ledger', ledger];
  const argv = [`--import=${SABOTEUR}?${query}`, join(ROOT, 'dist/bin/parsebatch.cjs'), ...command, ...at];
  const env = { ...environment(), TMPDIR: temporary };
  const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk) => {
    if (err === '' && String(chunk).startsWith('begun')) onBegun(() => child.kill('SIGKILL'));
    err += String(chunk);
  });
  return new Promise((resolve) => {
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, err }));
  });
}

/** Does something with each item, with two of them at once: more only wait for the processors. */
export function twoAtOnce<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  return forEachAtOnce(items, { concurrency: 2, signal: new AbortController().signal }, act);
}

/** What is said where a batch may be the one, and nothing can prove it: the command with which a person says so. */
const ADOPT = / (?:parsebatch )(adopt \S+) --batch BATCH --reason TEXT$/m;

/** A person says which batch is the one of a run that the service tells nothing more of. */
async function adoptByHand(scene: Scene, said: string): Promise<void> {
  const [, command = ''] = ADOPT.exec(said) ?? [];
  const [{ id }] = scene.job === 'v2' ? await v2BatchesAt(scene.server) : await batchesAt(scene.server);
  const argv = [...command.split(' '), '--batch', id, '--reason', 'seen in the console'];
  const { exitCode, err } = await inProcess(scene, argv, {});
  expect(exitCode, err).toBe(0);
}

/**
 * Applies until all is done, each time after every claim is over: with nothing in the way that is so soon. `spent`: so many
 * creates were lost that there is no further attempt.
 */
export async function applyUntilDone(scene: Scene, what: string): Promise<'done' | 'spent'> {
  const said: string[] = [];
  for (let turn = 1; turn <= 4; turn += 1) {
    scene.shift += LATER;
    const { exitCode, err } = await applyInProcess(scene);
    if (exitCode === 0) return 'done';
    if (exitCode === EXIT.unknown && err.includes(ATTEMPTS_SPENT)) return 'spent';
    if (exitCode === EXIT.unknown && scene.job !== 'parse' && scene.kind === 'directory' && ADOPT.test(err))
      await adoptByHand(scene, err);
    said.push(`${exitCode}: ${err}`);
  }
  throw new Error(`${what}: no apply comes to its end\n${said.join('\n')}`);
}

/** The ledger can be read, and holds nothing that no correct writer leaves. */
export async function expectReadable({ cwd, ledger }: Scene, what: string): Promise<void> {
  const { exitCode, out, err } = await run(['ledger', 'verify', '--ledger', ledger], { cwd, env: environment() });
  expect([exitCode, out], `${what}: ${err}`).toEqual([0, exitCode === 0 ? out : '']);
}

/** The server has exactly one batch for each shard, and together they cover every file. */
export async function expectWhole(scene: Scene, what: string): Promise<void> {
  expect(await namesByBatch(scene), what).toEqual(WHOLE[scene.kind]);
  await expectReadable(scene, what);
}

/** The server has no batch but those of the shards, and none of them twice. */
export async function expectNoneTwice(scene: Scene, what: string): Promise<void> {
  const names = await namesByBatch(scene);
  expect(new Set(names).size, what).toBe(names.length);
  expect(WHOLE[scene.kind], what).toEqual(expect.arrayContaining([...names]));
}

/** The names of the files of each batch that the server has. */
export async function namesByBatch({ server, job }: Pick<Scene, 'server' | 'job'>): Promise<readonly string[]> {
  server.faults.clear();
  if (job === 'v2') return namesByV2Batch(server);
  const { items: batches } = (await server.call('GET', `${BATCHES}?limit=1000`)).body;
  const names = batches.map(async ({ id }: { readonly id: string }) => {
    const { items } = (await server.call('GET', `${BATCHES}/${id}/items`)).body;
    return items
      .map((item: { readonly item_name: string }) => item.item_name)
      .toSorted()
      .join(' ');
  });
  return ((await Promise.all(names)) as string[]).toSorted();
}

async function namesByV2Batch(server: Started): Promise<readonly string[]> {
  const names = (await v2BatchesAt(server)).map(async ({ source_directory_id, results }) => {
    const { items } = (await server.call('GET', `/api/v1/beta/directories/${source_directory_id}/files`)).body;
    const byId = new Map(items.map((file: { id: string; display_name: string }) => [file.id, file.display_name]));
    const read = (results ?? []).map(
      (result: { readonly source_directory_file_id: string }) => byId.get(result.source_directory_file_id) ?? '?',
    );
    return read.toSorted().join(' ');
  });
  return (await Promise.all(names)).toSorted();
}
