import { hostname } from 'node:os';
import type { Agent } from './record.ts';

/** This process, as records name who wrote them. */
export function machineAgent(pid: number): Agent {
  return { host: hostname(), pid, startedAt: new Date(performance.timeOrigin).toISOString() };
}
