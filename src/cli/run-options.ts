import type { Command } from 'commander';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import { addApiOptions, textOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';
import { readTargetOptions } from './plan-options.ts';

/** What a run may be named by, for the help of a command. */
export const RUN_ARGUMENT =
  'a batch (bjb-… or bat-…), a run (NAME/DIGEST/gNNNN), or the name of a manifest for its newest run';

/** Declares what every command takes that speaks of runs, beside what it takes to talk to the API. */
export function addRunOptions(command: Command): Command {
  return addApiOptions(command)
    .option('--env <name>', 'the environment, for its host and where a name alone may mean several')
    .option('--ledger <location>', 'DIR, file:DIR or git:REMOTE; without it that of the project file')
    .option('--config <file>', 'the project file; without it parsebatch.config.yaml here or above')
    .option('--trusted-config <ref>', 'take what guards the project from the project file of this commit');
}

/** Which runs are meant, as `addRunOptions` declares it. */
export function readRunOptions(options: CommandOptions, io: Io) {
  return {
    ...readTargetOptions(options, io),
    configFile: textOption(options, 'config'),
    trustedRef: textOption(options, 'trustedConfig'),
    projectId: textOption(options, 'project'),
    version: packageVersion(),
  };
}

/** `--reason`; undefined where it is not given or says nothing. */
export function reasonOption(options: CommandOptions): string | undefined {
  const reason = textOption(options, 'reason')?.trim();
  return reason === '' ? undefined : reason;
}
