import { describe, expect, it } from 'vitest';
import { diagnosticsOf, documentOf, documentsOf, findingsOf } from './load-text.ts';

/** Each document's number with its comments, as `line:column text`. */
function commentsOf(text: string): Record<number, string[]> {
  return Object.fromEntries(
    documentsOf(text).map(({ index, comments }) => [
      index,
      comments.map(({ text: comment, span }) => `${span.start.line}:${span.start.column}${comment}`),
    ]),
  );
}

describe('a file', () => {
  it('may hold several documents, each on its own', () => {
    const documents = documentsOf('a: &x {b: [1]}\n---\na: &x {b: [1]}\n...\n--- text\n');
    expect(documents.map(({ index, value }) => [index, value])).toEqual([
      [0, { a: { b: [1] } }],
      [1, { a: { b: [1] } }],
      [2, 'text'],
    ]);
    expect(documents[1]?.originOf(['a', 'b', 0], 'value')).toMatchObject({ document: 1, span: { start: { line: 3 } } });
  });

  it('passes over empty documents, which keep their number', () => {
    expect(documentsOf('---\n---\na: 1\n---\n# c\n---\nb: 2\n---\n').map(({ index }) => index)).toEqual([1, 3]);
    expect(documentsOf('...\n...\na: 1\n...\n...\n').map(({ index }) => index)).toEqual([0]);
    expect(documentsOf('--- ~\n--- null\n--- ""\n--- &a\n').map(({ value }) => value)).toEqual([null, null, '', null]);
  });

  it.each(['', '\n', ' \n\t', '# c\n', '---\n', '---\n---\n# c\n...\n', '\ufeff', '...\n'])(
    'without a document is reported: %j',
    (text) => {
      expect(findingsOf(text)).toEqual(['1:1 yaml/empty']);
      expect(documentsOf(text)).toEqual([]);
      expect(diagnosticsOf(text)[0]?.document).toBeUndefined();
    },
  );

  it('may start with a byte order mark', () => {
    expect(findingsOf('\ufeffa: 1\n')).toEqual([]);
    expect(documentOf('\ufeffa: 1\n').value).toEqual({ a: 1 });
  });

  it('has its findings in the order of the text, each with its document and that one by name', () => {
    const text = '# \u200e\nmetadata: {name: one}\na: .inf\n---\n%: x\n---\nmetadata: {name: two}\n1: x\n';
    expect(findingsOf(text)).toEqual([
      '1:3 yaml/control-character',
      '3:4 yaml/number-range /a',
      '5:1 yaml/syntax',
      '8:1 yaml/key-type /1',
    ]);
    expect(diagnosticsOf(text).map(({ document }) => document)).toEqual([
      { index: 0, name: 'one' },
      { index: 0, name: 'one' },
      { index: 1 },
      { index: 2, name: 'two' },
    ]);
  });

  it('has a page for each finding', () => {
    expect(diagnosticsOf('a: .inf')[0]).toMatchObject({
      severity: 'error',
      docs: 'docs/diagnostics.md#yaml-number-range',
      origin: { kind: 'file', file: 'test.yaml', document: 0, pointer: '/a' },
    });
  });
});

describe('a value', () => {
  it('is plain data', () => {
    const value = documentOf('a: {b: [1, {c: x}]}').value as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, 'a')).toMatchObject({ writable: true, enumerable: true });
    expect(JSON.stringify(value)).toBe('{"a":{"b":[1,{"c":"x"}]}}');
  });

  it('is the same with LF, CRLF, other quotes and other styles', () => {
    const block = 'a:\n  - 1\n  - "x y"\nb: |\n  l1\n  l2\n';
    expect(documentOf(block.replaceAll('\n', '\r\n')).value).toEqual(documentOf(block).value);
    expect(documentOf('{"a": [1, \'x y\'], b: "l1\\nl2\\n"}').value).toEqual(documentOf(block).value);
  });
});

describe('comments', () => {
  it('are found wherever they stand, without their sign', () => {
    const text = [
      '# top',
      'a: # behind a key',
      '  # above',
      '  - 1 # behind a value',
      '  -',
      '    # in an item',
      '    x: [ # in brackets',
      '      1, # between',
      '    ] # behind',
      'b: | # behind a header',
      '  # text',
      'c: "# text"',
      'd: x#y',
      '#end',
      '',
    ].join('\n');
    expect(commentsOf(text)[0]).toEqual([
      '1:1 top',
      '2:4 behind a key',
      '3:3 above',
      '4:7 behind a value',
      '6:5 in an item',
      '7:10 in brackets',
      '8:10 between',
      '9:7 behind',
      '10:6 behind a header',
      '14:1end',
    ]);
  });

  it('above a document marker belong to the document that follows', () => {
    expect(commentsOf('# a\n---\na: 1 # b\n# c\n---\n# d\nb: 2\n...\n# e\n--- # f\nc: 3\n# g\n')).toEqual({
      0: ['1:1 a', '3:6 b'],
      1: ['4:1 c', '6:1 d'],
      2: ['9:1 e', '10:5 f', '12:1 g'],
    });
  });

  it('of empty documents belong to the next document, or to the last', () => {
    expect(commentsOf('---\n# a\n---\nb: 1\n---\n# c\n')).toEqual({ 1: ['2:1 a', '6:1 c'] });
  });

  it('of directives and of documents that cannot be read are there too', () => {
    expect(commentsOf('%YAML 1.2 # a\n---\nb: "\\q" # c\n')).toEqual({ 0: ['1:11 a', '3:9 c'] });
  });

  it('have spans from their sign to the end of the line, with CRLF too', () => {
    expect(documentOf('a: 1 # x\r\n').comments).toEqual([
      { text: ' x', span: { start: { line: 1, column: 6, offset: 5 }, end: { line: 1, column: 9, offset: 8 } } },
    ]);
  });
});

describe('directives', () => {
  it('may say that the file is YAML 1.2', () => {
    expect(findingsOf('%YAML 1.2\n---\na: 1\n')).toEqual([]);
    expect(findingsOf('a: 1\n...\n%YAML  1.2 # c\n---\nb: 1\n')).toEqual([]);
  });

  it.each(['%YAML 1.1', '%YAML 1.3', '%YAML 2.0', '%YAML', '%YAML 1.2 x', '%TAG ! tag:x,2000:', '%FOO', '%'])(
    'of other kinds are reported, and the document is read: %s',
    (directive) => {
      expect(findingsOf(`${directive}\n---\na: yes\n`)).toEqual(['1:1 yaml/directive']);
      expect(documentOf(`${directive}\n---\na: yes\n`).value).toEqual({ a: 'yes' });
    },
  );

  it('belong to the document behind them', () => {
    const text = 'a: 1\n...\n%YAML 1.2\n%YAML 1.2\n---\nb: 1\n...\n%FOO\n';
    expect(findingsOf(text)).toEqual(['4:1 yaml/directive', '8:1 yaml/directive']);
    expect(diagnosticsOf(text).map(({ document }) => document?.index)).toEqual([1, undefined]);
  });
});

describe('characters that no reader sees', () => {
  it('are reported once a run, wherever they stand', () => {
    expect(findingsOf('a: x\u0000\u0001y\n# \u202e\r\n"\u2066": "\u0085"\n')).toEqual([
      '1:5 yaml/control-character',
      '2:3 yaml/control-character',
      '3:2 yaml/control-character',
      '3:7 yaml/control-character',
    ]);
    expect(diagnosticsOf('a: \u0007x\u200e\n').map(({ message }) => /U\+[0-9A-F]{4}/.exec(message)?.[0])).toEqual([
      'U+0007',
      'U+200E',
    ]);
  });

  it('are all of the C0 and C1 controls, DEL, and the marks of direction and of lines', () => {
    const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const unseen = new Set([
      ...range(0, 8),
      ...range(0x0b, 0x0c),
      ...range(0x0e, 0x1f),
      ...range(0x7f, 0x9f),
      ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff],
      ...range(0x202a, 0x202e),
      ...range(0x2066, 0x2069),
    ]);
    const seen = range(0, 0xffff).filter((code) => !unseen.has(code) && (code < 0xd800 || code > 0xdfff));
    for (const code of unseen) {
      expect([code, findingsOf(`a: "x${String.fromCharCode(code)}y"`)]).toEqual([code, ['1:6 yaml/control-character']]);
    }
    const text = `a: 1 # ${String.fromCharCode(...seen.filter((code) => code !== 0x0a && code !== 0x0d))}`;
    expect(findingsOf(text)).toEqual([]);
  });

  it('are left out of values and keys, so that these are judged as they look', () => {
    const text = 'a\u200e: "x\u0000y"\nb: 1\u202e2\nc: "\\x80\u0001"\n1\u200f: d\n';
    expect(documentOf(text).value).toEqual({ a: 'xy', b: 12, c: '\u0080' });
    expect(documentOf(text).sourceOf(['b'])).toBe('1\u202e2');
    expect(findingsOf(text).at(-2)).toBe('4:1 yaml/key-type /1');
    expect(diagnosticsOf(text).at(-2)?.fixes).toBeUndefined();
  });

  it('include carriage returns that end no line, of which the first is reported', () => {
    expect(findingsOf('# a\rb: 1\rc: 2\nd: 1\r\n')).toEqual(['1:4 yaml/control-character']);
  });
});
