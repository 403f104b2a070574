import type { Command, Option } from 'commander';
import type { CommandOptions } from './command.ts';
import type { Io, Output } from './io.ts';

/** `--color`: whether output is coloured. */
export function colorOption(command: Command): Option {
  return command
    .createOption('--color <when>', 'when to colour: always, never, or auto (on a terminal)')
    .choices(['always', 'never', 'auto'])
    .default('auto');
}

/** Whether to colour an output: the flag, then FORCE_COLOR, NO_COLOR, TERM=dumb, and whether it is a terminal. */
export function usesColor(output: Output, options: CommandOptions, { env }: Io): boolean {
  if (options['color'] === 'always') return true;
  if (options['color'] === 'never') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return ['', '1', '2', '3', 'true'].includes(force);
  if (env['NO_COLOR']) return false;
  return env['TERM'] !== 'dumb' && output.isTerminal;
}
