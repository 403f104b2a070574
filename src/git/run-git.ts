import { execFile } from 'node:child_process';
import { Failure } from '../core/failure.ts';

/** Where git is run, and the environment that it is run in. */
export interface GitPlace {
  /** Absolute; git finds the repository from here. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** How a run of git ended; undefined where there is no git. */
export interface GitRun {
  readonly exitCode: number;
  readonly out: Uint8Array;
  /** The first line of what git said about it. */
  readonly says: string;
  /** All of it. */
  readonly talk: string;
}

/** What a run of git is given, and how much it may take. */
export interface GitRunOptions {
  readonly input?: Uint8Array;
  /** In bytes. */
  readonly mostOutput?: number;
  /** After so long it is ended. */
  readonly milliseconds?: number;
}

/** More than this git never answers to what it is asked here. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/**
 * Variables that point git at another repository or index than that of the directory: a hook of git sets some of them.
 */
const LOCATIONS = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** Runs git without a shell, prompts and optional locks, with paths taken literally and nothing replaced. */
export function runGit(
  { directory, environment }: GitPlace,
  args: readonly string[],
  { input, mostOutput = MOST_OUTPUT, milliseconds = 0 }: GitRunOptions = {},
): Promise<GitRun | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !LOCATIONS.includes(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  const bounds = { maxBuffer: mostOutput, timeout: milliseconds, killSignal: 'SIGKILL' } as const;
  const options = { cwd: directory, env, encoding: 'buffer', windowsHide: true, ...bounds } as const;
  const whole = ['--no-replace-objects', '--no-optional-locks', '--literal-pathspecs', '--no-pager', ...args];
  return new Promise((resolve, reject) => {
    const child = execFile('git', whole, options, (error, out, errors) => {
      const talk = new TextDecoder().decode(errors);
      const says = talk.split('\n', 1)[0] ?? '';
      if (error === null) resolve({ exitCode: 0, out, says, talk });
      else if (error.code === 'ENOENT') resolve(undefined);
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, out, says, talk });
      else reject(new Failure('io', `\`git ${args[0]}\` was ended: ${error.signal ?? error.code}`, { cause: error }));
    });
    // git may end before it has read everything; its exit code tells why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Runs git for what it always answers; where it does not, that is a failure. */
export async function runGitWell(
  place: GitPlace,
  args: readonly string[],
  options: GitRunOptions = {},
): Promise<GitRun> {
  const ran = await runGit(place, args, options);
  if (ran?.exitCode === 0) return ran;
  throw new Failure('io', `\`git ${args[0]}\` failed: ${ran?.says ?? 'git is gone'}`);
}
