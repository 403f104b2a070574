import type { Downloaded } from '../pipeline/results/download-results.ts';
import type { Clock } from '../pipeline/target/open-client.ts';
import type { DownloadProgress } from '../report/run/results.ts';
import { downloadMilestone, downloadRow, formatDownloadSummary } from '../report/run/results.ts';
import type { Io } from './io.ts';
import { createProgressDisplay } from './progress-display.ts';

/** What is said on stderr while a download goes on. */
export interface DownloadTalk {
  /** Where everything else is to be written meanwhile. */
  readonly io: Io;
  /** Counts what became of one item. */
  readonly advance: (outcome: Downloaded) => void;
  /** Sums up. */
  readonly end: () => void;
}

/** Talk about so many items: on a terminal one line that is drawn anew, elsewhere a few lines. */
export function createDownloadTalk(total: number, io: Io, clock: Clock): DownloadTalk {
  const display = createProgressDisplay(io, clock);
  let progress: DownloadProgress = { done: 0, total, written: 0, unchanged: 0, inS3: 0, bytes: 0 };
  return {
    io: display.io,
    advance: (outcome) => {
      progress = advanced(progress, outcome);
      display.updateAll(downloadRow(progress), downloadMilestone(progress));
    },
    end: () => {
      display.end();
      io.err.write(formatDownloadSummary(progress));
    },
  };
}

function advanced(progress: DownloadProgress, outcome: Downloaded): DownloadProgress {
  const done = progress.done + 1;
  if (outcome.kind === 'in S3') return { ...progress, done, inS3: progress.inS3 + 1 };
  if (outcome.kind === 'lack') return { ...progress, done };
  const written = outcome.files.filter(({ state }) => state === 'written');
  return {
    ...progress,
    done,
    written: progress.written + written.length,
    unchanged: progress.unchanged + outcome.files.length - written.length,
    bytes: progress.bytes + written.reduce((sum, { size }) => sum + size, 0),
  };
}
