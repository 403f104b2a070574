import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeForTerminal, escapeJson } from '../../src/report/escape.ts';

describe('escapeForTerminal', () => {
  it.each([
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['\u009b31m', '\\u{9b}31m'],
    ['a\0b\u007f\r\n\t', 'a\\u{0}b\\u{7f}\\u{d}\\u{a}\\u{9}'],
    ['\u202egnp.exe\u2066\u200f\u061c', '\\u{202e}gnp.exe\\u{2066}\\u{200f}\\u{61c}'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\ud800x\udfff', '\\u{d800}x\\u{dfff}'],
  ])('shows what a terminal would act on, case %#', (text, shown) => {
    expect(escapeForTerminal(text)).toBe(shown);
  });

  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    [' \u00a0::x', ' \u00a0\\u{3a}:x'],
    ['a ##[group]b', 'a ##\\u{5b}group]b'],
    ['##vso[x]##VSO[y]', '##vso\\u{5b}x]##VSO\\u{5b}y]'],
  ])('shows what a runner would take for a command: %j', (text, shown) => {
    expect(escapeForTerminal(text)).toBe(shown);
  });

  it('leaves all else as it is', () => {
    const text = '# [a] #[b] ##x[c] d::e é e\u0301 名前 👨‍👩‍👧 \\ `x` ${var:X} \u00a0';
    expect(escapeForTerminal(text)).toBe(text);
  });

  it('leaves nothing that a terminal would act on, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeForTerminal(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
      }),
    );
  });
});

describe('escapeJson', () => {
  it('leaves no command of a runner, and reads back to the same value', () => {
    const json = escapeJson(JSON.stringify(['##[group]', '##vso[x]', '##']));
    expect(json).toBe('["##\\u005bgroup]","##vso\\u005bx]","##"]');
    expect(JSON.parse(json)).toEqual(['##[group]', '##vso[x]', '##']);
  });

  it('is printable and reads back to the same value, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = escapeJson(JSON.stringify({ text }, null, 2));
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
      }),
    );
  });
});
