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
  readonly drained?: Io['out']['drained'];
}

/** Runs a command line in this process, without a terminal unless told. */
export async function run(argv: readonly string[], world: World = {}): Promise<Run> {
  const written = { out: [], err: [] };
  const exitCode = await main(argv, ioFor(written, world));
  return { exitCode, out: written.out.join(''), err: written.err.join('') };
}

/** A world that keeps what is written. */
export function ioFor({ out, err }: { readonly out: string[]; readonly err: string[] }, world: World = {}): Io {
  const { cwd = '/', input = '', env = {}, isTerminal = false } = world;
  const outputTo = (chunks: string[], onWrite?: (text: string) => void): Io['out'] => ({
    write: (text) => {
      chunks.push(text);
      onWrite?.(text);
    },
    drained: world.drained ?? (() => Promise.resolve()),
    isTerminal,
    columns: isTerminal ? 80 : undefined,
  });
  return {
    out: outputTo(out),
    err: outputTo(err, world.onTalk),
    readInput: () => Promise.resolve(typeof input === 'string' ? new TextEncoder().encode(input) : input),
    env,
    cwd,
    onSignal: world.onSignal ?? (() => () => undefined),
  };
}
