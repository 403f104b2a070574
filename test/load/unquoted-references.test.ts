import { describe, expect, it } from 'vitest';
import { applyFix, diagnosticsOf, documentsOf, findingsOf } from './load-text.ts';

const fixed = (text: string): string | undefined => applyFix(text, diagnosticsOf(text)[0]);

describe('a reference without quotes', () => {
  it.each([
    ['in a flow mapping', 'a: {b: ${var:X}}\n', '1:8', 'a: {b: "${var:X}"}\n'],
    ['in a flow sequence', 'a: [${secret:Y}, z]\n', '1:5', 'a: ["${secret:Y}", z]\n'],
    ['inside other text', 'a: [x/${var:Y}-z ]\n', '1:7', 'a: ["x/${var:Y}-z" ]\n'],
    ['over several references', '[${var:A}/${var:B}]\n', '1:2', '["${var:A}/${var:B}"]\n'],
    ['with a default', '{a: ${var:X:-y}, b: 1}\n', '1:5', '{a: "${var:X:-y}", b: 1}\n'],
    ['on a line of its own', 'a: [\n  ${var:X},\n  y\n]\n', '2:3', 'a: [\n  "${var:X}",\n  y\n]\n'],
    ['with a colon inside', 'a: ${var:N:?must be: now}\n', '1:4', 'a: "${var:N:?must be: now}"\n'],
    ['with a colon inside, in a sequence', '- ${var:N:?must be: now}\n', '1:3', '- "${var:N:?must be: now}"\n'],
    ['with a colon inside, below its key', 'a:\n  ${var:N:?b: c}\n', '2:3', 'a:\n  "${var:N:?b: c}"\n'],
    ['cut by a comment', 'a: ${var:N:-see #4}\n', '1:4', 'a: "${var:N:-see #4}"\n'],
  ])('is reported once and can be quoted: %s', (_name, text, position, repaired) => {
    expect(findingsOf(text)).toEqual([`${position} yaml/unquoted-reference`]);
    expect(documentsOf(text)[0]?.value).toBeUndefined();
    expect(fixed(text)).toBe(repaired);
    expect(findingsOf(repaired)).toEqual([]);
    const crlf = text.replaceAll('\n', '\r\n');
    expect(findingsOf(crlf)).toEqual([`${position} yaml/unquoted-reference`]);
    expect(fixed(crlf)).toBe(repaired.replaceAll('\n', '\r\n'));
  });

  it('has no fix where it is not certain how far the value goes', () => {
    expect(fixed('a: [${var:X} y, z]\n')).toBeUndefined();
    expect(fixed('a: [${var:X\n  }]\n')).toBeUndefined();
    expect(fixed('a: ${var:N:?b: c} # d: }\n')).toBeUndefined();
  });

  it('is reported for each place in a document', () => {
    expect(findingsOf('a: [${var:X}]\nb: {c: ${var:Y}}\n')).toEqual([
      '1:5 yaml/unquoted-reference',
      '2:8 yaml/unquoted-reference',
    ]);
  });

  it('is not what stops a document when something before it does', () => {
    expect(findingsOf('a: @x\nb: [${var:X}]\n')).toEqual(['1:4 yaml/syntax']);
  });

  it.each([
    'a: ${var:X}\n',
    'a: x-${var:X}-y\n',
    'a: ${var:X:-y}\n',
    'a: {b: "${var:X}"}\n',
    "a: ['${var:X}']\n",
    'a: |\n  ${var:N:?b: c} #}\n',
    'a: ${var:X} # }\n',
    'a: ${var:X # y\n',
    'a: ${var:X # {y}\n',
    '${: {}\n',
    '${a: "}"\n',
    'a: [$, {b: c}]\n',
    'a: $ # {x}\n',
    '# [${var:X}]\n1a: 1\n',
  ])('is not seen where there is none: %s', (text) => {
    expect(findingsOf(text)).toEqual([]);
  });
});
