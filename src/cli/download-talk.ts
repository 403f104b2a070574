import type { Downloaded } from '../pipeline/download-results.ts';
import type { DownloadProgress } from '../report/run/results.ts';
import { formatDownloadProgress, formatDownloadSummary } from '../report/run/results.ts';
import type { Output } from './io.ts';
import { redrawnLine } from './redrawn-line.ts';

/** What is said on stderr while a download goes on. */
export interface DownloadTalk {
  /** Counts what became of one item. */
  readonly advance: (outcome: Downloaded) => void;
  readonly say: (text: string) => void;
  /** Makes room for something else on the terminal. */
  readonly clear: () => void;
  /** Sums up. */
  readonly end: () => void;
}

/** With so many items a line is written at each tenth where there is no terminal. */
const MANY = 100;

/** Talk about so many items: on a terminal one line that is drawn anew, elsewhere a few lines. */
export function createDownloadTalk(total: number, err: Output): DownloadTalk {
  const line = redrawnLine(err);
  let progress: DownloadProgress = { done: 0, total, written: 0, unchanged: 0, inS3: 0, bytes: 0 };
  const tenth = () => Math.floor((10 * progress.done) / total);
  return {
    advance: (outcome) => {
      const before = tenth();
      progress = advanced(progress, outcome);
      line.show(formatDownloadProgress(progress));
      const isTold = !err.isTerminal && total >= MANY && tenth() > before && progress.done < total;
      if (isTold) err.write(`${formatDownloadProgress(progress)}\n`);
    },
    say: (text) => {
      line.clear();
      err.write(text);
    },
    clear: line.clear,
    end: () => {
      line.clear();
      err.write(formatDownloadSummary(progress));
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
