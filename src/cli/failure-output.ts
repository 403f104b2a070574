import type { Failure } from '../core/failure.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { Io } from './io.ts';

/** Says on stderr what the world refused, and what to do about it where that is known. */
export function writeFailure({ message, hint }: Failure, io: Io): void {
  io.err.write(`parsebatch: ${escapeForTerminal(message)}\n`);
  if (hint !== undefined) io.err.write(`  ${escapeForTerminal(hint)}\n`);
}
