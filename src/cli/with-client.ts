import { Failure } from '../core/failure.ts';
import type { OpenedClient } from '../pipeline/target/open-client.ts';
import { openClient } from '../pipeline/target/open-client.ts';
import { textOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import { coveringBugs } from './covering-bugs.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** Does something with the client that the options and the environment ask for; with `--local` at a server of its own. */
export async function withClient(
  options: CommandOptions,
  io: Io,
  use: (opened: OpenedClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (options['local'] === true) return withLocalClient(options, io, use);
  const opened = await open(options, io, io.env);
  return coveringBugs(opened.redactor, () => use(opened));
}

/** The server is loaded only where it is asked for. */
async function withLocalClient(
  options: CommandOptions,
  io: Io,
  use: (opened: OpenedClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (['baseUrl', 'region', 'apiKeyFile'].some((name) => options[name] !== undefined)) {
    throw new Failure('usage', '`--local` has an address and a key of its own.');
  }
  const { LOCAL_KEY, startLocalServer } = await import('./local-server.ts');
  const server = await startLocalServer(io);
  try {
    const environment = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: LOCAL_KEY };
    return await use(await open(options, io, environment));
  } finally {
    await server.close();
  }
}

function open(options: CommandOptions, io: Io, environment: Io['env']): Promise<OpenedClient> {
  return openClient({
    baseUrl: textOption(options, 'baseUrl'),
    region: textOption(options, 'region'),
    keyFile: textOption(options, 'apiKeyFile'),
    projectId: textOption(options, 'project'),
    organizationId: textOption(options, 'organization'),
    environment,
    cwd: io.cwd,
  });
}
