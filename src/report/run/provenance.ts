import type { Origin } from '../../core/origin.ts';
import type { BatchProvenance, ValueProvenance } from '../../pipeline/build/trace-batch.ts';
import { escapeForTerminal, escapeJson } from '../escape.ts';
import { formatPlace } from '../place.ts';
import { formatTable } from '../table.ts';

/** The version of the JSON's shape. */
const VERSION = 1;

/** The forms in which provenance is written. */
export const PROVENANCE_FORMATS = { text: formatAsText, json: formatAsJson } as const;

/** One value a line: its pointer, its place, and the way from there. */
function formatAsText(batches: readonly BatchProvenance[]): string {
  return batches.map((batch) => `${headingOf(batch)}\n${formatTable(batch.values.map(toRow))}`).join('\n');
}

function headingOf({ name, environment, row }: BatchProvenance): string {
  return escapeForTerminal(['#', name, environment, row].filter((part) => part !== undefined).join(' '));
}

function toRow({ pointer, origin, chain }: ValueProvenance): string[] {
  const way = chain.map((step) => `${step.message}: ${formatPlace(step.origin)}`).join('; ');
  return [pointer, formatPlace(origin), way];
}

function formatAsJson(batches: readonly BatchProvenance[]): string {
  const written = batches.map(({ name, environment, row, digest, values }) => ({
    name,
    environment,
    row,
    digest,
    values: values.map(({ pointer, origin, chain }) => ({
      pointer,
      ...toJson(origin),
      chain: chain.map((step) => ({ message: step.message, ...toJson(step.origin) })),
    })),
  }));
  return `${escapeJson(JSON.stringify({ version: VERSION, batches: written }, null, 2))}\n`;
}

function toJson(origin: Origin): object {
  if (origin.kind !== 'file') return { origin: { kind: origin.kind, name: origin.name } };
  const { file, pointer, span } = origin;
  return { file, line: span.start.line, column: span.start.column, path: pointer };
}
