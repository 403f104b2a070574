import { secrecyInPayload } from '../../catalogue/secrets.ts';
import { payloadOf } from '../../compile/payload.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Origin } from '../../core/origin.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';
import type { BuiltBatch } from './build-batches.ts';
import { traceBatch } from './trace-batch.ts';

/** A value of a payload that a file has otherwise. */
export interface PayloadDifference {
  /** JSON pointer into the payload. */
  readonly pointer: string;
  /** As JSON; undefined where the file has none. What may be a credential is `***`. */
  readonly before: string | undefined;
  /** As JSON; undefined where the batch has none any more. */
  readonly after: string | undefined;
  /** Where the value was written, where there is one. */
  readonly origin: Origin | undefined;
}

/** How a batch's payload differs from the text of a file; nothing where the file holds no payload. */
export function payloadDifferences(batch: BuiltBatch, text: string): PayloadDifference[] {
  const earlier = parse(text);
  if (earlier === undefined) return [];
  const [before, after] = [leavesOf(earlier, []), leavesOf(payloadOf(batch), [])];
  const origins = new Map(traceBatch(batch).values.map(({ pointer, origin }) => [pointer, origin]));
  const pointers = [...new Set([...before.keys(), ...after.keys()])].sort();
  return pointers
    .filter((pointer) => before.get(pointer) !== after.get(pointer) && !isDerived(origins.get(pointer)))
    .map((pointer) => ({
      pointer,
      before: before.get(pointer),
      after: after.get(pointer),
      origin: origins.get(pointer),
    }));
}

/** What compile adds follows from the rest. */
function isDerived(origin: Origin | undefined): boolean {
  return origin?.kind === 'default';
}

function leavesOf(value: JsonValue, path: Path): Map<string, string> {
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  if (entries.length > 0)
    return new Map(entries.flatMap(([key, item]) => [...leavesOf(item as JsonValue, [...path, key])]));
  const shown = secrecyInPayload(path) === undefined ? JSON.stringify(value) : '***';
  return new Map([[formatPointer(path), shown]]);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
