import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { isBroadExpression, isBroadRule, isBroadText } from '../../src/lint/broad-trigger.ts';

describe('a text', () => {
  test.each(['the', 'e', ' '])('that nearly any page has: %j', (text) => {
    expect(isBroadText(text)).toBe(true);
  });

  test.each(['Total', 'The', 'total cost', '§', '1'])('that tells pages apart: %j', (text) => {
    expect(isBroadText(text)).toBe(false);
  });
});

describe('an expression', () => {
  test.each(['.', '.*', '\\d', '/\\w+/g', '/[a-z]/i', '\\s', '(tax)?', '/e|tax/y'])(
    'for nearly any page: %s',
    (text) => {
      expect(isBroadExpression(text)).toBe(true);
    },
  );

  test.each(['/((total cost)|(tax))/g', 'tax', '^Total$', '\\d{4}-\\d\\d-\\d\\d', '€\\s*\\d', '/[/', '(', '/a/q'])(
    'that tells pages apart or does not compile: %s',
    (text) => {
      expect(isBroadExpression(text)).toBe(false);
    },
  );

  test.each(['(.+)+', '((((((((.+)+)+)+)+)+)+)+)+;', `${'.*'.repeat(40)};`])(
    'that may take for ever is not tried: %s',
    (text) => {
      expect(isBroadExpression(text)).toBe(false);
    },
  );
});

describe('a rule', () => {
  test.each<[JsonObject]>([
    [{}],
    [{ parsing_conf: { high_res_ocr: true } }],
    [{ table_in_page: false }],
    [{ regexp_in_page: '.' }],
    [{ page_longer_than_n_chars: '0' }],
    [{ page_contains_at_least_n_words: '1' }],
    [{ trigger_mode: 'or', table_in_page: true, text_in_page: 'the' }],
  ])('for nearly any page: %j', (rule) => {
    expect(isBroadRule(rule)).toBe(true);
  });

  test.each<[JsonObject]>([
    [{ table_in_page: true }],
    [{ table_in_page: true, regexp_in_page: '.' }],
    [{ trigger_mode: 'and', table_in_page: true, text_in_page: 'the' }],
    [{ page_contains_at_least_n_words: '500' }],
    [{ page_contains_at_least_n_tables: '1' }],
    [{ filename_match_glob: '*.pdf' }],
    [{ text_in_page: 3, regexp_in_page: ['.'] }],
  ])('that tells pages apart: %j', (rule) => {
    expect(isBroadRule(rule)).toBe(false);
  });
});
