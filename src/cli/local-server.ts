import { Failure } from '../core/failure.ts';
import type { Emulator } from '../emulator/start-emulator.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { LOCAL_STORE } from '../pipeline/target/local-store.ts';
import type { Io } from './io.ts';

/** What the embedded server is asked with: it lets in any key. */
export const LOCAL_KEY = 'llx-local';

/** Starts the embedded server within this process. */
export async function startLocalServer(io: Io): Promise<Emulator> {
  const onBug = (error: unknown): void => {
    io.err.write(`local server: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  };
  try {
    return await startEmulator({ store: LOCAL_STORE, workingDirectory: io.cwd, onBug });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'locked') throw error;
    const hint = 'End the other `parsebatch apply --local` or `parsebatch emulate` first.';
    throw new Failure(error.code, error.message, { hint, cause: error });
  }
}
