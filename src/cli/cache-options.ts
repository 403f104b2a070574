import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares that answers are kept. */
export function addCacheOptions(command: Command): Command {
  return command
    .option('--cache', 'keep what was found, and say it again where nothing that it rests on has changed')
    .option('--cache-location <directory>', 'where; without it in the cache of the user, or PARSEBATCH_CACHE_DIR');
}

/** Where answers are kept; undefined where they are not. */
export function readCacheDirectory(options: CommandOptions, { env }: Io): string | undefined {
  const location = options['cacheLocation'] as string | undefined;
  if (options['cache'] !== true) {
    if (location !== undefined) throw new Failure('usage', '`--cache-location` goes with `--cache`.');
    return undefined;
  }
  return location ?? (env['PARSEBATCH_CACHE_DIR'] || userCache(env));
}

/** The directory for caches of this system; undefined where the environment names none. */
function userCache(env: Io['env']): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local, HOME: home } = env;
  const base = xdg || local || (home && `${home}/.cache`);
  return base && `${base}/parsebatch`;
}
