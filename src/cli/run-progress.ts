import type { UploadProgress } from '../pipeline/apply/apply-batches.ts';
import type { BatchStatus, Clock } from '../pipeline/target/open-client.ts';
import { batchRow, runRow, uploadRow } from '../report/run/run-progress.ts';
import { uploadMilestone } from '../report/run/upload-progress.ts';
import type { ProgressDisplay } from './progress-display.ts';
import { createTransferRate } from './transfer-rate.ts';

/** What a run is about. */
export interface RunSize {
  readonly batches: number;
  /** Local files that are to be sent, and what they weigh. */
  readonly files: number;
  readonly bytes: number;
  /** Whether batches are followed until they end. */
  readonly isWaiting: boolean;
}

/** Tells a display how far the batches of a run are, by their labels, and how far all of it is. */
export interface RunProgressTalk {
  readonly uploading: (label: string, progress: UploadProgress) => void;
  readonly following: (label: string, status: BatchStatus) => void;
  /** Nothing more comes of a batch; a line that says what became of it is left. */
  readonly done: (label: string, line?: string) => void;
}

/** The way of one batch: it is uploaded, and then followed where the run waits. */
interface Way {
  readonly upload: UploadProgress | undefined;
  readonly part: number;
  readonly isDone: boolean;
}

const BEGUN: Way = { upload: undefined, part: 0, isDone: false };

/** What a way comes to, or all of them. What a batch that is done did not send is not to come any more. */
interface Sums {
  readonly batchesDone: number;
  /** Whole numbers, so that nothing is left of what is added and taken away again. */
  readonly millionths: number;
  readonly filesDone: number;
  readonly bytesDropped: number;
  readonly bytesSent: number;
}

/** Begins to tell of a run. */
export function createRunProgress(display: ProgressDisplay, size: RunSize, clock: Clock): RunProgressTalk {
  const ways = new Map<string, Way>();
  // Kept, and not summed up anew: a run may have hundreds of batches, and hundreds of thousands of files.
  let all = sumsOf(BEGUN);
  const rate = createTransferRate(clock.now());
  const phases = size.isWaiting ? 2 : 1;
  const change = (label: string, next: Partial<Way>): void => {
    const before = ways.get(label) ?? BEGUN;
    const way = { ...before, ...next };
    ways.set(label, way);
    all = exchange(all, sumsOf(before), sumsOf(way));
    const progress = progressOf(all, size);
    const milestone = size.batches === 1 ? 0 : Math.floor((10 * progress.batchesDone) / size.batches);
    const pace = progress.bytesSent < progress.bytes ? rate.observe(progress.bytesSent, clock.now()) : undefined;
    display.updateAll(runRow({ ...progress, rate: pace }), milestone);
  };
  return {
    uploading: (label, upload) => {
      const row = uploadRow(label, upload);
      display.update(label, row, uploadMilestone(upload));
      change(label, { upload, part: (row.part ?? 0) / phases });
    },
    following: (label, status) => {
      const row = batchRow(label, status);
      display.update(label, row, `${status.job.status} ${Math.floor((status.progress_percentage ?? 0) / 10)}`);
      change(label, { part: (phases - 1 + (row.part ?? 0)) / phases });
    },
    done: (label, line) => {
      display.finish(label, line);
      change(label, { part: 1, isDone: true });
    },
  };
}

function sumsOf({ upload, part, isDone }: Way): Sums {
  return {
    batchesDone: isDone ? 1 : 0,
    millionths: Math.round(part * MILLION),
    filesDone: upload?.filesDone ?? 0,
    bytesDropped: upload !== undefined && isDone ? upload.bytes - upload.bytesSent : 0,
    bytesSent: upload?.bytesSent ?? 0,
  };
}

const MILLION = 1_000_000;

function exchange(all: Sums, before: Sums, after: Sums): Sums {
  return {
    batchesDone: all.batchesDone - before.batchesDone + after.batchesDone,
    millionths: all.millionths - before.millionths + after.millionths,
    filesDone: all.filesDone - before.filesDone + after.filesDone,
    bytesDropped: all.bytesDropped - before.bytesDropped + after.bytesDropped,
    bytesSent: all.bytesSent - before.bytesSent + after.bytesSent,
  };
}

function progressOf({ batchesDone, millionths, filesDone, bytesDropped, bytesSent }: Sums, size: RunSize) {
  const { batches, files, bytes } = size;
  const part = millionths / MILLION / batches;
  return { batches, batchesDone, part, files, filesDone, bytes: bytes - bytesDropped, bytesSent };
}
