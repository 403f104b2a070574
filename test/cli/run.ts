import type { ExitCode } from '../../src/cli/exit-code.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** What one command line did. */
export interface Run {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** What a test hands in of the world. */
export interface World {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly onSignal?: Io['onSignal'];
  /** Sees what goes to stderr as it goes there. */
  readonly onTalk?: (text: string) => void;
}

/** Runs a command line in this process, without a terminal unless told. */
export async function run(argv: readonly string[], world: World = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const { cwd = '/', input = '', env = {}, isTerminal = false } = world;
  const outputTo = (chunks: string[], onWrite?: (text: string) => void): Io['out'] => ({
    write: (text) => {
      chunks.push(text);
      onWrite?.(text);
    },
    isTerminal,
    columns: isTerminal ? 80 : undefined,
  });
  const io: Io = {
    out: outputTo(out),
    err: outputTo(err, world.onTalk),
    readInput: () => Promise.resolve(typeof input === 'string' ? new TextEncoder().encode(input) : input),
    env,
    cwd,
    onSignal: world.onSignal ?? (() => () => undefined),
  };
  const exitCode = await main(argv, io);
  return { exitCode, out: out.join(''), err: err.join('') };
}
