import type { UploadProgress } from '../../submit/upload-files.ts';

/** How far an upload is, on one line: `uploading 3/12 files, 4.2 of 17.0 MB, 2.1 MB/s, 6 s left`. */
export function formatUploadProgress(progress: UploadProgress): string {
  const { files, filesDone, bytes, bytesSent } = progress;
  const unit = unitFor(bytes);
  const counts = `uploading ${filesDone}/${files} ${files === 1 ? 'file' : 'files'}`;
  return [counts, `${amount(bytesSent, unit)} of ${amount(bytes, unit)} ${unit.name}`, ...paceOf(progress)].join(', ');
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

/** A file that takes long enough to be asked about on its way. */
const LARGE = 16 * 1000 * 1000;

/** Before this much time a rate says more about the beginning than about the rest. */
const SETTLED_MILLISECONDS = 500;

/** The average so far, and what it means for the rest. */
function paceOf({ bytes, bytesSent, milliseconds }: UploadProgress): string[] {
  if (milliseconds < SETTLED_MILLISECONDS || bytesSent === 0) return [];
  const rate = bytesSent / milliseconds;
  const unit = unitFor(rate * 1000);
  const pace = `${amount(rate * 1000, unit)} ${unit.name}/s`;
  return bytesSent >= bytes ? [pace] : [pace, `${duration((bytes - bytesSent) / rate)} left`];
}

interface Unit {
  readonly name: string;
  readonly bytes: number;
}

const UNITS: readonly Unit[] = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
];

/** The largest unit of which there is one at least. */
function unitFor(bytes: number): Unit {
  return UNITS.find((unit) => bytes >= unit.bytes) ?? { name: 'B', bytes: 1 };
}

function amount(bytes: number, unit: Unit): string {
  return (bytes / unit.bytes).toFixed(unit.bytes === 1 ? 0 : 1);
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
