import type { EndSignal, Io } from './io.ts';
import { processOutput } from './process-output.ts';

/** The streams, environment and working directory of this process. */
export function processIo(): Io {
  return {
    out: processOutput('stdout'),
    err: processOutput('stderr'),
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
