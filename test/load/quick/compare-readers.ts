import type { Document } from '../../../src/core/document.ts';
import type { JsonValue } from '../../../src/core/json.ts';
import { isJsonObject } from '../../../src/core/json.ts';
import type { Path } from '../../../src/core/path.ts';
import { DEFAULT_LIMITS } from '../../../src/load/limits.ts';
import { loadDocuments } from '../../../src/load/load-documents.ts';
import { loadQuickly } from '../../../src/load/load-quickly.ts';

/** What both readers make of a text: whether the quick one is sure, and then the first thing that differs. */
export interface Compared {
  readonly isSure: boolean;
  readonly difference: string | undefined;
}

/** Holds the quick reader against the exact one: findings, values, the order of keys, all places and comments. */
export function compareReaders(text: string): Compared {
  const quick = loadQuickly({ file: 'a.yaml', text }, DEFAULT_LIMITS);
  if (quick === undefined) return { isSure: false, difference: undefined };
  const { value: exact = [], diagnostics } = loadDocuments({ file: 'a.yaml', text });
  return { isSure: true, difference: diagnostics[0]?.message ?? firstDifference(quick, exact) };
}

function firstDifference(quick: readonly Document[], exact: readonly Document[]): string | undefined {
  if (quick.length !== exact.length) return `${quick.length} documents, not ${exact.length}`;
  for (const [index, document] of quick.entries()) {
    const expected = exact[index];
    if (expected === undefined) return 'a document is missing';
    const difference = compareParts(document, expected);
    if (difference !== undefined) return `document ${index}: ${difference}`;
  }
  return undefined;
}

function compareParts(quick: Document, exact: Document): string | undefined {
  const parts: [string, (document: Document) => unknown][] = [
    ['file and index', ({ file, index }) => [file, index]],
    ['value', ({ value }) => value],
    ['comments', ({ comments }) => comments],
    ...pathsIn(exact.value).flatMap((path): [string, (document: Document) => unknown][] => [
      [`key at ${path.join('/')}`, (document) => document.originOf(path, 'key')],
      [`value at ${path.join('/')}`, (document) => document.originOf(path, 'value')],
      [`source at ${path.join('/')}`, (document) => document.sourceOf(path)],
    ]),
  ];
  for (const [name, read] of parts) {
    const [written, expected] = [JSON.stringify(read(quick)), JSON.stringify(read(exact))];
    if (written !== expected) return `${name}: ${written} is not ${expected}`;
  }
  return undefined;
}

function pathsIn(value: JsonValue | undefined, path: Path = []): Path[] {
  const entries: [string | number, JsonValue | undefined][] = Array.isArray(value)
    ? [...value.entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}
