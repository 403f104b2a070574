import { Failure } from '../core/failure.ts';
import type { BuiltBatch } from '../pipeline/build-batches.ts';
import { hasStore } from '../pipeline/local-store.ts';
import type { ClientMaker, runTargetOf } from '../pipeline/plan-batches.ts';
import { openClients } from '../pipeline/plan-batches.ts';
import { textOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import { coveringBugs } from './covering-bugs.ts';
import type { Io } from './io.ts';

/** What a plan is made for. */
export interface ClientNeeds {
  readonly batches: readonly BuiltBatch[];
  readonly target: ReturnType<typeof runTargetOf>;
}

/**
 * Does something with what makes clients for the API, or with nothing where there is no key. With `--local` it is the embedded
 * server, which is started only where a batch is about what was sent to it.
 */
export async function withPlanClients<T>(
  { batches, target }: ClientNeeds,
  options: CommandOptions,
  io: Io,
  use: (clients: ClientMaker | undefined) => Promise<T>,
): Promise<T> {
  const { host } = target;
  if (host === undefined) return withLocalClients(batches, io, use);
  const keyFile = textOption(options, 'apiKeyFile');
  const clients = await openClients(host, { keyFile, environment: io.env, cwd: io.cwd });
  if (clients === undefined && options['requireOnline'] === true) {
    throw new Failure('unauthorized', 'There is no API key', {
      hint: 'Set LLAMA_CLOUD_API_KEY, or plan without --require-online.',
    });
  }
  return clients === undefined ? use(clients) : coveringBugs(clients.redactor, () => use(clients));
}

async function withLocalClients<T>(
  batches: readonly BuiltBatch[],
  io: Io,
  use: (clients: ClientMaker | undefined) => Promise<T>,
): Promise<T> {
  const { LOCAL_KEY, LOCAL_STORE, startLocalServer } = await import('./local-server.ts');
  const isAsked = batches.some(({ manifest }) => manifest.spec.source.directory_id != null);
  if (!isAsked || !(await hasStore(LOCAL_STORE, io.cwd))) return use(undefined);
  const server = await startLocalServer(io);
  try {
    const host = { baseUrl: server.url, host: new URL(server.url).host, isLoopback: true };
    return await use(await openClients(host, { environment: { LLAMA_CLOUD_API_KEY: LOCAL_KEY }, cwd: io.cwd }));
  } finally {
    await server.close();
  }
}
