import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import type { CompositionOptions } from '../pipeline/check/read-composition.ts';
import type { CollectOptions } from '../pipeline/workspace/collect-workspace.ts';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import type { Inputs } from '../pipeline/workspace/read-manifests.ts';
import { STANDARD_INPUT } from '../pipeline/workspace/read-manifests.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares the manifests that a command takes, and how they are composed. */
export function addManifests(command: Command): Command {
  return addCompositionOptions(
    addInputs(command).option('--changed [ref]', 'only what differs from HEAD, or from where HEAD parts from this ref'),
  );
}

/** Declares the files that a command takes. */
export function addInputs(command: Command): Command {
  return command
    .argument('[files...]', 'files, directories, globs, or - for stdin; without any the working directory')
    .option('--stdin-filename <file>', 'the file that - stands for: its name, and the place of its project')
    .option('--no-error-on-unmatched', 'pass over names that are no manifests, and what matches nothing');
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

/** Where the files of a command are, as `addInputs` declares it. */
export function readInputs(names: readonly string[], options: CommandOptions, { cwd, readInput }: Io): Inputs {
  const inputFile = options['stdinFilename'] as string | undefined;
  if (inputFile !== undefined && !names.includes(STANDARD_INPUT)) {
    throw new Failure('usage', '`--stdin-filename` names what `-` reads: name `-` too.');
  }
  const isLenient = options['errorOnUnmatched'] === false;
  return { names, cwd, readInput, inputFile, ...(isLenient && { isPassedOver: () => true }) };
}

/** Where the files of a command are, and the project files that hold for them. */
export function readCollectOptions(names: readonly string[], options: CommandOptions, io: Io): CollectOptions {
  return {
    ...readInputs(names, options, io),
    changed: readChanged(names, options),
    version: packageVersion(),
    configFile: options['config'] as string | undefined,
    trustedRef: options['trustedConfig'] as string | undefined,
    environment: io.env,
    set: (options['set'] ?? []) as readonly string[],
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

/** What the command line says of how manifests are composed, for a cache; what they read from the environment is not in it. */
export function questionOf({ environment, set, vars }: CompositionOptions): unknown {
  return [environment ?? null, set ?? [], vars ?? []];
}

/** `--changed`, alone or with a ref. */
function readChanged(names: readonly string[], { changed }: CommandOptions): CollectOptions['changed'] {
  if (changed === undefined) return undefined;
  if (names.includes(STANDARD_INPUT)) {
    throw new Failure('usage', '`--changed` asks git, which does not know what `-` reads.');
  }
  return typeof changed === 'string' ? { ref: changed } : {};
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
