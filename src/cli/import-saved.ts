import { Failure } from '../core/failure.ts';
import { importConfiguration } from '../pipeline/rewrite/import-configuration.ts';
import type { ImportOptions, ImportResult } from '../pipeline/rewrite/import-manifest.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { textOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { withClient } from './with-client.ts';

/** Does something with the manifest of the configuration that the options name; says first at which host it is read. */
export function withSavedConfiguration(
  options: CommandOptions,
  importOptions: ImportOptions,
  io: Io,
  use: (imported: ImportResult) => Promise<ExitCode>,
): Promise<ExitCode> {
  const id = textOption(options, 'configuration') ?? '';
  if (id === '') throw new Failure('usage', '`--configuration` takes the id of a saved configuration.');
  return withClient(options, io, async (opened) => {
    io.err.write(`reading ${escapeForTerminal(id)} at ${opened.host.host}\n`);
    const scope = { project_id: textOption(options, 'project'), organization_id: textOption(options, 'organization') };
    const saved = { id, keepsId: options['keepId'] === true, scope };
    return use(await importConfiguration(opened, saved, importOptions));
  });
}
