import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Backend } from '../../src/ledger/backend.ts';
import { collectGarbage, findSuperseded } from '../../src/ledger/collect-garbage.ts';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import { findScopes } from '../../src/ledger/find-scopes.ts';
import type { Ledger, LedgerParts } from '../../src/ledger/ledger.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { StoreOptions } from '../../src/ledger/open-ledger.ts';
import { initLedger, openBackend } from '../../src/ledger/open-ledger.ts';
import type { RecordContent } from '../../src/ledger/record.ts';
import { runPath, type Scope } from '../../src/ledger/record-path.ts';
import type { RunId } from '../../src/ledger/run-id.ts';
import { showLedger } from '../../src/ledger/show-ledger.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT, temporaryRepository } from '../git/temporary-repository.ts';
import { ackOf, BY, created, DIGEST, finalOf, hash, intent, NOW, runRecord, SCOPE, WORDS } from './sample-records.ts';

const OTHER = 'cd'.repeat(32);
const run: RunId = { name: 'invoices', digest: DIGEST, generation: 1 };

interface Opened {
  readonly root: string;
  readonly backend: Backend;
  readonly ledger: Ledger;
  /** Moves the clock on. */
  readonly pass: (milliseconds: number) => void;
}

async function openIn(root?: string, scope: Scope = SCOPE): Promise<Opened> {
  const directory = root ?? (await temporaryFolder());
  let now = NOW;
  const backend = directoryBackend(directory);
  const ledger = createLedger({ backend, scope, hash, now: () => now, tool: 'parsebatch 0.0.0' });
  return {
    root: directory,
    backend,
    ledger,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Writes a run of one shard that went well. */
async function writeDone(
  ledger: Ledger,
  id: RunId,
  more: Partial<Parameters<typeof runRecord>[1]> = {},
): Promise<void> {
  const { digest, generation, ...batch } = id;
  const cause = generation === 1 ? ({ kind: 'first' } as const) : ({ kind: 'all' } as const);
  const batchId = `bjb-${digest.slice(0, 2)}-${generation}`;
  await ledger.write(id, runRecord(1, { ...batch, digest, generation, cause, ...more }));
  for (const content of [intent(1, 1), created(1, 1, batchId), finalOf(1, 1, batchId)]) await ledger.write(id, content);
}

describe('a ledger', () => {
  test('gives the state of what was written, and of nothing else', async () => {
    const { ledger } = await openIn();
    expect(await ledger.read(run)).toBeUndefined();
    expect(await ledger.write(run, runRecord(1))).toBe('created');
    expect((await ledger.read(run))?.state).toBe('open');
    expect(await ledger.write(run, intent(1, 1))).toBe('created');
    expect(await ledger.write(run, { ...intent(1, 1), correlationId: 'other' })).toBe('exists');
    expect((await ledger.read(run))?.state).toBe('claimed');
    await ledger.write(run, created(1, 1, 'bjb-1'));
    expect(await ledger.read(run)).toMatchObject({ id: run, state: 'running', shards: [{ batchIds: ['bjb-1'] }] });
    expect(await ledger.read({ ...run, generation: 2 })).toBeUndefined();
    expect(await ledger.read({ ...run, name: 'invoices-2' })).toBeUndefined();
  });

  test('tells of which scopes there are runs', async () => {
    const { ledger, root, backend } = await openIn();
    const scopes = [SCOPE, { ...SCOPE, namespace: 'a' }, { ...SCOPE, endpoint: '[::1]:80' }];
    for (const scope of scopes) await writeDone((await openIn(root, scope)).ledger, run);
    const found = await findScopes(backend, hash);
    expect(found).toEqual([{ ...SCOPE, namespace: 'a' }, { ...SCOPE, endpoint: '[::1]_80' }, SCOPE]);
    for (const scope of found) expect((await (await openIn(root, scope)).ledger.look()).runs).toEqual([run]);
    expect((await ledger.look()).runs).toEqual([run]);
  });

  test('takes a claim for unknown once its deadline is over', async () => {
    const { ledger, pass } = await openIn();
    await ledger.write(run, runRecord(1));
    await ledger.write(run, intent(1, 1));
    pass(60_000);
    expect((await ledger.read(run))?.state).toBe('unknown');
  });

  test('lists the runs of one batch or of all, also of those whose names are long', async () => {
    const { ledger } = await openIn();
    const row = `t=${'a'.repeat(300)}`;
    const ids: RunId[] = [run, { ...run, generation: 2 }, { ...run, environment: 'prod' }, { ...run, row }];
    for (const id of ids) await writeDone(ledger, id);
    const all = await ledger.look();
    expect(all.runs).toHaveLength(4);
    expect(all.runs).toEqual(expect.arrayContaining(ids));
    expect((await ledger.look({ name: 'invoices' })).runs).toEqual(ids.slice(0, 2));
    expect((await ledger.look({ name: 'invoices', row })).runs).toEqual([{ ...run, row }]);
    expect((await all.read({ ...run, row })).id).toEqual({ ...run, row });
  });

  test.each([
    ['namespace', { ...SCOPE, namespace: 'other' }],
    ['endpoint', { ...SCOPE, endpoint: 'local' }],
    ['port', { ...SCOPE, endpoint: `${SCOPE.endpoint}:8443` }],
    ['project', { ...SCOPE, project: 'p-2' }],
  ])('counts nothing of another %s', async (_, scope) => {
    const { ledger, root } = await openIn();
    await writeDone(ledger, run);
    const other = await openIn(root, scope);
    expect((await other.ledger.look()).runs).toEqual([]);
    expect(await other.ledger.read(run)).toBeUndefined();
  });

  test.each([
    ['newer', 's0001.a2.intent.json', '{"record":"intent","version":2}\n', 'in version 2 of the format'],
    ['damaged', 's0001.a2.intent.json', '{"record":"int', 'is damaged: it is not JSON'],
    ['empty', 's0001.a1.adopt.json', '', 'is damaged: it is not JSON'],
    ['unknown', 'hold.1.json', '{}\n', 'is damaged: no record has this name'],
  ])('with a record that is %s gives no state', async (_, file, text, message) => {
    const { ledger, root } = await openIn();
    await writeDone(ledger, run);
    const path = `${runPath(SCOPE, run, hash)}/${file}`;
    writeFileSync(join(root, path), text);
    await expect(ledger.read(run)).rejects.toMatchObject({
      code: 'io',
      file: path,
      message: expect.stringContaining(message),
    });
    expect(await showLedger(ledger)).toMatchObject([{ id: run, failure: { code: 'io' } }]);
  });

  test('without the record of the run, or with that of another, gives no state', async () => {
    const { ledger, root } = await openIn();
    await writeDone(ledger, run);
    await writeDone(ledger, { ...run, name: 'other' });
    const [path, other] = [run, { ...run, name: 'other' }].map((id) =>
      join(root, runPath(SCOPE, id, hash), 'run.json'),
    );
    writeFileSync(path ?? '', readFileSync(other ?? ''));
    await expect(ledger.read(run)).rejects.toMatchObject({ code: 'io' });
    rmSync(path ?? '');
    await expect(ledger.read(run)).rejects.toMatchObject({
      code: 'io',
      message: expect.stringContaining('`run.json`'),
    });
  });

  test('reads past what was left by a writer that was killed', async () => {
    const { ledger, root } = await openIn();
    await writeDone(ledger, run);
    writeFileSync(join(root, runPath(SCOPE, run, hash), '.tmp-1'), '{"rec');
    expect((await ledger.read(run))?.state).toBe('succeeded');
  });

  test('refuses to write what it could not read', async () => {
    const { ledger, backend } = await openIn();
    const wrong = { ...created(1, 1, '../x') } as RecordContent;
    await expect(ledger.write(run, wrong)).rejects.toThrow('written whole');
    expect(await backend.list('')).toEqual([]);
  });
});

describe('showing a ledger', () => {
  test('goes by batch and by when a run was begun', async () => {
    const { ledger, pass } = await openIn();
    for (const id of [{ ...run, digest: OTHER }, run, { ...run, name: 'aaa' }, { ...run, generation: 2 }]) {
      await writeDone(ledger, id);
      pass(1000);
    }
    const shown = await showLedger(ledger);
    expect(shown.map(({ id }) => [id.name, id.digest.slice(0, 2), id.generation])).toEqual([
      ['aaa', 'ab', 1],
      ['invoices', 'cd', 1],
      ['invoices', 'ab', 1],
      ['invoices', 'ab', 2],
    ]);
    expect(await showLedger(ledger, { name: 'aaa' })).toHaveLength(1);
  });
});

describe('verifying a ledger', () => {
  test('finds nothing in what correct writers leave', async () => {
    const { ledger, backend } = await openIn();
    for (const id of [run, { ...run, generation: 2 }, { ...run, row: `t=${'a'.repeat(300)}` }])
      await writeDone(ledger, id);
    expect(await verifyLedger(backend, hash, NOW)).toEqual({ runs: 3, records: 12, findings: [] });
  });

  test('finds what is damaged, newer, impossible, doubled and left over', async () => {
    const { ledger, backend, root } = await openIn();
    await writeDone(ledger, run);
    const path = runPath(SCOPE, run, hash);
    const put = (file: string, text: string): void => writeFileSync(join(root, path, file), text);
    put('s0001.a1.adopt.json', '{');
    put('ack.1.json', '{"version":3}\n');
    put('.tmp-1', '');
    put('notes.txt', '');
    await ledger.write(run, created(1, 2, 'bjb-2'));
    await ledger.write(run, intent(2, 1));
    mkdirSync(join(root, path, '../g0004'));
    writeFileSync(join(root, path, '../g0004/ack.1.json'), readFileSync(join(root, path, 's0001.a1.final.json')));
    mkdirSync(join(root, 'ledger'));
    writeFileSync(join(root, 'ledger/marker.json'), '{}');
    const { findings } = await verifyLedger(backend, hash, NOW);
    const later = path.replace('g0001', 'g0004');
    expect(
      findings.map(({ kind, path: place, message }) => [
        kind,
        place.replace(path, 'RUN').replace(later, 'LATER'),
        message,
      ]),
    ).toEqual([
      ['damaged', 'ledger/marker.json', 'is damaged: `/record` is not marker'],
      ['impossible', 'RUN', 'cannot be: there is no shard 2'],
      ['impossible', 'RUN', 'cannot be: shard 1: attempt 2 has a result and no intent'],
      ['conflict', 'RUN', 'has several batches for shard 1: bjb-2, bjb-ab-1'],
      ['left-over', 'RUN/.tmp-1', expect.stringContaining('temporary file')],
      ['newer', 'RUN/ack.1.json', 'was written by a newer parsebatch, in version 3 of the format'],
      ['damaged', 'RUN/notes.txt', 'has the name of no record'],
      ['damaged', 'RUN/s0001.a1.adopt.json', 'is damaged: it is not JSON'],
      ['impossible', 'LATER', 'has no `run.json`'],
      ['impossible', 'LATER', 'has no generation before it'],
      ['damaged', 'LATER/ack.1.json', 'is damaged: it belongs to another place'],
    ]);
  });
});

test('what was said about cancelling a run is read without the rest of it', async () => {
  const { ledger, backend } = await openIn();
  await writeDone(ledger, run);
  expect(await ledger.cancelsOf(run)).toEqual([]);
  for (const content of WORDS.filter(({ record }) => record === 'cancel')) await ledger.write(run, content);
  const reads: string[] = [];
  const get: Backend['get'] = (path) => {
    reads.push(path);
    return backend.get(path);
  };
  const watched: Backend = { ...backend, get };
  const again = createLedger({ backend: watched, scope: SCOPE, hash, now: () => NOW, tool: 'parsebatch 0.0.0' });
  expect(await again.cancelsOf(run)).toMatchObject([{ number: 1, covers: 'run' }]);
  expect(reads).toEqual([`${runPath(SCOPE, run, hash)}/cancel.1.json`]);
  expect(await again.cancelsOf({ ...run, generation: 2 })).toEqual([]);
});

describe('a shard of a run', () => {
  test('is read without the rest of it', async () => {
    const { ledger, backend } = await openIn();
    await ledger.write(run, runRecord(2));
    const records = [
      intent(1, 1),
      created(1, 1, 'bjb-1'),
      intent(2, 1),
      created(2, 1, 'bjb-2'),
      finalOf(2, 1, 'bjb-2'),
    ];
    for (const content of records) await ledger.write(run, content);
    const reads: string[] = [];
    const get: Backend['get'] = (path) => {
      reads.push(path.slice(path.lastIndexOf('/') + 1));
      return backend.get(path);
    };
    const parts = { backend: { ...backend, get }, scope: SCOPE, hash, now: () => NOW, tool: 'parsebatch 0.0.0' };
    const shard = await createLedger(parts).readShard(run, 2);
    expect(reads).toEqual(['s0002.a1.final.json', 's0002.a1.intent.json', 's0002.a1.result.json']);
    expect(shard).toEqual((await ledger.read(run))?.shards[1]);
    expect(shard?.state).toMatchObject({ kind: 'final', batchId: 'bjb-2' });
  });

  test('is what the whole run says of it, also where that was cancelled', async () => {
    const { ledger } = await openIn();
    await ledger.write(run, runRecord(2));
    for (const content of [intent(1, 1), created(1, 1, 'bjb-1')]) await ledger.write(run, content);
    for (const content of WORDS.filter(({ record }) => record === 'cancel')) await ledger.write(run, content);
    const whole = await ledger.read(run);
    expect([await ledger.readShard(run, 1), await ledger.readShard(run, 2)]).toEqual(whole?.shards);
    expect(whole?.shards.map(({ state }) => state.kind)).toEqual(['created', 'cancelled']);
  });

  test('is what the tombstone says of it once its records are gone', async () => {
    const { ledger } = await openIn();
    await writeDone(ledger, run);
    const whole = await ledger.read(run);
    if (whole === undefined) throw new Error('there is no run');
    await ledger.bury(whole, BY);
    expect(await ledger.readShard(run, 1)).toMatchObject({
      state: { kind: 'final', batchId: whole.shards[0]?.batchIds[0] },
    });
  });

  test('is not told beside a record that is not known', async () => {
    const { ledger, root } = await openIn();
    await writeDone(ledger, run);
    writeFileSync(join(root, runPath(SCOPE, run, hash), 'pause.1.json'), '{}');
    await expect(ledger.readShard(run, 1)).rejects.toMatchObject({ code: 'io' });
  });

  test('is none where there is no run', async () => {
    const { ledger } = await openIn();
    expect(await ledger.readShard(run, 1)).toBeUndefined();
  });
});

describe('collecting garbage', () => {
  test('lets go of settled runs that are not the newest of their batch, and keeps how they ended', async () => {
    const { ledger, backend, pass } = await openIn();
    await writeDone(ledger, run);
    pass(1);
    const failed: RunId = { ...run, generation: 2 };
    await ledger.write(failed, runRecord(1, { generation: 2, cause: { kind: 'all' } }));
    for (const content of [intent(1, 1), created(1, 1, 'b'), finalOf(1, 1, 'b', ['x'])])
      await ledger.write(failed, content);
    pass(1);
    await writeDone(ledger, { ...run, digest: OTHER });
    await writeDone(ledger, { ...run, name: 'alone' });
    const superseded = await findSuperseded(ledger);
    expect(superseded.map((one) => [one.run.id, one.by])).toEqual([[run, { ...run, digest: OTHER }]]);
    const before = await ledger.read(run);
    const paths = await backend.list('');
    await collectGarbage(ledger, superseded, BY);
    const after = await ledger.read(run);
    expect(after).toMatchObject({ state: 'succeeded', record: before?.record, hasShardRecords: false });
    expect(after?.shards.map(({ batchIds }) => batchIds)).toEqual(before?.shards.map(({ batchIds }) => batchIds));
    const gone = paths.filter((path) => !path.startsWith(`${runPath(SCOPE, run, hash)}/s`));
    expect(await backend.list('')).toEqual([...gone, `${runPath(SCOPE, run, hash)}/tombstone.json`].sort());
    expect(await findSuperseded(ledger)).toEqual([]);
    expect((await verifyLedger(backend, hash, NOW)).findings).toEqual([]);
  });

  test('keeps of a run that was cancelled which shards were not sent', async () => {
    const { ledger, backend, pass } = await openIn();
    const cancel = WORDS.filter(({ record }) => record === 'cancel');
    const ended = [intent(1, 1), created(1, 1, 'b'), finalOf(1, 1, 'b')];
    for (const content of [runRecord(2), ...ended, ...cancel, ackOf([2])]) await ledger.write(run, content);
    pass(1);
    await writeDone(ledger, { ...run, digest: OTHER });
    await collectGarbage(ledger, await findSuperseded(ledger), BY);
    const after = await ledger.read(run);
    expect(after).toMatchObject({ state: 'acknowledged', hasShardRecords: false });
    expect(after?.shards.map(({ state, batchIds }) => [state.kind, batchIds])).toEqual([
      ['final', ['b']],
      ['cancelled', []],
    ]);
    expect((await verifyLedger(backend, hash, NOW)).findings).toEqual([]);
  });

  test('goes on where it was ended between the tombstone and the last record', async () => {
    const { ledger, backend, pass } = await openIn();
    await writeDone(ledger, run);
    pass(1);
    await writeDone(ledger, { ...run, digest: OTHER });
    const tombstone = WORDS.find((record) => record.record === 'tombstone');
    if (tombstone !== undefined) await ledger.write(run, tombstone);
    await backend.remove([`${runPath(SCOPE, run, hash)}/s0001.a1.final.json`]);
    expect((await ledger.read(run))?.state).toBe('succeeded');
    await collectGarbage(ledger, await findSuperseded(ledger), BY);
    expect(await ledger.read(run)).toMatchObject({ state: 'succeeded', hasShardRecords: false });
  });
});

describe('opening a ledger', () => {
  type OpenOptions = StoreOptions & Omit<LedgerParts, 'backend'>;

  async function openLedger(opening: OpenOptions): Promise<Ledger> {
    return createLedger({ ...opening, backend: await openBackend(opening) });
  }

  async function options(more: Partial<OpenOptions> = {}, CI?: string): Promise<OpenOptions> {
    const place = { directory: await temporaryFolder(), environment: { ...GIT_ENVIRONMENT, CI } };
    const time = { now: () => NOW, tool: 'parsebatch 0.0.0', hash };
    return { location: undefined, place, allowPublic: false, scope: SCOPE, needsMarker: true, ...time, ...more };
  }

  test('needs the marker that init writes, and writes once', async () => {
    const opening = await options({ location: 'my/ledger' });
    await expect(openLedger(opening)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('no ledger'),
    });
    expect(await initLedger(opening)).toMatchObject({
      outcome: 'created',
      shownAs: join(opening.place.directory, 'my/ledger'),
    });
    expect(await initLedger(opening)).toMatchObject({ outcome: 'exists' });
    const ledger = await openLedger(opening);
    await writeDone(ledger, run);
    const again = await openLedger({ ...opening, location: 'file:my/ledger' });
    expect((await again.read(run))?.state).toBe('succeeded');
  });

  test('needs none for a rehearsal', async () => {
    const ledger = await openLedger(await options({ needsMarker: false }, 'true'));
    expect((await ledger.look()).runs).toEqual([]);
  });

  test('in a pipeline needs a name', async () => {
    const unnamed = await options({}, 'true');
    await expect(openLedger(unnamed)).rejects.toMatchObject({
      code: 'refused',
      hint: expect.stringContaining('git:origin'),
    });
    await expect(initLedger(unnamed)).rejects.toMatchObject({ code: 'refused' });
    expect(readdirSync(unnamed.place.directory)).toEqual([]);
    for (const CI of ['', 'false']) expect((await initLedger(await options({}, CI))).outcome).toBe('created');
    const named = await options({ location: 'x' }, 'true');
    await initLedger(named);
    await openLedger(named);
  });

  test.each([
    ['newer', '{"at":"x","record":"marker","version":2}\n'],
    ['damaged', '{'],
  ])('is a failure where the marker is %s', async (_, text) => {
    const opening = await options({ location: 'l' });
    mkdirSync(join(opening.place.directory, 'l/ledger'), { recursive: true });
    writeFileSync(join(opening.place.directory, 'l/ledger/marker.json'), text);
    await expect(openLedger(opening)).rejects.toMatchObject({ code: 'io' });
    await expect(initLedger(opening)).rejects.toMatchObject({ code: 'io' });
  });

  test('in the repository of the project works as in a directory', async () => {
    const { place, root, git } = await temporaryRepository({ a: '1' });
    const remote = join(await temporaryFolder(), 'remote.git');
    git('init', '--quiet', '--bare', remote);
    git('remote', 'add', 'origin', remote);
    const opening = await options({ location: 'git:origin', place: { ...place, directory: root } }, 'true');
    await expect(openLedger(opening)).rejects.toMatchObject({ code: 'refused' });
    expect(await initLedger(opening)).toMatchObject({ outcome: 'created', shownAs: `git:${remote}` });
    const [one, other] = [await openLedger(opening), await openLedger(opening)];
    onTestFinished(() => Promise.all([one.close(), other.close()]).then(() => undefined));
    await writeDone(one, run);
    expect(await other.write(run, intent(1, 1))).toBe('exists');
    expect(await other.read(run)).toMatchObject({ state: 'succeeded' });
    const backend = await openBackend(opening);
    onTestFinished(() => backend.close());
    expect(await verifyLedger(backend, hash, NOW)).toEqual({ runs: 1, records: 4, findings: [] });
  });

  test.each(['s3://bucket/prefix', 'postgres://host/db', 'https://host/x'])('does not know %s', async (location) => {
    await expect(openLedger(await options({ location }))).rejects.toMatchObject({ code: 'usage' });
  });
});
