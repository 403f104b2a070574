import { describe, expect, it } from 'vitest';
import { diagnosticsOf, documentsOf, findingsOf } from './load-text.ts';

describe('a syntax error', () => {
  it.each([
    ['a quote that is not closed, at the quote', 'a: "x\nb: 1\n', '1:4'],
    ['a single quote that is not closed', "a:\n  - 'x\n", '2:5'],
    ['a bracket that is not closed, at the bracket', 'a: [1, 2\nb: 1\n', '1:4'],
    ['the innermost of several open brackets', '{a: [1, {b: 2}\n', '1:5'],
    ['a bracket closed by another', '[a, {b: 1]\n', '1:5'],
    ['a bracket at the root', '[a, b\n', '1:1'],
    ['a tab as indentation', 'a:\n\tb: 1\n', '2:1'],
    ['indentation that fits nothing', 'a:\n    b: 1\n  c: 2\n', '3:3'],
    ['a second colon', 'a: b: c\n', '1:4'],
    ['a key without a colon', 'a: 1\nb\nc: 2\n', '2:1'],
    ['a colon on the line below its key', 'a: 1\nb\n  : 2\n', '2:1'],
    ['a sequence behind its key', 'a: - b\n', '1:4'],
    ['a sequence below an explicit key without a colon', '? a\n- b\n', '2:1'],
    ['a missing comma', '["a" "b"]\n', '1:6'],
    ['a missing comma before a key', '{a: 1 b: 2}\n', '1:5'],
    ['a quote that is closed by an escape', 'a: "x\\"\nb: "y"\n', '1:4'],
    ['a single quote that is closed by a doubled one', "a: 'x''\nb: 'y'\n", '1:4'],
    ['a comma too many', '[1,, 2]\n', '1:4'],
    ['an escape that is none', 'a: "\\q"\n', '1:5'],
    ['text that starts with a reserved character', 'a: @b\n', '1:4'],
    ['text behind a quoted value', 'a: "b" c\n', '1:8'],
    ['text behind a block header', 'a: |x\n  b\n', '1:5'],
    ['text behind the end of a document', 'a: 1\n... b\n', '2:5'],
    ['a comment without a space', 'a: "b"#c\n', '1:7'],
    ['a bracket that closes nothing', 'a: 1\nb: ]\n', '2:4'],
    ['two anchors', '&a &b x\n', '1:4'],
    ['an anchor without a name', 'a: & b\n', '1:4'],
    ['an alias without a name', 'a: *\n', '1:4'],
    ['an anchor on an alias', 'a: &x 1\nb: &y *x\n', '2:7'],
    ['a directive without a document marker', '%YAML 1.2\na: 1\n', '2:1'],
    ['an alias that swallows its colon', 'a: &a x\n*a: b\n', '2:1'],
  ])('is found: %s', (_name, text, position) => {
    expect(findingsOf(text)).toEqual([`${position} yaml/syntax`]);
    expect(findingsOf(text.replaceAll('\n', '\r\n'))).toEqual([`${position} yaml/syntax`]);
    expect(documentsOf(text).map(({ value }) => value)).toEqual([undefined]);
  });

  it('is the first of its document, and nothing else of that is checked', () => {
    expect(findingsOf('a: 1\na: 2\n1: 3\nb: "\n')).toEqual(['4:4 yaml/syntax']);
    expect(findingsOf('a: @b\nc: "\\q"\nd: }\n')).toEqual(['1:4 yaml/syntax']);
  });

  it('leaves the other documents of the file as they are', () => {
    const text = 'a: 1\n---\nb: }\n---\nc: 1\nc: 2\n--- "\n';
    expect(findingsOf(text)).toEqual(['3:4 yaml/syntax', '6:1 yaml/duplicate-key /c', '7:5 yaml/syntax']);
    expect(documentsOf(text).map(({ value }) => value)).toEqual([{ a: 1 }, undefined, { c: 1 }, undefined]);
    expect(diagnosticsOf(text).map(({ document }) => document)).toEqual([{ index: 1 }, { index: 2 }, { index: 3 }]);
  });

  it('always comes with a sentence and with help', () => {
    for (const text of ['a: "', '[', 'a: b: c', '\ta: 1', 'a: |x', '&a &b', '{a: "b" c}', ']', 'a: %']) {
      const [diagnostic] = diagnosticsOf(text);
      expect([text, diagnostic?.message, diagnostic?.help]).toEqual([
        text,
        expect.stringMatching(/^[A-Z`].*\.$/),
        expect.stringMatching(/^[A-Z`].*\.$/),
      ]);
    }
  });

  it('on a line with an unseen character is not a second mistake', () => {
    expect(findingsOf('a: b\u0085c: d\n')).toEqual(['1:5 yaml/control-character']);
    expect(documentsOf('a: b\u0085c: d\n')[0]?.value).toBeUndefined();
    expect(findingsOf('a: \u0001\nb: }\n')).toEqual(['1:4 yaml/control-character', '2:4 yaml/syntax']);
  });

  it('leaves a document whose places are its start', () => {
    const [, document] = documentsOf('a: 1\n---\nb: ]\n');
    expect(document?.originOf(['b'], 'value')).toMatchObject({
      document: 1,
      pointer: '',
      span: { start: { line: 2, column: 1 } },
    });
    expect(document?.sourceOf(['b'])).toBeUndefined();
  });
});
