import { secrecyInManifest } from '../../catalogue/secrets.ts';
import type { ComposedDocument } from '../../compose/composed-document.ts';
import type { Related } from '../../core/diagnostic.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { maskText } from '../../core/mask.ts';
import type { Origin } from '../../core/origin.ts';
import type { Path } from '../../core/path.ts';
import { parsePointer, valueAt } from '../../core/path.ts';
import { parseReferences } from '../../core/reference.ts';
import { documentName } from '../../core/report-at.ts';
import type { CheckResult } from './check-workspace.ts';
import type { ComposedTarget } from './compose-targets.ts';

/** A value that stood at a place before another layer wrote over it. */
export interface WrittenOver {
  readonly value: JsonValue;
  readonly origin: Origin;
}

/** Where a value of one composed manifest comes from. */
export interface ExplainedValue {
  readonly name: string | undefined;
  /** The environment that it was composed for, the manifest's own or the project's. */
  readonly environment: string | undefined;
  readonly row: string | undefined;
  /** Undefined where nothing is set; the text of a credential is covered. */
  readonly value: JsonValue | undefined;
  readonly origin: Origin;
  /** The way from there into the manifest: variables, environments, profiles. */
  readonly chain: readonly Related[];
  /** What weaker layers say, the strongest first. */
  readonly over: readonly WrittenOver[];
}

/** Explains the value at a JSON pointer in each composed manifest. */
export function explainValue({ targets }: Pick<CheckResult, 'targets'>, pointer: string): ExplainedValue[] {
  return targets.map((target) => explainIn(target, parsePointer(pointer)));
}

function explainIn({ document, composedFor, row }: ComposedTarget, pointer: Path): ExplainedValue {
  const path = withIndexes(document, pointer);
  const [, ...weaker] = document.writingsAt(path);
  return {
    name: documentName(document),
    environment: composedFor,
    row,
    value: cover(valueAt(document.value, path), path),
    origin: document.originOf(path, 'value'),
    chain: document.chainOf(path),
    over: weaker.flatMap(({ layer, path: written }) => {
      const value = cover(valueAt(layer.document.value, written), path);
      return value === undefined ? [] : [{ value, origin: layer.document.originOf(written, 'value') }];
    }),
  };
}

/** Every part of a pointer is text; places are looked up by the numbers of items. */
function withIndexes(document: ComposedDocument, pointer: Path): Path {
  return pointer.map((part, depth) =>
    Array.isArray(valueAt(document.value, pointer.slice(0, depth))) ? Number(part) : part,
  );
}

/** A reference shows no credential; a literal one is covered, wherever in the value it stands. */
function cover(value: JsonValue | undefined, path: Path): JsonValue | undefined {
  if (typeof value === 'string') {
    const isReference = parseReferences(value).some(({ kind }) => kind === 'reference');
    return isReference || secrecyInManifest(path) === undefined ? value : maskText(value);
  }
  if (Array.isArray(value)) return value.map((item, index) => cover(item, [...path, index]) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cover(item, [...path, key])]));
}
