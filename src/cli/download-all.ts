import { Failure } from '../core/failure.ts';
import type { ResultForm } from '../pipeline/results/download-results.ts';
import type { AskedBatch } from './asked-batches.ts';
import type { CommandOptions } from './command.ts';
import { downloadTo } from './download.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import type { Io } from './io.ts';
import type { MeantBatches } from './with-batches.ts';

/** What is downloaded of which batches, and where to. */
export interface DownloadAll {
  readonly meant: MeantBatches;
  readonly asked: readonly AskedBatch[];
  readonly directory: string;
  readonly forms: readonly ResultForm[] | undefined;
}

/** Downloads the results of batches. A directory is for one batch: of several each has its own in the one that is named. */
export async function downloadAll(
  { meant, asked, directory, forms }: DownloadAll,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const isOne = meant.batches.length === 1;
  if (!isOne && options['format'] === 'json') {
    const hint = `Name one at a time: ${meant.batches.map(({ batchId }) => batchId).join(', ')}.`;
    throw new Failure('usage', '`--download` with `--format json` reports on one batch, and the run has several.', {
      hint,
    });
  }
  const codes: ExitCode[] = [];
  for (const { batchId, itemIds } of asked) {
    const folder = isOne ? directory : `${directory}/${batchId}`;
    codes.push(await downloadTo({ ...meant.opened, batch: batchId, itemIds, directory: folder, forms }, options, io));
    if (codes.some((code) => ENDED.includes(code))) break;
  }
  return gravest(codes);
}

const ENDED: readonly ExitCode[] = [EXIT.interrupted, EXIT.terminated];
