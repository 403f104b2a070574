import { expect, test } from 'vitest';
import { lintSpec, saidBy, withParameter } from './lint-lines.ts';

const RULE = 'valid-page-placeholder';

function fixedTexts(yaml: string): readonly (string | undefined)[] {
  return lintSpec(yaml)
    .filter(({ code }) => code === RULE)
    .map(({ fixes }) => fixes?.[0]?.edits[0]?.newText);
}

test.each([
  '{page_number}',
  '{pagenumber}',
  '{PageNumber}',
  '{PAGE_NUMBER}',
  '{page-number}',
  '{page number}',
  '{ pageNumber }',
  '{{pageNumber}}',
  '{{ page_number }}',
])('%s is written as it has to be', (written) => {
  expect(fixedTexts(withParameter('page_prefix', `p. ${written} of ${written}: `))).toEqual([
    '"p. {pageNumber} of {pageNumber}: "',
  ]);
});

test.each(['{page}', '{page_no}', '{PageNum}', '{page_index}'])(
  'what %s stands for is for a person to say',
  (written) => {
    expect(fixedTexts(withParameter('page_suffix', written))).toEqual([undefined]);
  },
);

test.each([
  '',
  '---',
  '{pageNumber}',
  '{pageNumber}/{pageNumber}',
  '{total}',
  '{}',
  '{ }',
  '{1}',
  'page_number',
  '{chapter: page_number}',
])('%j is left alone', (text) => {
  expect(saidBy(RULE, withParameter('page_separator', text))).toEqual([]);
});

test('other settings have no placeholder', () => {
  expect(saidBy(RULE, withParameter('page_header_prefix', '{page_number}'))).toEqual([]);
  expect(saidBy(RULE, withParameter('user_prompt', 'Write {page_number}.'))).toEqual([]);
});

test('a block keeps its lines', () => {
  expect(fixedTexts('parameters:\n  page_separator: |\n    ---\n    {page_number}')).toEqual([
    '|\n      ---\n      {pageNumber}',
  ]);
});

test('a text that escapes the braces is reported and not rewritten', () => {
  expect(fixedTexts('parameters:\n  page_separator: "\\x7bpage_number}"')).toEqual([undefined]);
});
