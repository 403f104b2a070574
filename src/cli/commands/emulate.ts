import { Failure } from '../../core/failure.ts';
import type { Emulator } from '../../emulator/start-emulator.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { EndSignal, Io } from '../io.ts';

const DEFAULT_STORE = '.parsebatch/emulator';
const DEFAULT_PORT = '8765';

/** `parsebatch emulate`: runs the embedded server until it is told to end. */
export const emulate: CommandModule = {
  define: (command) =>
    command
      .option('--port <number>', 'where to listen on 127.0.0.1; 0 for any port that is free', DEFAULT_PORT)
      .option('--store <directory>', 'where everything is kept', DEFAULT_STORE)
      .option('--key <key...>', 'let in these keys alone; without it any key is')
      .option('--credits <number>', 'how many files may be parsed; without it there is no end')
      .addHelpText('after', HELP),
  run: async (_args, options, io) => {
    const signal = nextSignal(io);
    const emulator = await start(options, io);
    io.out.write(`${emulator.url}\n`);
    io.err.write(advice(emulator, keysIn(options)));
    const ended = await signal;
    await emulator.close();
    return ended === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
  },
};

function nextSignal(io: Io): Promise<EndSignal> {
  return new Promise((resolve) => {
    const stop = io.onSignal((signal) => {
      stop();
      resolve(signal);
    });
  });
}

function start(options: CommandOptions, io: Io): Promise<Emulator> {
  const port = wholeNumber(options['port'], '--port');
  if (port > 65_535) throw new Failure('usage', '`--port` is at most 65535.');
  return startEmulator({
    store: String(options['store'] ?? DEFAULT_STORE),
    workingDirectory: io.cwd,
    port,
    keys: keysIn(options),
    ...(options['credits'] !== undefined && { credits: wholeNumber(options['credits'], '--credits') }),
    onBug: (error) => {
      io.err.write(`parsebatch emulate: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  });
}

function keysIn(options: CommandOptions): readonly string[] {
  const keys = options['key'];
  return Array.isArray(keys) ? keys.map(String) : [];
}

function wholeNumber(value: unknown, option: string): number {
  const text = String(value);
  if (!/^\d{1,9}$/.test(text)) throw new Failure('usage', `\`${option}\` takes a whole number.`);
  return Number(text);
}

/** A key that was given is not shown again: a terminal keeps what is printed on it. */
function advice({ url }: Emulator, keys: readonly string[]): string {
  return [
    'Listening. In the shell that is to use it:',
    `  export LLAMA_CLOUD_BASE_URL=${url}`,
    `  export LLAMA_CLOUD_API_KEY=${keys.length > 0 ? '<a key given with --key>' : 'llx-local'}`,
    'Press Ctrl+C to end; what was not done then goes on with the next start.\n',
  ].join('\n');
}

const HELP = `
The server knows directories, files, v1 batches and their results. It is reached from this machine alone, and what it
is sent stays in the store.

Examples:
  parsebatch emulate
  parsebatch emulate --port 0 --store /tmp/rehearsal --credits 100`;
