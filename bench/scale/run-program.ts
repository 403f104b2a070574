import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ENVIRONMENT } from '../measure.ts';
import { BIN, ROOT } from '../tools.ts';

/** What a process of the program took. */
export interface Took {
  /** Milliseconds. */
  readonly wall: number;
  /** Seconds of processor time. */
  readonly cpu: number;
  /** MiB. */
  readonly peak: number;
  /** From the first that changes something. */
  readonly requests: number;
  /** From the first of these to the last. */
  readonly seconds: number;
  /** MiB, twice a second meanwhile. */
  readonly held: readonly number[];
}

/** How the program is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** So many times as fast its clock runs. */
  readonly speed?: number;
}

/** Runs the program to its end, which has to be a good one, and measures it. */
export async function runProgram(argv: readonly string[], options: RunOptions): Promise<Took> {
  const to = join(options.cwd, 'took.json');
  const start = performance.now();
  const child = startProgram([preload('meter.mjs', { to })], argv, options);
  const errors: Buffer[] = [];
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  const [exitCode] = await once(child, 'close');
  const wall = performance.now() - start;
  if (exitCode !== 0)
    throw new Error(`parsebatch ${argv[0]} exits with ${exitCode}: ${Buffer.concat(errors).subarray(0, 500)}`);
  return { wall, ...JSON.parse(readFileSync(to, 'utf8')) };
}

/** A server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly end: () => Promise<void>;
}

/** Starts `parsebatch emulate` on a store. */
export async function startServer(store: string, options: RunOptions): Promise<RunningServer> {
  const child = startProgram([], ['emulate', '--port', '0', '--store', store], options);
  child.stderr?.resume();
  if (child.stdout === null) throw new Error('the output of the server is not to be had');
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    url: String(url),
    end: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

function startProgram(
  preloads: readonly string[],
  argv: readonly string[],
  { cwd, environment = {}, speed }: RunOptions,
): ChildProcess {
  const hurry = speed === undefined ? [] : [preload('hurried-clock.mjs', { speed: String(speed) })];
  const env = { ...ENVIRONMENT, ...environment };
  return spawn(process.execPath, [...hurry, ...preloads, BIN, ...argv], { cwd, env });
}

function preload(file: string, query: Readonly<Record<string, string>>): string {
  const { href } = pathToFileURL(join(ROOT, 'bench/preloads', file));
  return `--import=${href}?${new URLSearchParams(query)}`;
}
