import { suggest } from '../core/suggest.ts';
import type { ProjectFinding } from './finding.ts';

/** Says that `default_environment` names what is not among the environments of a file. */
export function unknownEnvironment(name: string, known: readonly string[], file: string): ProjectFinding {
  const message = `\`default_environment\` names \`${name}\`, which is not under \`environments\` of ${file}.`;
  const near = suggest(name, known);
  const help = near === undefined ? `${listOf(known)} Add \`${name}\`, or name another.` : `Did you mean \`${near}\`?`;
  return { code: 'project/unknown-environment', path: ['default_environment'], at: 'value', message, help };
}

function listOf(known: readonly string[]): string {
  if (known.length === 0) return 'It has no environments.';
  return `Its environments are ${known.map((name) => `\`${name}\``).join(', ')}.`;
}
