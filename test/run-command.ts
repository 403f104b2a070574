import { main } from '../src/cli/main.ts';

/** What a command line left behind. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, without a terminal; `cwd` is the repository when not given. */
export async function runCommand(
  argv: readonly string[],
  { cwd = process.cwd(), input = '', env = {} }: RunOptions = {},
): Promise<Ran> {
  const written = { out: '', err: '' };
  const outputTo = (stream: 'out' | 'err') => ({
    write: (text: string) => {
      written[stream] += text;
    },
    isTerminal: false,
    columns: undefined,
  });
  const readInput = async () => (typeof input === 'string' ? new TextEncoder().encode(input) : input);
  const exitCode = await main(argv, { out: outputTo('out'), err: outputTo('err'), readInput, env, cwd });
  return { exitCode, ...written };
}

interface RunOptions {
  readonly cwd?: string;
  /** What stands on standard input: text, or bytes that need not be text. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string | undefined>>;
}
