import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { machineClock } from '../../src/pipeline/apply/apply-batches.ts';
import type { Started } from '../emulator/start.ts';
import { fill, KEY, start } from '../emulator/start.ts';
import {
  BATCHES,
  batchesAt,
  everythingBelow,
  folderWith,
  initLedger,
  manifest,
  runAt,
  startHurried,
} from './apply-world.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const THREE = { 'in/a.txt': 'Alpha', 'in/b.txt': 'Beta', 'in/c.txt': 'Gamma' };

/** A server, and a folder whose manifest was applied there before its ledger was lost. */
interface Lost {
  readonly server: Started;
  readonly cwd: string;
  readonly at: (...argv: readonly string[]) => Promise<Run>;
  /** The ledger is claimed anew; what it answers as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what is answered is looked into by each test
  readonly claim: (...argv: readonly string[]) => Promise<Run & { readonly json: any }>;
}

function lose(cwd: string): void {
  rmSync(join(cwd, 'ledger'), { recursive: true, force: true });
}

async function worldOf(text: string, server: Started, files: Readonly<Record<string, string>> = THREE): Promise<Lost> {
  const cwd = await folderWith({ 'm.parsebatch.yaml': text, ...files });
  await initLedger(cwd);
  const at = (...argv: readonly string[]): Promise<Run> => runAt(server, cwd, argv);
  const claim = async (...argv: readonly string[]) => {
    const ran = await at('ledger', 'init', '--adopt', '--format', 'json', ...argv);
    return { ...ran, json: ran.out === '' ? undefined : JSON.parse(ran.out) };
  };
  return { server, cwd, at, claim };
}

/** Nothing is left to be done, and nothing is sent. */
async function expectSettled({ server, cwd, at }: Lost): Promise<void> {
  const before = await batchesAt(server);
  const plan = JSON.parse((await at('plan', '--format', 'json')).out);
  expect(plan.batches.map(({ action }: { action: string }) => action)).toEqual(['noop']);
  expect((await at('apply')).exitCode).toBe(EXIT.ok);
  expect(idsOf(await batchesAt(server))).toEqual(idsOf(before));
  expect((await run(['ledger', 'verify', '--ledger', 'ledger'], { cwd })).exitCode).toBe(EXIT.ok);
}

describe('ledger init --adopt', () => {
  test('claims files that went into directories of their own, with every generation and shard', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    const { cwd, at, claim } = lost;
    await at('apply', '--wait', '--shard-size', '2');
    writeFileSync(join(cwd, 'in/d.txt'), 'Delta');
    await at('apply', '--wait', '--shard-size', '2');
    lose(cwd);
    expect((await at('apply')).exitCode).toBe(EXIT.refused);
    const { exitCode, json } = await claim();
    expect([exitCode, json.marker]).toEqual([EXIT.ok, 'created']);
    const [{ claimed, kept, unproven, partial }] = json.batches;
    expect([kept, unproven, partial]).toEqual([[], [], []]);
    expect(claimed).toMatchObject([
      { run: expect.stringMatching(/\/g0001$/), state: 'succeeded', shards: [{ entries: 2 }, { entries: 1 }] },
      { run: expect.stringMatching(/\/g0002$/), state: 'succeeded', shards: [{ entries: 1, status: 'completed' }] },
    ]);
    await expectSettled(lost);
  });

  test.each<[string, string]>([
    ['a directory', 'directory_id: DIR, stage: true'],
    ['items', 'item_ids: [ITEMS], stage: true'],
  ])('claims what was staged of %s', async (_, source) => {
    const { lost } = await filledWorld(source);
    await lost.at('apply', '--wait', '--shard-size', '2');
    lose(lost.cwd);
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.marker]).toEqual([EXIT.ok, 'created']);
    expect(json.batches[0].claimed).toMatchObject([{ state: 'succeeded', shards: [{ entries: 2 }, { entries: 1 }] }]);
    await expectSettled(lost);
  });

  test.each<[string, string, string, number]>([
    ['a directory that others read too', 'directory_id: DIR, on_change: new', '10', 1],
    ['items of a directory, in several batches', 'directory_id: DIR, on_change: new', '2', 2],
    ['items by their ids, in several batches', 'item_ids: [ITEMS]', '2', 2],
  ])('claims by the correlation ids of their results the batches of %s', async (_, source, size, shards) => {
    const { lost, directory, items } = await filledWorld(source);
    const { server, at, claim, cwd } = lost;
    await at('apply', '--wait', '--shard-size', size);
    lost.later();
    const stranger = await createBy(server, { directory_id: directory }, STRANGER);
    lost.later();
    const other = await createBy(server, { item_ids: items }, STRANGER, { tier: 'fast' });
    lose(cwd);
    const { exitCode, json } = await claim();
    expect([exitCode, json.marker, json.batches[0].unproven]).toEqual([EXIT.ok, 'created', []]);
    expect(json.batches[0].claimed).toHaveLength(1);
    expect(json.batches[0].claimed[0]).toMatchObject({ state: 'succeeded' });
    expect(json.batches[0].claimed[0].shards).toHaveLength(shards);
    expect(JSON.stringify(json)).not.toContain(stranger);
    expect(JSON.stringify(json)).not.toContain(other);
    await expectSettled(lost);
  });

  test('claims a later generation that covers what was new in a directory', async () => {
    const { lost, directory } = await filledWorld('directory_id: DIR, on_change: new');
    await lost.at('apply', '--wait');
    await upload(lost.server, directory, 'd.txt');
    await lost.at('apply', '--wait');
    lose(lost.cwd);
    const { exitCode, json } = await lost.claim();
    expect(exitCode).toBe(EXIT.ok);
    expect(json.batches[0].claimed.map(({ shards }: { shards: { entries: number }[] }) => shards[0]?.entries)).toEqual([
      3, 1,
    ]);
    await expectSettled(lost);
  });

  test('leaves alone what nothing proves, and is not made until a person has spoken', async () => {
    const { lost, directory } = await filledWorld('directory_id: DIR');
    const { server, at, claim, cwd } = lost;
    const [alike] = [await createBy(server, { directory_id: directory }, undefined)];
    lose(cwd);
    const { exitCode, json, err } = await claim();
    expect([exitCode, json.marker]).toEqual([EXIT.unknown, 'unmade']);
    expect(json.batches[0]).toMatchObject({ claimed: [], unproven: [{ batch_id: alike, status: 'completed' }] });
    expect(err).toContain('--claim m=');
    expect((await at('apply')).exitCode).toBe(EXIT.refused);
    expect((await claim('--claim', `m=${alike}`)).exitCode).toBe(EXIT.usage);
    expect((await claim('--claim', 'm=bjb-none', '--reason', 'seen')).exitCode).toBe(EXIT.refused);
    expect((await claim('--claim', `n=${alike}`, '--reason', 'seen')).exitCode).toBe(EXIT.usage);
    const said = await claim('--claim', `m=${alike}`, '--reason', 'seen in the console');
    expect([said.exitCode, said.json.marker]).toEqual([EXIT.ok, 'created']);
    expect(said.json.batches[0].claimed).toMatchObject([{ shards: [{ batch_ids: [alike], entries: 3 }] }]);
    expect(everythingBelow(join(cwd, 'ledger'))).toContain('seen in the console');
    await expectSettled(lost);
  });

  test('leaves alone several batches that read one directory of its own, and claims the one that a person names', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    const { server, at, claim, cwd } = lost;
    await at('apply', '--wait');
    const [{ id, directory_id }] = await batchesAt(server);
    const second = await createBy(server, { directory_id }, undefined);
    lose(cwd);
    const { exitCode, json } = await claim();
    expect([exitCode, json.marker, json.batches[0].claimed]).toEqual([EXIT.unknown, 'unmade', []]);
    expect(json.batches[0].unproven.map((one: { batch_id: string }) => one.batch_id).sort()).toEqual(
      [id, second].sort(),
    );
    const said = await claim('--claim', `m=${id}`, '--reason', 'the other came by hand');
    expect(said.json.batches[0]).toMatchObject({ claimed: [{ shards: [{ batch_ids: [id] }] }] });
    expect([said.exitCode, said.json.marker]).toEqual([EXIT.unknown, 'unmade']);
    expect((await run(['ledger', 'init', '--ledger', 'ledger'], { cwd })).exitCode).toBe(EXIT.ok);
    await expectSettled(lost);
  });

  test('says what of a batch is not here any more, and claims the rest', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    await lost.at('apply', '--wait');
    lose(lost.cwd);
    rmSync(join(lost.cwd, 'in/b.txt'));
    const { exitCode, json } = await lost.claim();
    expect(exitCode).toBe(EXIT.ok);
    expect(json.batches[0]).toMatchObject({
      claimed: [{ shards: [{ entries: 2 }] }],
      partial: [{ lost: 0, absent: ['in/b.txt'] }],
    });
    await expectSettled(lost);
  });

  test('claims the files of one glob where another matches nothing any more', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt", "out/*.txt"]'), await startHurried(), {
      ...THREE,
      'out/d.txt': 'Delta',
    });
    await lost.at('apply', '--wait');
    lose(lost.cwd);
    rmSync(join(lost.cwd, 'out'), { recursive: true });
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0]]).toMatchObject([
      EXIT.ok,
      { claimed: [{ shards: [{ entries: 3 }] }], partial: [{ absent: ['out/d.txt'] }] },
    ]);
  });

  test('claims the batch of a directory that is gone', async () => {
    const { lost, directory } = await filledWorld('directory_id: DIR');
    await lost.at('apply', '--wait');
    lose(lost.cwd);
    await lost.server.call('DELETE', `/api/v1/beta/directories/${directory}`);
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].claimed]).toMatchObject([EXIT.ok, [{ shards: [{ entries: 3 }] }]]);
  });

  test('needs a person where files of a batch were taken out of its directory', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    const { server, cwd } = lost;
    await lost.at('apply', '--wait');
    const [{ directory_id }] = await batchesAt(server);
    const files = `/api/v1/beta/directories/${directory_id}/files`;
    const [{ id }] = (await server.call('GET', files)).body.items;
    await server.call('POST', `${files}/bulk-delete`, { directory_file_ids: [id] });
    lose(cwd);
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.marker]).toEqual([EXIT.unknown, 'unmade']);
    expect(json.batches[0]).toMatchObject({
      claimed: [{ shards: [{ entries: 2 }] }],
      partial: [{ lost: 1, absent: [] }],
    });
  });

  test('repeated keeps what it has recorded, and completes what was cut short at any record', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    const { cwd, at, claim } = lost;
    await at('apply', '--wait', '--shard-size', '2');
    writeFileSync(join(cwd, 'in/d.txt'), 'Delta');
    await at('apply', '--wait', '--shard-size', '2');
    lose(cwd);
    const { json } = await claim();
    const again = await claim();
    expect([again.exitCode, again.json.marker, again.json.batches[0].claimed]).toEqual([EXIT.ok, 'exists', []]);
    expect(again.json.batches[0].kept).toEqual(json.batches[0].claimed);
    const written = ['g0002/run.json', 'g0002/s0001.a1.adopt.json', 'g0001/run.json', 'g0001/s0002.a1.adopt.json'];
    for (let cut = 1; cut <= written.length; cut += 1) {
      const records = recordsIn(cwd).filter((path) => path.includes('final'));
      const gone = recordsIn(cwd).filter((path) => written.slice(0, cut).some((name) => path.endsWith(name)));
      for (const path of [...records, ...gone, 'ledger/marker.json']) rmSync(join(cwd, 'ledger', path));
      expect((await at('apply')).exitCode).toBe(EXIT.refused);
      expect((await claim()).exitCode).toBe(EXIT.ok);
      await expectSettled(lost);
    }
  });

  test('keeps what a ledger that was not lost has', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    await lost.at('apply', '--wait');
    const before = everythingBelow(join(lost.cwd, 'ledger'));
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].claimed, json.batches[0].kept]).toMatchObject([EXIT.ok, [], [{ shards: [{}] }]]);
    expect(everythingBelow(join(lost.cwd, 'ledger'))).toBe(before);
  });

  test('claims nothing of what the manifest said before, nor of another name', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    await lost.at('apply', '--wait');
    lose(lost.cwd);
    for (const text of [manifest('m', 'files: ["in/*.txt"]', '  rerun: "2"\n'), manifest('n', 'files: ["in/*.txt"]')]) {
      writeFileSync(join(lost.cwd, 'm.parsebatch.yaml'), text);
      const { exitCode, json } = await lost.claim();
      expect([exitCode, json.batches[0]]).toMatchObject([EXIT.ok, { claimed: [], kept: [], unproven: [] }]);
    }
  });

  test('makes the ledger where nothing was ever sent', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    lose(lost.cwd);
    const { exitCode, out, err } = await lost.at('ledger', 'init', '--adopt');
    expect([exitCode, out, err]).toEqual([
      EXIT.ok,
      'm: no batch was found\n',
      expect.stringMatching(/^made the ledger in /),
    ]);
    expect((await lost.at('apply', '--wait')).exitCode).toBe(EXIT.ok);
  });

  test('claims a batch that has not ended, which the next apply follows', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await start());
    await lost.at('apply');
    lose(lost.cwd);
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].claimed]).toMatchObject([EXIT.ok, [{ state: 'running' }]]);
    await expectSettled(lost);
  });

  test('never takes a rehearsal for what was sent to a server', async () => {
    const lost = await worldOf(manifest('m', 'files: ["in/*.txt"]'), await startHurried());
    const { cwd } = lost;
    await run(['apply', '--local', '--wait'], { cwd });
    lose(cwd);
    expect((await lost.claim()).json.batches[0]).toMatchObject({ claimed: [], kept: [], unproven: [] });
    rmSync(join(cwd, '.parsebatch/local/ledger'), { recursive: true });
    const argv = ['ledger', 'init', '--adopt', '--local', '--format', 'json'];
    const { exitCode, out } = await run(argv, { cwd });
    expect([exitCode, JSON.parse(out)]).toMatchObject([
      EXIT.ok,
      { marker: 'unneeded', batches: [{ claimed: [{ state: 'succeeded' }] }] },
    ]);
  });

  test.each([
    [['ledger', 'show', 'm.parsebatch.yaml'], 'Manifests'],
    [['ledger', 'init', 'm.parsebatch.yaml'], 'Manifests'],
    [['ledger', 'show', '--adopt'], '--adopt'],
    [['ledger', 'init', '--claim', 'm=bjb-1'], '--claim'],
    [['ledger', 'init', '--env', 'prod'], '--env'],
    [['ledger', 'init', '--adopt', '--reason', 'none'], '--reason'],
    [['ledger', 'init', '--adopt', '--claim', 'bjb-1', '--reason', 'seen'], 'bjb-1'],
  ])('does not take %j', async (argv, word) => {
    const cwd = await folderWith({ 'm.parsebatch.yaml': manifest('m', 'files: ["in/*.txt"]'), ...THREE });
    const { exitCode, err } = await run(argv, { cwd });
    expect([exitCode, err]).toEqual([EXIT.usage, expect.stringContaining(word)]);
  });
});

function idsOf(batches: readonly { readonly id: string }[]): readonly string[] {
  return batches.map(({ id }) => id).sort();
}

const STRANGER = 'b0000000-0000-4000-8000-000000000000';

/** A batch that somebody else made. */
async function createBy(
  server: Started,
  source: object,
  correlationId: string | undefined,
  parameters = {},
): Promise<string> {
  const correlation = correlationId === undefined ? {} : { correlation_id: correlationId };
  const job_config = { job_name: 'parse_raw_file_job', ...correlation, parameters: { type: 'parse', ...parameters } };
  const { body } = await server.call('POST', BATCHES, { ...source, job_config });
  const watched = await run(['watch', body.id, '--base-url', server.url], { env: { LLAMA_CLOUD_API_KEY: KEY } });
  expect(watched.exitCode).toBe(EXIT.ok);
  return body.id;
}

async function upload(server: Started, directory: string, name: string): Promise<void> {
  const form = new FormData();
  form.append('upload_file', new Blob([name]), name);
  await server.call('POST', `/api/v1/beta/directories/${directory}/files/upload`, form);
}

/** A world whose source is in a directory of the server: DIR and ITEMS stand for what is there. */
async function filledWorld(source: string): Promise<{
  readonly lost: Lost & { readonly later: () => void };
  readonly directory: string;
  readonly items: readonly string[];
}> {
  let ahead = 0;
  const clock = { ...machineClock, now: () => machineClock.now() + ahead };
  const server = await start({ settings: { batchMilliseconds: 0, itemMilliseconds: 0 }, clock });
  // Results are told apart by when they were made.
  const later = (): void => {
    ahead += 60_000;
  };
  const { directory, items } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' });
  const written = source.replace('DIR', directory).replace('ITEMS', items.join(', '));
  return { lost: { ...(await worldOf(manifest('m', written), server, {})), later }, directory, items };
}

/** The paths of all records of runs. */
function recordsIn(cwd: string): readonly string[] {
  return readdirSync(join(cwd, 'ledger'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('/g0'));
}
