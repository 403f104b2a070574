import { directWriter } from '../pipeline/write/write-directly.ts';
import type { Output } from './io.ts';

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

/**
 * A stream of this process. Node makes one when it is asked for, which takes as long as checking a file: what a hook prints into
 * a file or a pipe is written without.
 */
export function processOutput(name: keyof typeof DESCRIPTORS): Output {
  const direct = directWriter(DESCRIPTORS[name]);
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => {
    opened ??= process[name].on('error', endQuietlyOnClosedPipe);
    return opened;
  };
  const writeDirectly = (bytes: Buffer): number => {
    try {
      return direct?.(bytes) ?? 0;
    } catch (error) {
      return endQuietlyOnClosedPipe(error as NodeJS.ErrnoException);
    }
  };
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      const count = opened === undefined ? writeDirectly(bytes) : 0;
      if (count < bytes.length) stream().write(bytes.subarray(count));
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

/** The reader of a pipe may stop early (`parsebatch params | head`): that is no failure of ours. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
