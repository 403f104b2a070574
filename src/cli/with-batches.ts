import { Failure } from '../core/failure.ts';
import type { FoundRun } from '../pipeline/runs/find-run.ts';
import { formatRun } from '../pipeline/runs/find-run.ts';
import { isBatchId } from '../pipeline/runs/run-reference.ts';
import type { OpenedClient } from '../pipeline/target/open-client.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { withClient } from './with-client.ts';
import { withRun, withRunClient } from './with-run.ts';

/** The batches that a command line means. */
export interface MeantBatches {
  readonly opened: OpenedClient;
  /** Undefined where a batch is named by its id. */
  readonly run: FoundRun['run'] | undefined;
  /** In the order of the shards. */
  readonly batches: readonly MeantBatch[];
}

/** One of them. */
export interface MeantBatch {
  readonly batchId: string;
  /** Undefined where a batch is named by its id. */
  readonly shard: number | undefined;
}

/** Does something with the batches that a text means. An id opens no ledger. */
export function withBatches(
  text: string,
  options: CommandOptions,
  io: Io,
  use: (meant: MeantBatches) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (isBatchId(text))
    return withClient(options, io, (opened) =>
      use({ opened, run: undefined, batches: [{ batchId: text, shard: undefined }] }),
    );
  return withRun(text, { options, isReadOnly: true }, io, (meant) => {
    const { run } = meant;
    const batches = run.shards.flatMap(({ shard, batchIds }) => batchIds.map((batchId) => ({ batchId, shard })));
    if (batches.length === 0) throw new Failure('not-found', `${formatRun(run.id)} has no batch: it is ${run.state}`);
    return withRunClient(meant, options, io, (opened) => use({ opened, run, batches }));
  });
}
