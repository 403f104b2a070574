import { beforeEach, expect, test } from 'vitest';
import type { Backend } from '../../../src/ledger/backend.ts';
import { directoryBackend } from '../../../src/ledger/directory-backend.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { createHistoryReader } from '../../../src/pipeline/plan/read-history.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { created, DIGEST, hash, intent, NOW, runRecord, SCOPE } from '../../ledger/sample-records.ts';

const [ONE, OTHER, NEW] = ['cd'.repeat(32), 'ef'.repeat(32), '12'.repeat(32)];

let ledger: Ledger;
/** How often each record was read, by the names of its batch and its file. */
let reads: Record<string, number>;

beforeEach(async () => {
  const backend = directoryBackend(await temporaryFolder());
  const get: Backend['get'] = (path) => {
    const parts = path.split('/');
    const name = `${parts[4]} ${parts.at(-1)}`;
    reads[name] = (reads[name] ?? 0) + 1;
    return backend.get(path);
  };
  reads = {};
  const parts = { backend: { ...backend, get }, scope: SCOPE, hash, now: () => NOW, tool: 'parsebatch 0.0.0' };
  ledger = createLedger(parts);
  for (const [name, contentDigest] of [
    ['invoices', DIGEST],
    ['twin', ONE],
    ['stranger', OTHER],
  ] as const) {
    const id = { name, digest: DIGEST, generation: 1 };
    for (const record of [runRecord(1, { name, contentDigest }), intent(1, 1), created(1, 1, `bjb-${name}`)])
      await ledger.write(id, record);
  }
});

/** A manifest that the ledger does not know yet, of a content. */
function batchOf(name: string, contentDigest: string) {
  return { name, digest: NEW, contentDigest };
}

test('a run of the same content under another name is found, and no more than run.json is read of the others', async () => {
  const { historyOf } = createHistoryReader();
  const history = await historyOf(batchOf('new', ONE), ledger);
  expect(history).toMatchObject({ kind: 'known', runs: [], twins: [{ id: { name: 'twin' }, batchIds: ['bjb-twin'] }] });
  expect(Object.keys(reads).filter((name) => name.startsWith('stranger'))).toEqual(['stranger run.json']);
  expect(Object.keys(reads).filter((name) => name.startsWith('twin'))).toHaveLength(3);
});

test('for any number of new manifests the others are looked through once', async () => {
  const { historyOf } = createHistoryReader();
  for (let index = 0; index < 20; index += 1) {
    await historyOf(batchOf(`new-${index}`, ONE), ledger);
    await historyOf(batchOf(`other-${index}`, NEW), ledger);
  }
  expect(reads).toMatchObject({ 'stranger run.json': 1, 'invoices run.json': 1, 'twin s0001.a1.result.json': 1 });
});

test('what a manifest has of itself is none of its twins', async () => {
  const { historyOf } = createHistoryReader();
  const history = await historyOf(batchOf('twin', ONE), ledger);
  expect(history).toMatchObject({ kind: 'known', runs: [{ id: { name: 'twin' } }], twins: [] });
});
