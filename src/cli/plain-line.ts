import type { CommandOptions } from './command.ts';
import type { CommandEntry } from './commands/index.ts';
import { COMMANDS } from './commands/index.ts';

/** A command line that says hardly more than what is to be checked. */
export interface PlainLine {
  readonly load: CommandEntry['load'];
  readonly names: readonly string[];
  readonly options: CommandOptions;
}

/**
 * Reads a command, names and the flags that hooks use. What reads other options takes as long to load as a file takes to be checked,
 * and this is what a hook runs on every commit; undefined where it is anything else.
 */
export function readPlainLine([name, ...args]: readonly string[]): PlainLine | undefined {
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry?.takesNames !== true) return undefined;
  const names: string[] = [];
  const options: Record<string, unknown> = { errorOnUnmatched: true };
  const rest = args.values();
  for (const arg of rest) {
    if (!arg.startsWith('-')) names.push(arg);
    else if (arg === '--no-error-on-unmatched') options['errorOnUnmatched'] = false;
    else if (arg === '--cache') options['cache'] = true;
    else if (arg === '--cache-location') options['cacheLocation'] = rest.next().value;
    else return undefined;
  }
  // What else may stand there is told by who reads all options.
  if ('cacheLocation' in options && !isValue(options['cacheLocation'])) return undefined;
  return { load: entry.load, names, options };
}

function isValue(arg: unknown): boolean {
  return typeof arg === 'string' && arg !== '' && !arg.startsWith('-');
}
