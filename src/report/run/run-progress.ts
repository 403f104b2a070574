import type { BatchStatus } from '../../submit/client/answers.ts';
import type { UploadProgress } from '../../submit/upload-files.ts';
import { formatProgress } from './batches.ts';
import type { ProgressRow } from './progress-row.ts';
import type { Transfer } from './transfer.ts';
import { formatTransfer } from './transfer.ts';
import { formatUploadProgress, uploadedPart } from './upload-progress.ts';

/** How far a run over several batches is. */
export interface RunProgress extends Transfer {
  readonly batches: number;
  readonly batchesDone: number;
  /** What is done of all batches, from 0 to 1. */
  readonly part: number;
  readonly files: number;
  readonly filesDone: number;
}

/** The row of a batch whose files are on their way. */
export function uploadRow(label: string, progress: UploadProgress): ProgressRow {
  return { label, text: formatUploadProgress(progress), part: uploadedPart(progress) };
}

/** The row of a batch that is followed. */
export function batchRow(label: string, status: BatchStatus): ProgressRow {
  return { label, text: formatProgress(status).trimEnd(), part: (status.progress_percentage ?? 0) / 100 };
}

/** The row of all of it: `3/12 batches`, `40/120 files, 1.2 of 3.4 GB, 12.0 MB/s, 4 min left`. */
export function runRow(progress: RunProgress): ProgressRow {
  const { batches, batchesDone, files, filesDone, part } = progress;
  const label = `${batchesDone}/${batches} ${batches === 1 ? 'batch' : 'batches'}`;
  if (files === 0) return { label, text: '', part };
  const counts = `${filesDone}/${files} ${files === 1 ? 'file' : 'files'}`;
  return { label, text: [counts, ...formatTransfer(progress)].join(', '), part };
}
