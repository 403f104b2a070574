import type { ClientMaker, runTargetOf } from '../pipeline/plan/plan-batches.ts';
import { openClients } from '../pipeline/plan/plan-batches.ts';
import { LOCAL_STORE } from '../pipeline/target/local-store.ts';
import { textOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import { coveringBugs } from './covering-bugs.ts';
import type { Io } from './io.ts';

/** Where batches are sent, in words. */
export interface Destination {
  readonly clients: ClientMaker;
  /** To be said before a send. */
  readonly shownAs: string;
}

/** What the embedded server may be asked: as much as it can take. */
const WHOLE_SERVER = 1_000;

/**
 * Does something with what makes clients for where batches go: the API, with a `share` of its rate, or with `--local` the
 * embedded server, which runs for as long. Secrets are covered in what is said of a bug. Throws a Failure where there is no key.
 */
export async function withDestination<T>(
  { host }: ReturnType<typeof runTargetOf>,
  share: number,
  options: CommandOptions,
  io: Io,
  use: (destination: Destination) => Promise<T>,
): Promise<T> {
  if (host === undefined) return withLocalServer(io, use);
  const keyFile = textOption(options, 'apiKeyFile');
  const clients = await openClients(host, { keyFile, environment: io.env, cwd: io.cwd, share });
  return coveringBugs(clients.redactor, () => use({ clients, shownAs: host.host }));
}

async function withLocalServer<T>(io: Io, use: (destination: Destination) => Promise<T>): Promise<T> {
  const { LOCAL_KEY, startLocalServer } = await import('./local-server.ts');
  const server = await startLocalServer(io);
  try {
    const { host } = new URL(server.url);
    const environment = { LLAMA_CLOUD_API_KEY: LOCAL_KEY };
    const access = { environment, cwd: io.cwd, share: WHOLE_SERVER };
    const clients = await openClients({ baseUrl: server.url, host, isLoopback: true }, access);
    const shownAs = `the local server at ${server.url}, store ${LOCAL_STORE}`;
    return await coveringBugs(clients.redactor, () => use({ clients, shownAs }));
  } finally {
    await server.close();
  }
}
