import type { Diagnostic } from '../../core/diagnostic.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatPlace } from '../place.ts';

/**
 * What a finding says, a line each and safe to print, for formats that have one text for it: the message, the help,
 * and what belongs to it but stands in no file.
 */
export function describeFinding({ message, help, related = [], environments }: Diagnostic): string[] {
  return [
    message,
    ...(help === undefined ? [] : [help]),
    ...related
      .filter(({ origin }) => origin.kind !== 'file')
      .map((other) => `related: ${formatPlace(other.origin)} ${other.message}`),
    ...(environments === undefined ? [] : [`environments: ${environments.join(', ')}`]),
  ].map(escapeForTerminal);
}
