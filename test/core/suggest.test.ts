import { describe, expect, test } from 'vitest';
import { isCertain, suggest } from '../../src/core/suggest.ts';

const KEYS = ['parse_mode', 'target_pages', 'output_tables_as_HTML', 'lang', 'languages', 'tier'];

describe('suggest', () => {
  test.each([
    ['parseMode', 'parse_mode'],
    ['ParseMode', 'parse_mode'],
    ['parse-mode', 'parse_mode'],
    ['outputTablesAsHTML', 'output_tables_as_HTML'],
    ['target_page', 'target_pages'],
    ['taget_paegs', undefined],
    ['tear', 'tier'],
    ['langs', 'lang'],
    ['xy', undefined],
    ['nothing_like_it', undefined],
  ])('%s stands for %s', (name, meant) => {
    expect(suggest(name, KEYS)).toBe(meant);
  });
});

describe('isCertain', () => {
  test.each([
    ['parseMode', 'parse_mode', true],
    ['Output-Tables-As-HTML', 'output_tables_as_HTML', true],
    ['target_page', 'target_pages', true],
    ['taret_page', 'target_pages', false],
    ['langs', 'lang', true],
    ['tear', 'tier', false],
  ])('%s for %s: %s', (name, meant, expected) => {
    expect(isCertain(name, meant, KEYS)).toBe(expected);
  });

  test('is not what has another candidate near, and what differs in a digit', () => {
    expect(isCertain('mode_b', 'mode_a', ['mode_a', 'mode_c'])).toBe(false);
    expect(isCertain('format/v2', 'format/v1', ['format/v1'])).toBe(false);
  });
});
