import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** One command: its arguments and options, and what it does with them. Loaded only when it is called. */
export interface CommandModule {
  /** Declares arguments, options and help on the given command. */
  readonly define: (command: Command) => Command;
  /** Does the work; what it cannot do because the world refuses is thrown as a Failure. */
  readonly run: (args: readonly string[], options: CommandOptions, io: Io) => Promise<ExitCode>;
}

/** Options as parsed, by their camelCase names. */
export type CommandOptions = Readonly<Record<string, unknown>>;
