import { describe, expect, it } from 'vitest';
import { YAML_CODES } from '../../src/load/codes.ts';

describe('the codes of reading', () => {
  it.each(Object.entries(YAML_CODES))('%s has a page in whole sentences', (code, page) => {
    expect(code).toMatch(/^yaml\/[a-z]+(-[a-z]+)*$/);
    for (const text of [page.summary, page.why, page.fix]) expect(text).toMatch(/^[^a-z].*[.`]$/);
    expect(page.summary).not.toContain('\n');
  });
});
