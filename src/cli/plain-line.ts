import type { CommandOptions } from './command.ts';
import type { CommandEntry } from './commands/index.ts';
import { COMMANDS } from './commands/index.ts';

/** A command line that says nothing but what is to be checked. */
export interface PlainLine {
  readonly load: CommandEntry['load'];
  readonly names: readonly string[];
  readonly options: CommandOptions;
}

/**
 * Reads a command and names, and the one flag that hooks use. What reads other options takes as long to load as a file takes to be
 * checked, and this is what a hook runs on every commit; undefined where it is anything else.
 */
export function readPlainLine([name, ...args]: readonly string[]): PlainLine | undefined {
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry?.takesNames !== true) return undefined;
  const names = args.filter((arg) => arg !== LENIENT);
  if (names.some((arg) => arg.startsWith('-'))) return undefined;
  return { load: entry.load, names, options: { errorOnUnmatched: names.length === args.length } };
}

const LENIENT = '--no-error-on-unmatched';
