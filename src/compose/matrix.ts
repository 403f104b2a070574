import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import { reportIn } from './finding.ts';
import type { Variable } from './variables.ts';

/** One combination of a matrix: a batch of its own. */
export interface Row {
  /** `key=value`, sorted by key and joined by `,`, each percent-encoded. */
  readonly id: string;
  readonly values: ReadonlyMap<string, Variable>;
}

/** The rows of a manifest; none where it has no matrix. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

/** More rows than this are not made of one manifest. */
const MAX_ROWS = 1_000;

const MATRIX: Path = ['spec', 'matrix'];

/** Whether a manifest makes a batch for each row of a matrix. */
export function hasMatrix(document: Document): boolean {
  return isJsonObject(matrixOf(document));
}

/**
 * The rows of a manifest's matrix: the product of its axes without what `exclude` matches; then each item of `include`
 * adds its keys to every such row that it does not contradict, and is a row of its own where there is none.
 */
export function rowsOf(document: Document): Rows {
  const matrix = matrixOf(document);
  if (!isJsonObject(matrix)) return { rows: [], diagnostics: [] };
  const { include, exclude, ...axes } = matrix;
  const size = sizeOf(axes);
  if (size > MAX_ROWS) return tooMany(document, size);
  const excluded = itemsOf(document, 'exclude', exclude);
  const product = (size === 0 ? [] : productOf(document, axes)).filter(
    (row) => !excluded.some((values) => matches(row, values, [...values.keys()])),
  );
  const rows = addIncluded(product, itemsOf(document, 'include', include), Object.keys(axes)).map(toRow);
  if (rows.length > MAX_ROWS) return tooMany(document, rows.length);
  if (rows.length === 0) return failed(document, MATRIX, 'The matrix makes no row: no batch would be made.');
  return { rows, diagnostics: findTwins(document, rows) };
}

type Values = ReadonlyMap<string, Variable>;

function matrixOf({ value }: Document): JsonValue | undefined {
  return isJsonObject(value) ? valueAt(value, MATRIX) : undefined;
}

/** How many rows the axes make; an axis without values makes none, however many the others would. */
function sizeOf(axes: JsonObject): number {
  const lengths = Object.values(axes).flatMap((axis) => (Array.isArray(axis) ? [axis.length] : []));
  if (lengths.length === 0 || lengths.includes(0)) return 0;
  return lengths.reduce((product, length) => product * length);
}

function productOf(document: Document, axes: JsonObject): Values[] {
  const named = Object.entries(axes).filter(([, axis]) => Array.isArray(axis));
  return named.reduce<Values[]>(
    (rows, [name, axis]) => {
      const values = (axis as readonly JsonValue[]).flatMap((value, index) =>
        readValue(document, [...MATRIX, name, index], value),
      );
      return rows.flatMap((row) => values.map((value) => new Map([...row, [name, value]])));
    },
    [new Map()],
  );
}

/** An item that says nothing is neither a row nor a reason to leave one out. */
function itemsOf(document: Document, key: 'include' | 'exclude', items: JsonValue | undefined): Values[] {
  if (!Array.isArray(items)) return [];
  const read = items.map((item: JsonValue, index) => {
    const entries = isJsonObject(item) ? Object.entries(item) : [];
    return new Map(
      entries.flatMap(([name, value]) =>
        readValue(document, [...MATRIX, key, index, name], value as JsonValue).map(
          (variable) => [name, variable] as const,
        ),
      ),
    );
  });
  return read.filter(({ size }) => size > 0);
}

function readValue(document: Document, path: Path, value: JsonValue): Variable[] {
  if (value === null || typeof value === 'object') return [];
  const source = typeof value === 'string' ? value : (plainSource(document, path) ?? String(value));
  return [{ value, source, origin: document.originOf(path, 'value') }];
}

/** A number as it is written, unless that is a text with a tag: `!!int "5"`. */
function plainSource(document: Document, path: Path): string | undefined {
  const source = document.sourceOf(path);
  return source !== undefined && PLAIN.test(source) ? source : undefined;
}

const PLAIN = /^[-+.\w]+$/;

function addIncluded(product: readonly Values[], included: readonly Values[], axes: readonly string[]): Values[] {
  const rows = product.map((original) => ({ original, row: new Map(original) }));
  const added: Values[] = [];
  for (const values of included) {
    const shared = [...values.keys()].filter((name) => axes.includes(name));
    const fitting = rows.filter(({ original }) => matches(original, values, shared));
    for (const { row } of fitting) for (const [name, value] of values) row.set(name, value);
    if (fitting.length === 0) added.push(values);
  }
  return [...rows.map(({ row }) => row), ...added];
}

function matches(row: Values, values: Values, names: readonly string[]): boolean {
  return names.every((name) => row.get(name)?.value === values.get(name)?.value);
}

function toRow(values: Values): Row {
  const id = [...values.keys()]
    .sort()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(values.get(name)?.source ?? '')}`)
    .join(',');
  return { id, values };
}

function findTwins(document: Document, rows: readonly Row[]): Diagnostic[] {
  const ids = rows.map(({ id }) => id);
  const twin = ids.find((id, index) => ids.indexOf(id) < index);
  return twin === undefined ? [] : failed(document, MATRIX, `The matrix makes the row \`${twin}\` twice.`).diagnostics;
}

function tooMany(document: Document, size: number): Rows {
  const count = Number.isSafeInteger(size) ? `${size} rows` : 'more rows than can be counted';
  return failed(document, MATRIX, `The matrix makes ${count}; ${MAX_ROWS} are the most.`);
}

function failed(document: Document, path: Path, message: string): Rows & { readonly diagnostics: Diagnostic[] } {
  const help = 'Change the axes, `include` or `exclude`.';
  return { rows: [], diagnostics: [reportIn(document, { code: 'compose/matrix', path, at: 'key', message, help })] };
}
