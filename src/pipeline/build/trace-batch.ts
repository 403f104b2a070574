import type { TracedValue } from '../../compile/trace-payload.ts';
import { tracePayload } from '../../compile/trace-payload.ts';
import type { Related } from '../../core/diagnostic.ts';
import type { Origin } from '../../core/origin.ts';
import type { BuiltBatch } from './build-batches.ts';

/** Where one value of a payload was written. */
export interface ValueProvenance {
  /** JSON pointer into the payload. */
  readonly pointer: string;
  /** A place in a file, a flag, or the name of what compile adds. */
  readonly origin: Origin;
  /** The way from there into the manifest: variables, environments, profiles. */
  readonly chain: readonly Related[];
}

/** Where each value of one batch's payload was written. */
export interface BatchProvenance {
  readonly name: string;
  readonly environment?: string;
  readonly row?: string;
  readonly digest: string;
  /** In the order of the payload. */
  readonly values: readonly ValueProvenance[];
}

/** Finds the place that wrote each value of a batch's payload. */
export function traceBatch(batch: BuiltBatch): BatchProvenance {
  const { name, environment, row, digest, manifest } = batch;
  const values = tracePayload(batch, manifest).map(({ pointer, source }) => ({
    pointer,
    ...placeOf(source, batch),
  }));
  return { name, ...(environment !== undefined && { environment }), ...(row !== undefined && { row }), digest, values };
}

function placeOf(source: TracedValue['source'], { document }: BuiltBatch): Omit<ValueProvenance, 'pointer'> {
  if (source.kind === 'default') return { origin: { kind: 'default', name: source.name }, chain: [] };
  return { origin: document.originOf(source.path, 'value'), chain: document.chainOf(source.path) };
}
