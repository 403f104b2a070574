import { Command, CommanderError } from 'commander';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import { COMMANDS } from './commands/index.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';

/** Runs a command line as its options say. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
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
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    throw error;
  }
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
