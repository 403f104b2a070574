import type { Redactor } from '../../core/redact.ts';
import { createRedactor } from '../../core/redact.ts';
import { resolvePath } from '../../files/paths.ts';
import { readBytes } from '../../files/read-file.ts';
import type { Client } from '../../submit/client/client.ts';
import { createClient } from '../../submit/client/client.ts';
import type { Scope } from '../../submit/client/context.ts';
import { createRateBudget } from '../../submit/client/rate-budget.ts';
import type { Clock } from '../../submit/clock.ts';
import { machineClock } from '../../submit/clock.ts';
import type { ApiHost } from '../../submit/hosts.ts';
import { chooseHost } from '../../submit/hosts.ts';
import { hasKey, readKey } from '../../submit/key.ts';
import { machineFetch, machineRandom } from '../../submit/machine.ts';

export type { Batch, BatchItem, BatchStatus } from '../../submit/client/answers.ts';
export type { Client } from '../../submit/client/client.ts';
export type { WriteOutcome } from '../../submit/client/write.ts';
export type { Clock } from '../../submit/clock.ts';
export type { Lack } from '../../submit/results/lack.ts';
export { watchBatch } from '../../submit/watch-batch.ts';

/** What a command line and its environment say about the API. */
export interface ApiAccess {
  readonly baseUrl?: string | undefined;
  /** A region of LlamaCloud by name, in the place of an address. */
  readonly region?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly projectId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** A client, and the host that it talks to. */
export interface OpenedClient {
  readonly client: Client;
  readonly host: ApiHost;
  readonly clock: Clock;
  /** Covers the key in what is shown. */
  readonly redactor: Redactor;
}

/** No key is longer than a fraction of this. */
const LARGEST_KEY_FILE = 64 * 1024;

/** Makes a client for the API that is meant, with the key that is meant; throws where there is none or it may not go there. */
export async function openClient(access: ApiAccess): Promise<OpenedClient> {
  const { baseUrl, region, environment, projectId, organizationId } = access;
  const host = chooseHost({ flag: baseUrl, region, environment });
  const key = readKey({ file: await readKeyFile(access), environment });
  const redactor = createRedactor([key]);
  const client = createClient({
    baseUrl: host.baseUrl,
    key,
    fetch: machineFetch,
    clock: machineClock,
    random: machineRandom,
    redactor,
    scope: { projectId, organizationId },
  });
  return { client, host, clock: machineClock, redactor };
}

/** Makes clients, which share one rate, for one host. */
export interface ClientMaker {
  readonly clientFor: (scope: Scope) => Client;
  /** Covers the key in what is shown. */
  readonly redactor: Redactor;
}

/** What a command line and its environment say about the key, and which share of the rate is for this process. */
export type ClientAccess = Pick<ApiAccess, 'keyFile' | 'environment' | 'cwd'> & { readonly share?: number };

/** Makes what makes clients for a host. Throws where there is no key, or what there is cannot be one. */
export async function openClients(host: ApiHost, access: ClientAccess): Promise<ClientMaker> {
  const key = readKey({ file: await readKeyFile(access), environment: access.environment });
  const redactor = createRedactor([key]);
  const [clock, random] = [machineClock, machineRandom];
  const budget = createRateBudget(clock, access.share);
  const { baseUrl } = host;
  return {
    clientFor: (scope) => createClient({ baseUrl, key, fetch: machineFetch, clock, random, redactor, budget, scope }),
    redactor,
  };
}

/** Whether a key is named at all. */
export function isKeyNamed(access: ClientAccess): boolean {
  return access.keyFile !== undefined || hasKey(access);
}

async function readKeyFile({
  keyFile,
  cwd,
}: Pick<ApiAccess, 'keyFile' | 'cwd'>): Promise<{ name: string; text: string } | undefined> {
  if (keyFile === undefined) return undefined;
  const bytes = await readBytes(resolvePath(cwd, keyFile), { limit: LARGEST_KEY_FILE, shownAs: keyFile });
  return { name: keyFile, text: new TextDecoder().decode(bytes) };
}
