import { expect, test } from 'vitest';
import { gitBackend } from '../../src/ledger/git-backend.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { RecordContent } from '../../src/ledger/record.ts';
import type { RunId } from '../../src/ledger/run-id.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { httpRepository } from '../git/http-repository.ts';
import { GIT_ENVIRONMENT } from '../git/temporary-repository.ts';
import { created, finalOf, intent, runRecord } from '../ledger/sample-records.ts';
import type { Scene } from './apply-process.ts';
import { applyInProcess, expectWhole, sceneOf } from './apply-process.ts';

const SHARDS = [1, 2, 3];

/** A run of another content that has ended: ten records. */
function settledRun(index: number): { readonly id: RunId; readonly contents: readonly RecordContent[] } {
  const digest = hashText('sha256', new TextEncoder().encode(`earlier ${index}`));
  const contents = [
    runRecord(SHARDS.length, { digest, contentDigest: digest }),
    ...SHARDS.flatMap((shard) => {
      const batchId = `bjb-${index}-${shard}`;
      return [intent(shard, 1), created(shard, 1, batchId), finalOf(shard, 1, batchId)];
    }),
  ];
  return { id: { name: 'invoices', digest, generation: 1 }, contents };
}

async function ledgerOf({ server }: Scene, url: string): Promise<Ledger> {
  const place = { directory: await temporaryFolder(), environment: GIT_ENVIRONMENT };
  const { body: projects } = await server.call('GET', '/api/v1/projects');
  const scope = { namespace: 'default', endpoint: new URL(server.url).host, project: String(projects[0].id) };
  const backend = await gitBackend({ place, remote: url, allowPublic: true });
  return createLedger({ backend, scope, hash: hashText, now: Date.now, tool: 'parsebatch 0.0.0' });
}

/** By some pushes of a thousand records each. */
async function fillLedger(ledger: Ledger, runs: number): Promise<void> {
  for (let start = 0; start < runs; start += 100) {
    const some = Array.from({ length: 100 }, (_, index) => settledRun(start + index));
    await Promise.all(some.flatMap(({ id, contents }) => contents.map((content) => ledger.write(id, content))));
  }
  await ledger.close();
}

async function bytesOfApply(runsBefore: number): Promise<number> {
  const { url, pushed } = await httpRepository(undefined);
  const scene = await sceneOf('files', `git:${url}`);
  await fillLedger(await ledgerOf(scene, url), runsBefore);
  const before = pushed();
  const ended = await applyInProcess(scene);
  expect(ended.exitCode, ended.err).toBe(0);
  await expectWhole(scene, `after ${runsBefore} runs`);
  return pushed() - before;
}

test('an apply pushes as much after 10,000 records of its manifest as after none, but for a longer list of digests', async () => {
  const [afterNone, afterMany] = [await bytesOfApply(0), await bytesOfApply(1_000)];
  expect(afterNone).toBeGreaterThan(1_000);
  expect(afterMany).toBeLessThan(2 * afterNone);
}, 240_000);
