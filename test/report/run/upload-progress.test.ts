import { describe, expect, test } from 'vitest';
import { formatUploadProgress, uploadMilestone } from '../../../src/report/run/upload-progress.ts';
import type { UploadProgress } from '../../../src/submit/upload-files.ts';

const BEGUN: UploadProgress = { files: 12, filesDone: 0, bytes: 17e6, bytesSent: 0, milliseconds: 0 };

describe('the progress of an upload', () => {
  test.each<[string, Partial<UploadProgress>, string]>([
    ['no rate before there is one', {}, 'uploading 0/12 files, 0.0 of 17.0 MB'],
    ['no rate from the first moment', { bytesSent: 65_536, milliseconds: 3 }, 'uploading 0/12 files, 0.1 of 17.0 MB'],
    [
      'a rate, and the time that is left at it',
      { filesDone: 3, bytesSent: 4.25e6, milliseconds: 2_000 },
      'uploading 3/12 files, 4.3 of 17.0 MB, 2.1 MB/s, 6 s left',
    ],
    [
      'minutes',
      { bytesSent: 1e6, milliseconds: 10_000 },
      'uploading 0/12 files, 1.0 of 17.0 MB, 100.0 kB/s, 3 min left',
    ],
    [
      'hours',
      { bytes: 1e9, bytesSent: 1e6, milliseconds: 10_000 },
      'uploading 0/12 files, 0.0 of 1.0 GB, 100.0 kB/s, 2 h 47 min left',
    ],
    [
      'no time that is left at the end',
      { filesDone: 12, bytesSent: 17e6, milliseconds: 1_000 },
      'uploading 12/12 files, 17.0 of 17.0 MB, 17.0 MB/s',
    ],
    ['one small file', { files: 1, bytes: 12 }, 'uploading 0/1 file, 0 of 12 B'],
    ['nothing but empty files', { files: 2, bytes: 0, milliseconds: 900 }, 'uploading 0/2 files, 0 of 0 B'],
  ])('shows %s', (_, change, line) => {
    expect(formatUploadProgress({ ...BEGUN, ...change })).toBe(line);
  });
});

describe('the milestones of an upload', () => {
  /** How many lines a log has when these files are done one after the other. */
  const milestones = (files: number): number[] =>
    Array.from({ length: files }, (_, index) => uploadMilestone({ ...BEGUN, files, filesDone: index + 1 }));

  test('are one for each of a few files', () => {
    expect(new Set(milestones(3)).size).toBe(3);
    expect(new Set(milestones(10)).size).toBe(10);
  });

  test('are ten for many files, besides the first, which is 0', () => {
    expect(new Set(milestones(1_000)).size).toBe(11);
    expect(milestones(1_000)[0]).toBe(0);
    expect(milestones(1_000).at(-1)).toBe(10);
  });

  test('are tenths of a large file', () => {
    const large = { ...BEGUN, files: 1, bytes: 1e9 };
    const sent = Array.from({ length: 1_001 }, (_, part) => uploadMilestone({ ...large, bytesSent: part * 1e6 }));
    expect([...new Set(sent)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(uploadMilestone({ ...large, bytesSent: 1e9, filesDone: 1 })).toBe(10);
  });

  test('are one for a small file', () => {
    expect(uploadMilestone({ ...BEGUN, files: 1, bytes: 100, bytesSent: 100 })).toBe(0);
    expect(uploadMilestone({ ...BEGUN, files: 1, bytes: 100, bytesSent: 100, filesDone: 1 })).toBe(10);
  });
});
