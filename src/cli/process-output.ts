import { errorName, reasonOf } from '../core/system-error.ts';
import { directWriter } from '../pipeline/write/write-directly.ts';
import { EXIT } from './exit-code.ts';
import type { Output } from './io.ts';

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

/**
 * A stream of this process. Node makes one when it is asked for, which takes as long as checking a file: what a hook prints into
 * a file or a pipe is written without.
 */
export function processOutput(name: keyof typeof DESCRIPTORS): Output {
  const direct = directWriter(DESCRIPTORS[name]);
  let opened: NodeJS.WriteStream | undefined;
  const end = (error: unknown): never => endOnTrouble(name, error);
  const stream = (): NodeJS.WriteStream => {
    opened ??= process[name].on('error', end);
    return opened;
  };
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      try {
        const count = opened === undefined ? (direct?.(bytes) ?? 0) : 0;
        if (count < bytes.length) stream().write(bytes.subarray(count));
      } catch (error) {
        end(error);
      }
    },
    drained: () =>
      opened?.writableNeedDrain ? new Promise((resolve) => stream().once('drain', resolve)) : Promise.resolve(),
    get isTerminal() {
      return direct === undefined && stream().isTTY === true;
    },
    get columns() {
      return direct === undefined ? stream().columns : undefined;
    },
    get rows() {
      return direct === undefined ? stream().rows : undefined;
    },
  };
}

/**
 * Ends the process: what it does is to be read, and nobody would. The reader of a pipe may stop early (`parsebatch params | head`),
 * and that is no failure of ours.
 */
function endOnTrouble(name: keyof typeof DESCRIPTORS, error: unknown): never {
  const code = errorName(error);
  if (code === undefined) throw error;
  if (code === 'EPIPE') process.exit();
  if (name === 'stdout') sayLast(`parsebatch: Cannot write to the standard output: ${reasonOf(code)}\n`);
  process.exit(EXIT.io);
}

/** Says something on stderr where that can be. */
function sayLast(text: string): void {
  try {
    process.stderr.on('error', () => undefined).write(text);
  } catch {
    // It is said nowhere then.
  }
}
