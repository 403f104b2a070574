import type { Command } from 'commander';
import type { CollectOptions } from '../pipeline/collect-workspace.ts';
import { packageVersion } from '../pipeline/package-version.ts';
import type { CompositionOptions } from '../pipeline/read-composition.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares the manifests that a command takes, and how they are composed. */
export function addManifests(command: Command): Command {
  const files = 'files, directories, globs, or - for stdin; without any the working directory';
  return addCompositionOptions(command.argument('[files...]', files));
}

/** Declares how manifests are composed. */
export function addCompositionOptions(command: Command): Command {
  return command
    .option('--env <name>', 'compose for this environment')
    .option('--set <path=value>', 'set a value over every file: spec.parameters.tier=fast; repeatable', collect)
    .option('--var <name=value>', 'set a variable, over the project file; repeatable', collect)
    .option('--config <file>', 'the project file; without it parsebatch.config.yaml beside or above each manifest')
    .option('--trusted-config <ref>', 'take what guards the project from the project file of this commit');
}

/** Where the files of a command are, and the project files that hold for them. */
export function readCollectOptions(names: readonly string[], options: CommandOptions, io: Io): CollectOptions {
  return {
    names,
    cwd: io.cwd,
    readInput: io.readInput,
    version: packageVersion(),
    configFile: options['config'] as string | undefined,
    trustedRef: options['trustedConfig'] as string | undefined,
    environment: io.env,
  };
}

/** How a command composes its manifests. */
export function readCompositionOptions(options: CommandOptions, { env }: Io): CompositionOptions {
  return {
    environment: options['env'] as string | undefined,
    set: (options['set'] ?? []) as readonly string[],
    vars: (options['var'] ?? []) as readonly string[],
    env,
  };
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
