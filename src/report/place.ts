import type { Origin, Position } from '../core/origin.ts';
import { escapeForTerminal } from './escape.ts';

/** Where something was written, for a reader: `x.yaml:3:5`, `variable TIER`; safe to print. */
export function formatPlace(origin: Origin): string {
  if (origin.kind === 'file') return formatPosition(origin.file, origin.span.start);
  // A flag's name says what it is: `--set spec.rerun`.
  return escapeForTerminal(origin.kind === 'flag' ? origin.name : `${origin.kind} ${origin.name}`);
}

/** A position in a file: `x.yaml:3:5`. */
export function formatPosition(file: string, { line, column }: Position): string {
  return `${escapeForTerminal(file)}:${line}:${column}`;
}
