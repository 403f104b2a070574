import type { EndSignal, Io, Output } from './io.ts';

/** The streams, environment and working directory of this process. */
export function processIo(): Io {
  return {
    out: outputTo('stdout'),
    err: outputTo('stderr'),
    readInput: readStandardInput,
    env: process.env,
    cwd: process.cwd(),
    onSignal,
  };
}

function onSignal(onEnd: (signal: EndSignal) => void): () => void {
  process.on('SIGINT', onEnd);
  process.on('SIGTERM', onEnd);
  return () => {
    process.off('SIGINT', onEnd);
    process.off('SIGTERM', onEnd);
  };
}

/** Node makes a stream when it is asked for, which takes as long as checking a file: many runs print on one alone. */
function outputTo(name: 'stdout' | 'stderr'): Output {
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => {
    opened ??= process[name].on('error', endQuietlyOnClosedPipe);
    return opened;
  };
  return {
    write: (text) => {
      if (text !== '') stream().write(text);
    },
    drained: () =>
      opened?.writableNeedDrain ? new Promise((resolve) => stream().once('drain', resolve)) : Promise.resolve(),
    get isTerminal() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns;
    },
    get rows() {
      return stream().rows;
    },
  };
}

/** The reader of a pipe may stop early (`parsebatch params | head`): that is no failure of ours. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** No input is accepted that is anywhere near this large, so the rest of it need not be read to refuse it. */
const MOST_INPUT = 4 * 1024 * 1024;

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > MOST_INPUT) break;
  }
  return Buffer.concat(chunks);
}
