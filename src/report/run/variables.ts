import type { Origin } from '../../core/origin.ts';
import type { ListedVariable } from '../../pipeline/check/list-variables.ts';
import { escapeJson } from '../escape.ts';
import { formatPlace } from '../place.ts';
import { formatTable } from '../table.ts';

/** The version of the JSON's shape. */
const VERSION = 1;

/** Variables as a table: by source and name, with how often each is read and where it is declared. */
export function formatVariables(variables: readonly ListedVariable[], width: number | undefined): string {
  if (variables.length === 0) return '';
  const rows = variables.map(({ source, name, state, readAt, declaredAt }) => [
    `\${${source}:${name}}`,
    state,
    String(readAt.length),
    declaredAt.map(formatPlace).join(', '),
  ]);
  return formatTable(rows, {
    header: ['REFERENCE', 'STATE', 'READ', 'DECLARED'],
    ...(width !== undefined && { width }),
  });
}

/** The same as one JSON document. */
export function variablesAsJson(variables: readonly ListedVariable[]): string {
  const written = variables.map(({ source, name, state, readAt, declaredAt }) => ({
    source,
    name,
    state,
    read_at: readAt.map(toJson),
    declared_at: declaredAt.map(toJson),
  }));
  return `${escapeJson(JSON.stringify({ version: VERSION, variables: written }, null, 2))}\n`;
}

function toJson(origin: Origin): object {
  if (origin.kind !== 'file') return { origin: { kind: origin.kind, name: origin.name } };
  return { file: origin.file, line: origin.span.start.line, column: origin.span.start.column };
}
