import { Command, CommanderError } from 'commander';
import { Failure } from '../core/failure.ts';
import { OWN_KEYS } from '../core/own-keys.ts';
import type { Redactor } from '../core/redact.ts';
import { createRedactor } from '../core/redact.ts';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { COMMANDS } from './commands/index.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io } from './io.ts';

/** Runs one command line and gives its exit code; nothing it does is thrown at the caller. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await runCommand(argv, io);
  } catch (error) {
    return reportError(error, io);
  }
}

async function runCommand(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(io);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).description(entry.summary);
    if (!argv.includes(entry.name)) continue;
    const module = await entry.load();
    module.define(command).action(async () => {
      exitCode = await module.run(command.args, command.opts(), io);
    });
  }
  if (argv.length === 0) {
    io.err.write(program.helpInformation());
    return EXIT.usage;
  }
  await program.parseAsync(argv, { from: 'user' });
  return exitCode;
}

/** The program without its commands. */
function createProgram(io: Io): Command {
  return new Command('parsebatch')
    .description('Batch parsing as code: validate and compile batch manifests for the LlamaCloud (LlamaParse) API.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput({ writeOut: io.out.write, writeErr: io.err.write })
    .configureHelp({ helpWidth: Math.min(io.out.columns ?? 100, 120) })
    .showSuggestionAfterError()
    .addHelpText('after', '\nEach command has examples: parsebatch COMMAND --help');
}

function reportError(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
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
