import type { UploadProgress } from '../../submit/upload-files.ts';
import { formatTransfer } from './transfer.ts';

/** How far an upload is, on one line: `uploading 3/12 files, 4.2 of 17.0 MB, 2.1 MB/s, 6 s left`. */
export function formatUploadProgress(progress: UploadProgress): string {
  const { files, filesDone } = progress;
  const counts = `uploading ${filesDone}/${files} ${files === 1 ? 'file' : 'files'}`;
  return [counts, ...formatTransfer({ ...progress, rate: rateOf(progress) })].join(', ');
}

/**
 * A number that changes only as often as a log should tell of an upload: ten times at most, which for a few files is once
 * for each. It begins at 0.
 */
export function uploadMilestone({ files, filesDone, bytes, bytesSent }: UploadProgress): number {
  if (filesDone === files) return 10;
  if (files === 1 && bytes >= LARGE) return Math.min(9, Math.floor((10 * bytesSent) / bytes));
  return Math.floor((10 * filesDone) / files);
}

/** The part of an upload that is done, from 0 to 1. */
export function uploadedPart({ files, filesDone, bytes, bytesSent }: UploadProgress): number {
  if (filesDone === files) return 1;
  return bytes > 0 ? bytesSent / bytes : filesDone / files;
}

/** A file that takes long enough to be asked about on its way. */
const LARGE = 16 * 1000 * 1000;

/** Before this much time a rate says more about the beginning than about the rest. */
const SETTLED_MILLISECONDS = 500;

/** The average so far. */
function rateOf({ bytesSent, milliseconds }: UploadProgress): number | undefined {
  return milliseconds < SETTLED_MILLISECONDS || bytesSent === 0 ? undefined : bytesSent / milliseconds;
}
