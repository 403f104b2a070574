import type { UploadProgress } from '../pipeline/apply-batches.ts';
import type { BatchStatus, Clock } from '../pipeline/open-client.ts';
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

/** Begins to tell of a run. */
export function createRunProgress(display: ProgressDisplay, size: RunSize, clock: Clock): RunProgressTalk {
  const ways = new Map<string, Way>();
  const rate = createTransferRate(clock.now());
  const phases = size.isWaiting ? 2 : 1;
  const change = (label: string, next: Partial<Way>): void => {
    ways.set(label, { ...(ways.get(label) ?? BEGUN), ...next });
    const progress = { ...sumOf([...ways.values()], size), batches: size.batches };
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
      display.update(label, row, `${status.job.status} ${Math.floor(status.progress_percentage / 10)}`);
      change(label, { part: (phases - 1 + (row.part ?? 0)) / phases });
    },
    done: (label, line) => {
      display.finish(label, line);
      change(label, { part: 1, isDone: true });
    },
  };
}

/** What all batches come to. What a batch that is done did not send is not to come any more. */
function sumOf(ways: readonly Way[], { batches, files, bytes }: RunSize) {
  const uploads = ways.flatMap(({ upload }) => (upload === undefined ? [] : [upload]));
  const dropped = ways.flatMap(({ upload, isDone }) => (upload !== undefined && isDone ? [upload] : []));
  return {
    batchesDone: ways.filter(({ isDone }) => isDone).length,
    part: sum(ways.map(({ part }) => part)) / batches,
    files,
    filesDone: sum(uploads.map(({ filesDone }) => filesDone)),
    bytes: bytes - sum(dropped.map((upload) => upload.bytes - upload.bytesSent)),
    bytesSent: sum(uploads.map(({ bytesSent }) => bytesSent)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
