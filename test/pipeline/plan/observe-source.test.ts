import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { RECORD_VERSION } from '../../../src/ledger/record.ts';
import { encodeRecord } from '../../../src/ledger/record-text.ts';
import type { BuiltBatch } from '../../../src/pipeline/build/build-batches.ts';
import { buildWorkspace } from '../../../src/pipeline/build/build-batches.ts';
import { freezeRun, shardCount } from '../../../src/pipeline/plan/freeze-run.ts';
import { observeSource, onChangeOf } from '../../../src/pipeline/plan/observe-source.ts';
import { collectWorkspace } from '../../../src/pipeline/workspace/collect-workspace.ts';
import { fill, start } from '../../emulator/start.ts';
import { manifest, projectFolder } from '../../project-folder.ts';
import { hurriedClient } from '../../submit/test-client.ts';

/** The batch of a manifest with these lines as its spec, among files. */
async function batchOf(
  spec: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly batch: BuiltBatch; readonly cwd: string }> {
  const cwd = projectFolder({ ...files, 'in/a.parsebatch.yaml': manifest(spec) });
  const readInput = () => Promise.resolve(new Uint8Array());
  const workspace = await collectWorkspace({
    names: ['in'],
    cwd,
    readInput,
    version: '0.1.0',
    environment: {},
    set: [],
  });
  const [batch] = buildWorkspace(workspace, {}).batches;
  if (batch === undefined) throw new Error('the manifest makes no batch');
  return { batch, cwd };
}

describe('what a source holds', () => {
  test('is, of files, the path in NFC, the hash and the bytes of each', async () => {
    const { batch, cwd } = await batchOf('source: { files: ["box/**/*.txt"] }', {
      'in/box/u\u0308/b.txt': 'bb',
      'in/box/a.txt': 'a',
      'in/box/c.pdf': 'c',
    });
    const { source, files } = await observeSource(batch, { cwd, client: undefined });
    expect(source).toEqual({
      kind: 'files',
      files: [
        { path: 'box/a.txt', sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', bytes: 1 },
        { path: 'box/ü/b.txt', sha256: '3b64db95cb55c763391c707108489ae18b4112d783300de38e033b4c98c3deaf', bytes: 2 },
      ],
    });
    expect(files.map(({ name }) => name)).toEqual(['box/a.txt', 'box/ü/b.txt']);
  });

  test('is, of a directory, its items by id with the files behind them, however many pages list them', async () => {
    const server = await start();
    const names = Array.from({ length: 101 }, (_, index) => [`f${index}.txt`, `content ${index}`]);
    const { directory, items } = await fill(server, Object.fromEntries(names));
    const { batch, cwd } = await batchOf(`source: { directory_id: ${directory} }`);
    const { source, names: told } = await observeSource(batch, { cwd, client: hurriedClient(server.url) });
    if (source?.kind !== 'directory') throw new Error('it is a directory');
    expect(source.directoryId).toBe(directory);
    expect(source.items.map(({ id }) => id)).toEqual([...items].sort());
    expect(new Set(source.items.map(({ fileId }) => fileId)).size).toBe(101);
    expect([...told.values()].sort()).toEqual(names.map(([name]) => name).sort());
  });

  test('is not known of a directory where there is no client', async () => {
    const { batch, cwd } = await batchOf('source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee }');
    expect(await observeSource(batch, { cwd, client: undefined })).toMatchObject({ source: undefined, files: [] });
  });

  test('is, of items, their ids in order', async () => {
    const ids = ['dfl-bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee', 'dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'];
    const { batch, cwd } = await batchOf(`source: { item_ids: [${ids.join(', ')}] }`);
    const { source } = await observeSource(batch, { cwd, client: undefined });
    expect(source).toEqual({ kind: 'items', itemIds: [ids[1], ids[0]] });
  });

  test('cannot be told where a glob matches nothing, or a directory is not there', async () => {
    const files = await batchOf('source: { files: ["box/*.pdf"] }');
    await expect(observeSource(files.batch, { cwd: files.cwd, client: undefined })).rejects.toMatchObject({
      code: 'not-found',
      message: 'in/a.parsebatch.yaml: No file matches `box/*.pdf`',
    });
    const server = await start();
    const directory = await batchOf('source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee }');
    const client = hurriedClient(server.url);
    await expect(observeSource(directory.batch, { cwd: directory.cwd, client })).rejects.toThrow(Failure);
  });

  test.each([
    ['files: ["box/*.txt"]', 'new'],
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 'hold'],
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, on_change: all', 'all'],
  ])('means, when it changes, what `%s` says or leaves open', async (source, expected) => {
    const { batch } = await batchOf(`source: { ${source} }`, { 'in/box/a.txt': '' });
    expect(onChangeOf(batch)).toBe(expected);
  });
});

describe('a run that is frozen', () => {
  const items = (count: number) =>
    ({
      kind: 'directory',
      directoryId: 'dir-1',
      items: Array.from({ length: count }, (_, index) => ({ id: `dfl-${10_000 + index}`, fileId: null })),
    }) as const;

  test('is a record that the ledger takes, cut into contiguous slices', async () => {
    const { batch } = await batchOf('source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, stage: true }');
    const { name, digest, contentDigest } = batch;
    const run = { name, digest, generation: 1 };
    const frozen = freezeRun(batch, { run, cause: { kind: 'first' }, source: items(2001) });
    expect(frozen).toMatchObject({ record: 'run', kind: 'ParseBatch', name, digest, contentDigest, shardSize: 1000 });
    expect(frozen.shards).toEqual([
      { first: 0, count: 1000 },
      { first: 1000, count: 1000 },
      { first: 2000, count: 1 },
    ]);
    const head = { version: RECORD_VERSION, at: '2026-01-01T00:00:00.000Z', tool: 'parsebatch 0.1.0' } as const;
    expect(() => encodeRecord({ ...frozen, ...head })).not.toThrow();
  });

  test.each<[string, number, number | undefined, number]>([
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 2001, undefined, 1],
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 0, undefined, 1],
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 2001, 500, 5],
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, stage: true', 1000, undefined, 1],
    ['directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, stage: true', 1001, undefined, 2],
    ['files: ["box/*.txt"]', 1001, undefined, 2],
  ])('of `%s` over %i entries, cut at %s, is %i batches', async (source, count, said, expected) => {
    const { batch } = await batchOf(`source: { ${source} }`, { 'in/box/a.txt': '' });
    expect(shardCount(batch, items(count), said)).toBe(expected);
  });
});
