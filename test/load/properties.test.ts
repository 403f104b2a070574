import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { JsonValue } from '../../src/core/json.ts';
import type { FileOrigin, Position } from '../../src/core/origin.ts';
import type { Path } from '../../src/core/path.ts';
import { decodeText } from '../../src/load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { documentOf, findingsOf, originIn, textAt } from './load-text.ts';

const MANIFEST = `# a manifest
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: q3, labels: { team: "fin\\u00e9" } }
defaults: &defaults
  page_size: 200
spec:
  <<: *defaults
  source: { item_ids: [dfl-1, 'dfl-2'] }
  parameters: # the knobs
    target_pages: 0-9
    max_pages: 0x1F
    user_prompt: |
      line one
      line two
    key: "\${secret:KEY}"
---
other: [*defaults, ? x : y, "z"]
`;

/** The pieces that YAML gives a meaning to, and some that nothing gives one. */
const PIECES = [
  ...['\n', '\r\n', '\r', ' ', '  ', '\t', ': ', ':', '- ', '-', '? ', '#', ' # c', '"', "'", '\\', '\\"', "''", ','],
  ...['[', ']', '{', '}', '&a', '*a', ' &a ', ' *a ', '!!str ', '!x ', '!', '|', '>', '|+\n', '>-\n', '---', '\n---\n'],
  ...[
    '...',
    '\n...\n',
    '%YAML 1.2\n',
    '%YAML 1.1\n',
    '<<',
    '<<: *a',
    'a',
    'b: 1',
    '\na: 1\n',
    '1',
    '.inf',
    'null',
    '${',
  ],
  ...['}', '${var:X}', '$', '@', '`', '\ufeff', '\u2028', '\u202e', '\u0000', '\u0002', '\u0018', '\u001f', '\u0085'],
  ...['\ud800', '😀', 'é', '"\\ud800"', '__proto__: 1', '1e400', '~', '0x', '\n  ', '\n    ', '\n\n'],
];

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const mutated = fc
  .array(fc.tuple(fc.nat(MANIFEST.length), fc.nat(6), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 5 })
  .map((edits) =>
    edits.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), MANIFEST),
  );
const text = fc.oneof(soup, mutated, fc.string({ unit: 'binary' }));

describe('any text', () => {
  it('is read without a throw, with every place in the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { value, diagnostics } = loadDocuments({ file: 'any.yaml', text: source });
        expect(value).toBeDefined();
        for (const diagnostic of diagnostics) checkDiagnostic(source, diagnostic);
        for (const document of value ?? []) {
          for (const path of pathsOf(document.value).slice(0, 50)) {
            for (const at of ['key', 'value'] as const) checkOrigin(source, document.originOf(path, at) as FileOrigin);
          }
          for (const { span, text: comment } of document.comments) expect(textAt(source, span)).toBe(`#${comment}`);
          JSON.stringify(document.value);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read alike each time', () => {
    fc.assert(
      fc.property(text, (source) => {
        const read = (): unknown => JSON.stringify(loadDocuments({ file: 'any.yaml', text: source }));
        expect(read()).toBe(read());
      }),
      { numRuns: 200 },
    );
  });

  it('is the value that the yaml package reads, where nothing is wrong with it', () => {
    fc.assert(
      fc.property(fc.oneof(soup, mutated), (source) => {
        const { value, diagnostics } = loadDocuments({ file: 'any.yaml', text: source });
        if (diagnostics.length > 0 || value?.length !== 1 || value[0]?.index !== 0) return;
        if (/(^|\n)\.\.\.|\n---/.test(source)) return;
        const expected = parse(source, { merge: true, uniqueKeys: false, logLevel: 'silent' });
        expect(JSON.parse(JSON.stringify(value[0].value))).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('any bytes', () => {
  it('are decoded or refused without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const { value, diagnostics } = decodeText('any.yaml', bytes, DEFAULT_LIMITS);
        expect(diagnostics.length).toBe(value === undefined ? 1 : 0);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('any JSON value', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => wellFormed(value as JsonValue));

  it('printed as YAML is read as the same value', () => {
    fc.assert(
      fc.property(json, fc.constantFrom('\n', '\r\n'), (value, lineEnd) => {
        const source = stringify(value).replaceAll('\n', lineEnd);
        expect(findingsOf(source)).toEqual([]);
        expect(documentOf(source).value).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('printed in flow form has origins whose text reads as the value, and keys whose text reads as the key', () => {
    fc.assert(
      fc.property(json, (value) => {
        const source = `---\n${JSON.stringify(value, null, 1)}\n`;
        const document = documentOf(source);
        for (const path of pathsOf(value)) {
          const { span, pointer } = originIn(document, path, 'value');
          expect(pointer.split('/').length).toBe(path.length + 1);
          expect(JSON.parse(textAt(source, span))).toEqual(valueIn(value, path));
          const key = path.at(-1);
          if (typeof key !== 'string') continue;
          expect(JSON.parse(textAt(source, originIn(document, path, 'key').span))).toBe(key);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function checkDiagnostic(source: string, { origin, path, related, fixes }: Diagnostic): void {
  expect(origin).toMatchObject({ kind: 'file', pointer: path });
  for (const place of [origin, ...(related ?? []).map((other) => other.origin)])
    checkOrigin(source, place as FileOrigin);
  for (const { span } of (fixes ?? []).flatMap(({ edits }) => edits)) checkOrigin(source, { span, via: [] });
}

function checkOrigin(source: string, { span, via }: Pick<FileOrigin, 'span' | 'via'>): void {
  for (const { start, end } of [span, ...(via ?? []).map((step) => step.span)]) {
    expect(start.offset).toBeLessThanOrEqual(end.offset);
    checkPosition(source, start);
    checkPosition(source, end);
  }
}

function checkPosition(source: string, { line, column, offset }: Position): void {
  expect(offset).toBeLessThanOrEqual(source.length);
  const before = source.slice(0, offset);
  expect([line, column]).toEqual([before.split('\n').length, offset - before.lastIndexOf('\n')]);
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_item, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string, unknown>)[key], [...path, key]))];
}

function valueIn(value: JsonValue, path: Path): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], value);
}

/** What JSON and manifests can hold: no lone surrogates, no unsafe integers, no negative zero, no `__proto__`. */
function wellFormed(value: JsonValue): JsonValue {
  const isUnsafe = (inner: unknown): boolean => Number.isInteger(inner) && !Number.isSafeInteger(inner);
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === '__proto__' ? undefined : isUnsafe(inner) ? 0 : inner,
    ).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '?'),
  ) as JsonValue;
}
