import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/report/display-width.ts';
import { formatProgressLine, formatProgressRows } from '../../../src/report/run/progress-row.ts';

const ROW = { label: 'invoices', text: 'uploading 3/12 files' };

describe('rows of progress', () => {
  test.each([
    [100, 'invoices  [##########----------]  uploading 3/12 files'],
    [60, 'invoices  [#####-----]  uploading 3/12 files'],
    [59, 'invoices  uploading 3/12 files'],
    [20, 'invoi…  uploading 3'],
    [1, ''],
  ])('at %i columns', (columns, line) => {
    expect(formatProgressRows([{ ...ROW, part: 0.5 }], columns)).toEqual([line]);
  });

  test.each([
    [-1, '[----------]'],
    [0.0999, '[----------]'],
    [0.1, '[#---------]'],
    [0.999, '[#########-]'],
    [1, '[##########]'],
    [7, '[##########]'],
    [undefined, '            '],
  ])('with %d done', (part, bar) => {
    expect(formatProgressRows([{ ...ROW, part }], 80)).toEqual([`invoices  ${bar}  uploading 3/12 files`]);
  });

  test('are aligned by what they show, where characters are two wide too', () => {
    const rows = [{ ...ROW, label: '請求書' }, ROW, { ...ROW, label: 'e\u0301' }];
    const lines = formatProgressRows(rows, 59);
    expect(lines.map((line) => displayWidth(line))).toEqual([30, 30, 30]);
    expect(lines[0]).toBe('請求書    uploading 3/12 files');
  });
});

test('a line of a log has no bar', () => {
  expect(formatProgressLine({ ...ROW, part: 0.5 })).toBe('invoices: uploading 3/12 files\n');
});
