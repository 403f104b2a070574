import type { RecordContent, Result } from '../../src/ledger/record.ts';
import { buildWorkspace } from '../../src/pipeline/build/build-batches.ts';
import { freezeRun } from '../../src/pipeline/plan/freeze-run.ts';
import { planBatches } from '../../src/pipeline/plan/plan-batches.ts';
import { openRunLedgers } from '../../src/pipeline/target/open-run-ledger.ts';
import { runTargetOf } from '../../src/pipeline/target/run-target.ts';
import { collectWorkspace } from '../../src/pipeline/workspace/collect-workspace.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { BY } from '../ledger/sample-records.ts';

/** What became of each batch that was sent. */
export interface Outcome {
  readonly result?: Result;
  /** The files that failed; undefined where the batch has not ended. */
  readonly failed?: readonly string[];
  readonly directoryId?: string;
}

/** Records in the ledger of `--local` what applying the manifests of a folder would have; nothing is sent. */
export async function pretendApply(
  cwd: string,
  outcome: Outcome = { failed: [] },
  time = Date.UTC(2026, 0, 2),
): Promise<void> {
  const readInput = () => Promise.resolve(new Uint8Array());
  const workspace = await collectWorkspace({
    names: ['.'],
    cwd,
    readInput,
    version: '0.1.0',
    environment: {},
    set: [],
  });
  const { batches } = buildWorkspace(workspace, {});
  const target = runTargetOf(batches, workspace, { cwd, environment: {}, isLocal: true });
  const request = { target, workspace, clients: undefined, cwd, version: '0.1.0', shardSize: undefined, limits: {} };
  const { plan } = await planBatches(batches, request);
  const common = { target, hash: hashText, tool: 'parsebatch 0.1.0', isReadOnly: false, clientFor: undefined };
  const ledgers = await openRunLedgers({ ...common, now: () => time });
  for (const { batch, decision } of plan.batches) {
    const { run, begin } = decision;
    if (run === undefined || begin?.source === undefined) continue;
    const ledger = await ledgers.ledgerOf(batch);
    await ledger.write(run, freezeRun(batch, { run, cause: begin.cause, source: begin.source }));
    for (const content of recordsOf(`bjb-${batch.name}-${run.generation}`, outcome)) await ledger.write(run, content);
  }
  await ledgers.close();
}

function recordsOf(batchId: string, outcome: Outcome): readonly RecordContent[] {
  const { result = { outcome: 'created', batchId, status: 'pending' }, failed, directoryId } = outcome;
  const place = { shard: 1, attempt: 1 };
  const counts = { total: 2, processed: 2, failed: failed?.length ?? 0, skipped: 0 };
  return [
    {
      ...{ ...place, record: 'intent', by: BY, because: 'first', correlationId: 'c' },
      deadline: '2026-01-02T00:01:00.000Z',
      baseline: { serverTime: null, batchIds: [] },
      ...(directoryId !== undefined && { directoryId }),
    },
    { ...place, record: 'result', result },
    ...(failed === undefined
      ? []
      : [{ ...place, record: 'final', batchId, status: 'completed', counts, failedItems: failed } as const]),
  ];
}
