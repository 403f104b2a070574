import { machineAgent } from '../../ledger/machine-agent.ts';
import type { Agent } from '../../ledger/record.ts';
import type { Client } from '../../submit/client/client.ts';
import type { Clock } from '../../submit/clock.ts';
import { machineRandom } from '../../submit/machine.ts';
import type { OpenedClient } from '../target/open-client.ts';

export { machineAgent } from '../../ledger/machine-agent.ts';

/** What saying something about a run needs from outside. */
export interface WordTools {
  readonly client: Client;
  readonly clock: Clock;
  /** Gives numbers from 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** This process, as records name it. */
  readonly by: Agent;
}

/** These of this machine and process. */
export function wordTools({ client, clock }: Pick<OpenedClient, 'client' | 'clock'>, pid: number): WordTools {
  const { signal } = new AbortController();
  return { client, clock, random: machineRandom, signal, by: machineAgent(pid) };
}
