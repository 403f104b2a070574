import { Failure } from '../core/failure.ts';
import type { BuiltBatch } from '../pipeline/build/build-batches.ts';
import type { ClientMaker, runTargetOf } from '../pipeline/plan/plan-batches.ts';
import { isKeyNamed } from '../pipeline/plan/plan-batches.ts';
import { hasLocalStore } from '../pipeline/target/local-store.ts';
import { textOption } from './api-options.ts';
import { withDestination } from './apply-clients.ts';
import type { CommandOptions } from './command.ts';
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
  const isLocal = target.host === undefined;
  if (isLocal ? await isServerAsked(batches, io) : isKeyNamed(accessOf(options, io)))
    return withDestination(target, 1, options, io, ({ clients }) => use(clients));
  if (!isLocal && options['requireOnline'] === true) {
    throw new Failure('unauthorized', 'There is no API key', {
      hint: 'Set LLAMA_CLOUD_API_KEY, or plan without --require-online.',
    });
  }
  return use(undefined);
}

function accessOf(options: CommandOptions, { env, cwd }: Io): Parameters<typeof isKeyNamed>[0] {
  return { keyFile: textOption(options, 'apiKeyFile'), environment: env, cwd };
}

/** Whether a batch is about what the embedded server was sent. */
async function isServerAsked(batches: readonly BuiltBatch[], { cwd }: Io): Promise<boolean> {
  const isAbout = batches.some(({ manifest }) => manifest.spec.source.directory_id != null);
  return isAbout && hasLocalStore(cwd);
}
