import type { Command } from 'commander';
import type { BuiltBatch } from '../pipeline/build/build-batches.ts';
import { readSecretsFile } from '../pipeline/build/read-secrets.ts';
import type { Workspace } from '../pipeline/workspace/workspace.ts';
import { maskCommands } from '../report/github-commands.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares where a command that resolves secrets takes them from, besides the environment. */
export function addSecretOptions(command: Command): Command {
  return command.option('--secrets-file <file>', 'a file of NAME=value lines; it wins over environment variables');
}

/** What the file of secrets holds; undefined where none is named. */
export async function readSecretOptions(
  options: CommandOptions,
  io: Io,
): Promise<ReadonlyMap<string, string> | undefined> {
  const file = options['secretsFile'];
  return typeof file === 'string' ? readSecretsFile(file, io.cwd) : undefined;
}

/** The values of the secrets that batches name, covered in the log from here on. */
export async function readSecretsFor(
  batches: readonly BuiltBatch[],
  workspace: Workspace,
  options: CommandOptions,
  io: Io,
): Promise<ReadonlyMap<string, string>> {
  const { readBatchSecrets } = await import('../pipeline/build/batch-secrets.ts');
  const file = await readSecretOptions(options, io);
  const secrets = readBatchSecrets(batches, workspace, { environment: io.env, file });
  maskInLog([...secrets.values()], io);
  return secrets;
}

/** Has GitHub Actions cover values in its log. To be called before anything else is printed; elsewhere it does nothing. */
export function maskInLog(secrets: readonly string[], io: Io): void {
  // The commands hold the values as they are: no redactor may come in between.
  if (io.env['GITHUB_ACTIONS'] === 'true') io.err.write(maskCommands(secrets));
}
