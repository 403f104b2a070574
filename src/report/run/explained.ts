import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ExplainedValue } from '../../pipeline/check/explain-value.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatPlace } from '../place.ts';
import { formatTable } from '../table.ts';

/** Where a value comes from, in each manifest that was composed; a blank line between them. */
export function formatExplained(values: readonly ExplainedValue[], pointer: string): string {
  return values.map((value) => formatOne(value, pointer)).join('\n');
}

function formatOne({ name, environment, row, value, origin, chain, over }: ExplainedValue, pointer: string): string {
  const heading = [name ?? 'a manifest without a name', environment, row]
    .filter((part) => part !== undefined)
    .join(' ');
  if (value === undefined)
    return `${escapeForTerminal(`${heading}\n`.trimEnd())}\n  ${escapeForTerminal(pointer)} is not set\n`;
  const rows = [
    ['value', JSON.stringify(value)],
    ['written', formatPlace(origin)],
    ...chain.map((step) => ['', `${step.message}: ${formatPlace(step.origin)}`]),
    // A mapping takes in what weaker layers say; everything else replaces it.
    ...over.map((earlier) => [
      isJsonObject(value) ? 'with' : 'over',
      `${shown(earlier.value)} at ${formatPlace(earlier.origin)}`,
    ]),
  ];
  const lines = formatTable(rows).trimEnd().split('\n');
  return `${escapeForTerminal(heading)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function shown(value: JsonValue): string {
  return JSON.stringify(value);
}
