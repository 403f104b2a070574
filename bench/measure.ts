import type { StdioOptions } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command line as a process is started with it. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
}

/** What the system says that a process took: seconds of processor time, and MiB at its peak. */
export interface Usage {
  readonly cpu: number;
  readonly peak: number;
}

/**
 * Milliseconds from the start of a process to its end. What it prints goes into pipes, as under a hook or in CI; it has to find
 * mistakes where there are some, and none elsewhere.
 */
export function timeProcess({ program, args }: CommandLine, hasMistakes: boolean): number {
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { stdio: STREAMS, env: ENVIRONMENT, maxBuffer: MOST_PRINTED });
  const milliseconds = performance.now() - start;
  if (error !== undefined) throw error;
  if ((status !== 0) !== hasMistakes) throw new Error(`${program} ${args.slice(0, 3).join(' ')} exits with ${status}`);
  return milliseconds;
}

/** What a process takes, by GNU time; undefined where there is none. The wall clock is read without it. */
export function measureUsage({ program, args }: CommandLine): Usage | undefined {
  if (!existsSync(GNU_TIME)) return undefined;
  const output = join(tmpdir(), `parsebatch-bench-${process.pid}.time`);
  spawnSync(GNU_TIME, ['-o', output, '-f', '%U %S %M', program, ...args], {
    stdio: STREAMS,
    env: ENVIRONMENT,
    maxBuffer: MOST_PRINTED,
  });
  const [user = 0, system = 0, kilobytes = 0] = (readFileSync(output, 'utf8').trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { cpu: user + system, peak: kilobytes / 1024 };
}

const STREAMS = ['ignore', 'pipe', 'pipe'] as const satisfies StdioOptions;

/** Some print a line for each of 10,000 files. */
const MOST_PRINTED = 256 * 1024 * 1024;

const GNU_TIME = '/usr/bin/time';

/** What is measured is run with this: Node 20 reads the file of NODE_EXTRA_CA_CERTS when it starts, which nearly triples that. */
export const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(NODE_EXTRA_CA_CERTS$|NODE_OPTIONS$|npm_)/.test(name)),
);
