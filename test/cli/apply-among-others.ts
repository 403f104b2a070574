import { expect, vi } from 'vitest';
import type { Clock } from '../../src/emulator/clock.ts';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { machineClock } from '../../src/pipeline/apply/apply-batches.ts';
import { classifyText, RULES } from '../classify-text.ts';
import type { Started } from '../emulator/start.ts';
import { fill, start } from '../emulator/start.ts';
import { create, save, BATCHES as V2_BATCHES, v2BatchesAt } from '../emulator/v2.ts';
import { BATCHES, batchesAt, batchManifest, folderWith, initLedger, manifest, runAt } from './apply-world.ts';
import type { Run } from './run.ts';

/** What is applied: the two jobs of v1, and that of v2. */
export type Job = 'parse' | 'classify' | 'v2';

/** What it reads. */
export type Source = 'files' | 'staged' | 'directory' | 'items';

/** A delay that is over only when a scene says so. */
export const UNTIL_LANDED = 3_600_000;

/** A server that others use too, and a folder with one manifest over three files and a ledger. */
export interface Scene {
  readonly server: Started;
  readonly cwd: string;
  /** The path at which batches are made. */
  readonly path: string;
  readonly ask: (command: string, ...more: readonly string[]) => Promise<Run>;
  /** What goes wrong with our next create. */
  readonly spoilCreate: (trouble: RequestTrouble) => void;
  /** Somebody else has made a batch over what the manifest names, or the directory that its items are in; gives its id. */
  readonly makeStranger: () => Promise<string>;
  /** The batches that are not of strangers and have a file. */
  readonly ours: () => Promise<readonly string[]>;
  /** Has the server carry out what it is late with, and waits for that; gives whether there was anything. */
  readonly land: () => Promise<boolean>;
  /** Lets so much time pass that no result can be one of the batch before. */
  readonly later: () => void;
}

const LOCAL = { 'inbox/a.txt': 'Alpha', 'inbox/b.txt': 'Beta', 'inbox/c.txt': 'Gamma' };
const THERE = { 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' };

export async function sceneOf(job: Job, source: Source): Promise<Scene> {
  const { clock, release, later } = sceneClock();
  const server = await start({ settings: { batchMilliseconds: 0, itemMilliseconds: 0 }, clock });
  const { directory, items } = await fill(server, THERE);
  const { body: projects } = await server.call('GET', '/api/v1/projects');
  const configuration = await save(server);
  const spec = { source: specOf(source, directory, items), project_id: String(projects[0].id) };
  const cwd = await folderWith({ 'ours.parsebatch.yaml': textOf(job, spec, configuration), ...LOCAL });
  await initLedger(cwd);
  const strangers: string[] = [];
  const path = job === 'v2' ? V2_BATCHES : BATCHES;
  return {
    ...{ server, cwd, path, later },
    ask: (command, ...more) => runAt(server, cwd, [command, ...more]),
    land: async () => {
      const isLate = release();
      // What it answers now it answers after that.
      await server.call('GET', '/api/v1/projects');
      return isLate;
    },
    spoilCreate: (trouble) => server.faults.add({ kind: 'request', method: 'POST', path, trouble }),
    makeStranger: async () => {
      const made = await strangerAt(
        server,
        job,
        { directory, items: source === 'items' ? items : undefined },
        configuration,
      );
      strangers.push(made);
      await expect.poll(() => statusOf(server, path, made), { interval: 1 }).toBe('completed');
      return made;
    },
    ours: async () => {
      const all = job === 'v2' ? await v2BatchesAt(server) : await batchesAt(server);
      return all.flatMap(({ id, total_items, results }) =>
        strangers.includes(id) || (total_items ?? results?.length) === 0 ? [] : [String(id)],
      );
    },
  };
}

/** A clock of a server that stands still unless it is told otherwise, though what takes no time comes about by itself. */
function sceneClock(): { readonly clock: Clock; readonly release: () => boolean; readonly later: () => void } {
  let now = Date.now();
  const held: (() => void)[] = [];
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, run) => {
      if (milliseconds < UNTIL_LANDED) return machineClock.after(milliseconds, run);
      held.push(run);
      return () => undefined;
    },
  };
  return {
    clock,
    release: () => {
      const waiting = held.splice(0);
      for (const run of waiting) run();
      return waiting.length > 0;
    },
    later: () => {
      now += 60_000;
    },
  };
}

function specOf(source: Source, directory: string, items: readonly string[]): object {
  if (source === 'files') return { files: ['inbox/*.txt'] };
  if (source === 'items') return { item_ids: items };
  return { directory_id: directory, ...(source === 'staged' && { stage: true }) };
}

function textOf(
  job: Job,
  spec: { readonly source: object; readonly project_id: string },
  configuration: string,
): string {
  if (job === 'classify') return classifyText(spec, 'ours');
  const source = JSON.stringify(spec.source).slice(1, -1).replaceAll('":', '": ');
  if (job === 'parse') return manifest('ours', source);
  return batchManifest('ours', source, '', `configuration_id: ${configuration}`);
}

async function statusOf(server: Started, path: string, id: string): Promise<string> {
  const { body } = await server.call('GET', `${path}/${id}`);
  return (body.job ?? body).status.toLowerCase();
}

/** As much like ours as it can be and yet not pass over, nor be passed over, as done already. */
async function strangerAt(
  server: Started,
  job: Job,
  { directory, items }: { readonly directory: string; readonly items: readonly string[] | undefined },
  configuration: string,
): Promise<string> {
  if (job === 'v2') return (await create(server, directory, configuration)).body.id;
  const read = items === undefined ? { directory_id: directory } : { item_ids: items };
  const job_config =
    job === 'parse'
      ? { job_name: 'parse_raw_file_job', parameters: { type: 'parse', lang: 'de' } }
      : { ...RECORD, rules: [...RULES, { type: 'letter', description: 'Greets somebody and says something.' }] };
  return (await server.call('POST', BATCHES, { ...read, job_config })).body.id;
}

const RECORD = {
  id: 'b0000000-0000-4000-8000-000000000000',
  project_id: 'b1000000-0000-4000-8000-000000000000',
  user_id: 'somebody-else',
  status: 'PENDING',
};

/**
 * Has something done right before or right after the `nth` request from our first create on, which is the first; gives how many
 * there were so far. Until the stub is taken away.
 */
export function atRequest(
  { path }: Scene,
  nth: number,
  when: 'before' | 'after',
  act: () => Promise<unknown>,
): () => number {
  const send = fetch;
  let count = 0;
  let isActing = false;
  const once = async (moment: 'before' | 'after', number: number): Promise<void> => {
    if (number !== nth || moment !== when) return;
    isActing = true;
    await act();
    isActing = false;
  };
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (isActing || (count === 0 && !(init?.method === 'POST' && new URL(url).pathname === path)))
      return send(url, init);
    count += 1;
    const number = count;
    await once('before', number);
    try {
      return await send(url, init);
    } finally {
      await once('after', number);
    }
  });
  return () => count;
}
