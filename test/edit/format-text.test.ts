import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../src/core/diagnostic.ts';
import { formatText } from '../../src/edit/format-text.ts';
import { decodeText } from '../../src/load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { canonicalOrder } from '../../src/pipeline/rewrite/canonical-order.ts';
import { HOSTILE_INPUTS } from '../load/hostile-inputs.ts';

const HEAD = 'apiVersion: parsebatch.dev/v1\nkind: ParseBatch\n';

/** The formatted text, after it was checked that formatting it again changes nothing. */
function format(text: string): string {
  const formatted = formatText({ file: 'a.yaml', text }, canonicalOrder);
  if (formatted.kind !== 'formatted') throw new Error(JSON.stringify(formatted));
  expect(formatText({ file: 'a.yaml', text: formatted.text }, canonicalOrder)).toEqual(formatted);
  return formatted.text;
}

describe('the order of keys', () => {
  test('is that of the format at the top, in metadata, spec, source and webhooks', () => {
    const text = `spec:
  webhooks:
    - events: [parse.success]
      url: https://a.example/
  source:
    page_size: 10
    directory_id: dir-1
metadata:
  labels: { b: c, a: d }
  name: x
kind: ParseBatch
apiVersion: parsebatch.dev/v1
`;
    expect(format(text)).toBe(`${HEAD}metadata:
  name: x
  labels: { b: c, a: d }
spec:
  source:
    directory_id: dir-1
    page_size: 10
  webhooks:
    - url: https://a.example/
      events: [parse.success]
`);
  });

  test('is the author’s in parameters, and keys that are not known come last', () => {
    const text = `${HEAD}spec:\n  parameters:\n    tier: fast\n    parse_mode: x\n  wrong: 1\n  source: {}\n`;
    expect(format(text)).toBe(
      `${HEAD}spec:\n  source: {}\n  parameters:\n    tier: fast\n    parse_mode: x\n  wrong: 1\n`,
    );
  });

  test('of an environment is that of a spec', () => {
    const text = `${HEAD}spec:\n  environments:\n    b:\n      parameters: {}\n      source: {}\n    a: {}\n`;
    expect(format(text)).toBe(
      `${HEAD}spec:\n  environments:\n    b:\n      source: {}\n      parameters: {}\n    a: {}\n`,
    );
  });

  test('of a project file is its own', () => {
    const text = 'env: [A]\nvars:\n  b: 1\n  a: 2\nkind: Project\napiVersion: parsebatch.dev/v1\n';
    expect(format(text)).toBe('apiVersion: parsebatch.dev/v1\nkind: Project\nvars:\n  b: 1\n  a: 2\nenv: [A]\n');
  });

  test('stays in a document that is none of ours, and in one with aliases', () => {
    expect(format('metadata: {}\nkind: Pod\n')).toBe('metadata: {}\nkind: Pod\n');
    const text = `metadata: &a\n  name: x\n${HEAD}spec:\n  tracking: *a\n  source: *a\n`;
    expect(format(text)).toBe(text);
  });

  test('stays where a comment could not follow its key behind `- `', () => {
    const text = `${HEAD}spec:\n  webhooks:\n    - events: []\n      # where\n      url: https://a.example/\n`;
    expect(format(text)).toBe(text);
  });
});

describe('comments', () => {
  test('go along with what they speak of', () => {
    const text = `# about the kind
kind: ParseBatch # kind
# about the version
apiVersion: parsebatch.dev/v1
spec:
  # parameters
  parameters:
    tier: fast
    # tail of parameters
  # source
  source: {}
  # tail of spec
  # rerun: "2"
metadata:
  name: x
# the end
`;
    expect(format(text)).toBe(`# about the version
apiVersion: parsebatch.dev/v1
# about the kind
kind: ParseBatch # kind
metadata:
  name: x
spec:
  # source
  source: {}
  # parameters
  parameters:
    tier: fast
    # tail of parameters
  # tail of spec
  # rerun: "2"
# the end
`);
  });

  test('that speak of the file stay at its head', () => {
    const body = 'kind: ParseBatch\napiVersion: parsebatch.dev/v1\n';
    const modeline = '# yaml-language-server: $schema=manifest.schema.json\n';
    expect(format(`${modeline}${body}`)).toBe(`${modeline}${HEAD}`);
    expect(format(`# Licensed\n\n${body}`)).toBe(`# Licensed\n\n${HEAD}`);
  });

  test('stay beside `---` where keys in front of it are put in order', () => {
    const text = `${HEAD}metadata: { name: x }\nspec:\n  webhooks:\n    - output_format: json\n      url: https://a.example/\n--- # the second\n${HEAD}`;
    expect(format(text)).toBe(
      text.replace(
        '    - output_format: json\n      url: https://a.example/\n',
        '    - url: https://a.example/\n      output_format: json\n',
      ),
    );
  });

  test('stay in front of `---` and between documents', () => {
    const text = `# first\n---\nkind: ParseBatch\napiVersion: parsebatch.dev/v1\n# between\n---\n# second\na: 1\n...\n# after\n`;
    expect(format(text)).toBe(`# first\n---\n${HEAD}# between\n---\n# second\na: 1\n...\n# after\n`);
  });
});

describe('layout', () => {
  test.each([
    [
      'two spaces a level, sequences too',
      'a:\n    b:\n        - c\n        -   d: 1\n            e: 2\n',
      'a:\n  b:\n    - c\n    - d: 1\n      e: 2\n',
    ],
    ['a sequence is indented below its key', 'a:\n- b\n- c\nd: 1\n', 'a:\n  - b\n  - c\nd: 1\n'],
    ['one space behind indicators', 'a:   1\nb :  2\nc:\n  -   x\n', 'a: 1\nb: 2\nc:\n  - x\n'],
    ['collections on one line', '{a: [ 1,2 ,3 ],  b: { }, c : [ ]}\n', '{ a: [1, 2, 3], b: {}, c: [] }\n'],
    [
      'flow collections over several lines as they are',
      'a:\n    b: [\n      1,2,\n    ] # c\n',
      'a:\n  b: [\n    1,2,\n  ] # c\n',
    ],
    [
      'double quotes where nothing in them changes',
      "a: 'b'\nc: 'd\"'\ne: 'f\\'\ng: 'h''i'\n",
      "a: \"b\"\nc: 'd\"'\ne: 'f\\'\ng: 'h''i'\n",
    ],
    ['one blank line at most, none at either end', '\n\na: 1\n\n\n\nb:\n\n  c: 1\n\n\n', 'a: 1\n\nb:\n  c: 1\n'],
    ['no white space at the end of a line', 'a: 1  \nb: # c \t\n  d: 1\t\n', 'a: 1\nb: # c\n  d: 1\n'],
    ['a line feed at the end', 'a: 1', 'a: 1\n'],
    ['CRLF stays', "a:\r\n    b: 'c'\r\n\r\n\r\nd: 1", 'a:\r\n  b: "c"\r\n\r\nd: 1\r\n'],
    ['long texts are not folded', `a: ${'word '.repeat(60)}end\n`, `a: ${'word '.repeat(60)}end\n`],
    [
      'texts over several lines keep their lines',
      'a:\n    b: one\n      two\n    c: "three\n\n      four"\n',
      'a:\n  b: one\n    two\n  c: "three\n\n    four"\n',
    ],
    ['aligned comments stay where they are', 'a: 1    # b\nlong: 2 # c\n', 'a: 1    # b\nlong: 2 # c\n'],
    ['an alias as a key keeps its space', 'a: &x b\n*x : c\n', 'a: &x b\n*x : c\n'],
    ['anchors and tags stay', 'a:   &x !!map\n    b: 1\nc: *x\n', 'a: &x !!map\n  b: 1\nc: *x\n'],
    ['merges stay', 'a: &x\n    b: 1\nc:\n    <<: *x\n    d: 2\n', 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\n'],
    ['keys with a question mark', '? a\n:   b\n', '? a\n: b\n'],
    ['a value on the next line', 'a:\n    b:\n      # c\n      "d"\n', 'a:\n  b:\n    # c\n    "d"\n'],
  ])('%s', (_, text, expected) => {
    expect(format(text)).toBe(expected);
  });

  test.each(['|', '|-', '|+', '>', '>-', '>+', '|2', '|2-', '|2+', '>1', '>1+'])(
    'moves a block text with %s',
    (header) => {
      const indent = header.includes('1') ? ' ' : '  ';
      const blockText = (outer: string) =>
        `${outer}b: ${header} # c\n${outer}${indent}one\n\n${outer}${indent}  two\n${outer}${indent}\n\n${outer}d: 1\n`;
      const text = `a:\n${blockText('    ')}`;
      const formatted = format(text);
      expect(valuesOf(formatted)).toEqual(valuesOf(text));
      expect(formatted).toContain(`\n  b: ${header} # c\n  ${/\d/.test(header) ? indent : '  '}one\n`);
    },
  );
});

describe('a text that cannot be formatted', () => {
  const folder = join(import.meta.dirname, '../load/hostile');

  test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))(
    'is left, or keeps its values: %s',
    (name) => {
      const text = decodeText(name, readFileSync(join(folder, name)), DEFAULT_LIMITS).value;
      if (text !== undefined) check(text);
    },
  );

  test.each(HOSTILE_INPUTS)(
    'is left, or keeps its values: $name',
    ({ make }) => {
      check(make());
    },
    60_000,
  );

  function check(text: string): void {
    const before = loadDocuments({ file: 'a.yaml', text });
    const formatted = formatText({ file: 'a.yaml', text }, canonicalOrder);
    expect(formatted.kind === 'unread').toBe(hasErrors(before.diagnostics));
    if (formatted.kind !== 'formatted') return;
    expect(valuesOf(formatted.text)).toEqual(valuesOf(text));
    expect(formatText({ file: 'a.yaml', text: formatted.text }, canonicalOrder)).toEqual(formatted);
  }
});

function valuesOf(text: string): unknown {
  return loadDocuments({ file: 'a.yaml', text }).value?.map(({ value }) => value);
}
