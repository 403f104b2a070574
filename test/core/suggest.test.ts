import { describe, expect, test } from 'vitest';
import { suggest } from '../../src/core/suggest.ts';

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
