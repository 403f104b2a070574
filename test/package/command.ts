import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process left behind. */
export interface Ran {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where and how a process runs. */
export interface RunOptions {
  /** For `runNode` also where the files with its output are put. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end; standard input is empty. */
export function run(program: string, args: readonly string[], { cwd, env = {} }: RunOptions): Ran {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...inheritedEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { exitCode: status, out: stdout, err: stderr };
}

/** Runs node with standard output in a file: for a pipe node itself loads its network module. */
export function runNode(args: readonly string[], { cwd, env = {} }: RunOptions): Ran {
  const [out, err] = [join(cwd, 'stdout.txt'), join(cwd, 'stderr.txt')];
  const files = [openSync(out, 'w'), openSync(err, 'w')];
  const { status, error } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...inheritedEnvironment(), ...env },
    stdio: ['ignore', ...files],
  });
  for (const file of files) closeSync(file);
  if (error !== undefined) throw error;
  return { exitCode: status, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') };
}

/** Runs a program that must succeed, and gives what it wrote on standard output. */
export function runWell(program: string, args: readonly string[], options: RunOptions): string {
  const { exitCode, out, err } = run(program, args, options);
  if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')} exits with ${exitCode}:\n${out}${err}`);
  return out;
}

/** The environment without what npm tells about this repository and this run. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|package|call)$|INIT_CWD$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
