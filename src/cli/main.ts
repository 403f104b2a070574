import { Failure } from '../core/failure.ts';
import { OWN_KEYS } from '../core/own-keys.ts';
import type { Redactor } from '../core/redact.ts';
import { createRedactor } from '../core/redact.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io } from './io.ts';
import { readPlainLine } from './plain-line.ts';

/** Runs one command line and gives its exit code; nothing it does is thrown at the caller. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const plain = readPlainLine(argv);
    if (plain !== undefined) return await (await plain.load()).run(plain.names, plain.options, io);
    const { runProgram } = await import('./program.ts');
    return await runProgram(argv, io);
  } catch (error) {
    return reportError(error, io);
  }
}

function reportError(error: unknown, io: Io): ExitCode {
  if (error instanceof Failure) {
    writeFailure(error, io);
    return exitCodeOf(error);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = keyRedactor(io).redact(stack).split('\n').map(escapeForTerminal).join('\n');
  io.err.write(`parsebatch: this is a bug in parsebatch; please report it with what follows.\n${lines}\n`);
  return EXIT.bug;
}

/** What a bug says may quote what was sent. */
function keyRedactor({ env }: Io): Redactor {
  return createRedactor(OWN_KEYS.flatMap((name) => env[name] ?? []));
}
