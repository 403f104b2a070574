import { expect, test } from 'vitest';
import { readPageList } from '../../src/lint/page-list.ts';
import { lintSpec, saidBy, withParameter } from './lint-lines.ts';

test.each([
  ['0', [[0, 0]]],
  [
    '0,2-4',
    [
      [0, 0],
      [2, 4],
    ],
  ],
  ['9-5', [[9, 5]]],
  ['007', [[7, 7]]],
])('%s names pages', (text, ranges) => {
  expect(readPageList(text).map(({ first, last }) => [first, last])).toEqual(ranges);
});

test.each(['', '1-', '-1', '1,,2', '1, 2', 'all', '${var:PAGES}', null, undefined, [1], { first: 1 }])(
  '%j is no list of pages',
  (value) => {
    expect(readPageList(value)).toEqual([]);
  },
);

test.each([
  ['0-9', []],
  ['0,1,2,22,33', []],
  ['5,0', []],
  ['0-999999', []],
  ['3,3', ['warning `target_pages` names page 3 twice, in `3` and in `3`.']],
  ['0-4,4-8', ['warning `target_pages` names page 4 twice, in `0-4` and in `4-8`.']],
  ['7,0-9', ['warning `target_pages` names page 7 twice, in `7` and in `0-9`.']],
  ['4-0', ['error The range `4-0` of `target_pages` ends before it begins.']],
  ['9-5,5', ['error The range `9-5` of `target_pages` ends before it begins.']],
  ['20260930', ['info `20260930` of `target_pages` names pages beyond a million.']],
])('of the pages %s it says %j', (pages, said) => {
  expect(saidBy('valid-target-pages', withParameter('target_pages', pages))).toEqual(said);
});

test.each([
  ['1', '0'],
  ['1-10', '0-9'],
  ['3,1-2', '2,0-1'],
])('%s may be meant for %s', (pages, meant) => {
  const found = lintSpec(withParameter('target_pages', pages)).filter(({ code }) => code === 'suspicious-page-base');
  expect(found.map(({ severity, help }) => [severity, help])).toEqual([
    ['info', `Write \`${meant}\` if its numbers count from 1.`],
  ]);
});

test.each(['0', '0,1', '2-4', '10'])('%s counts from 0', (pages) => {
  expect(saidBy('suspicious-page-base', withParameter('target_pages', pages))).toEqual([]);
});
