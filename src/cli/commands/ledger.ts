import { Argument, Option } from 'commander';
import { Failure } from '../../core/failure.ts';
import { packageVersion } from '../../pipeline/package-version.ts';
import type { LedgerAccess } from '../../pipeline/project-ledger.ts';
import {
  collectProjectGarbage,
  initProjectLedger,
  showProjectLedger,
  verifyProjectLedger,
} from '../../pipeline/project-ledger.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { formatRuns, formatVerification, runsAsJson, verificationAsJson } from '../../report/run/ledger.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';

/** `parsebatch ledger`: makes the record of what was sent, shows it, checks it, and lets go of what is settled. */
export const ledger: CommandModule = {
  define: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(Object.keys(ACTIONS)))
      .option('--ledger <location>', 'DIR, file:DIR or git:REMOTE; without it that of the project file')
      .option('--config <file>', 'the project file; without it parsebatch.config.yaml here or above')
      .option('--trusted-config <ref>', 'take what guards the project from the project file of this commit')
      .option('--delete', 'with gc: let go of what it lists')
      .addOption(new Option('--format <format>', 'how it is listed').choices(['text', 'json']).default('text'))
      .addHelpText('after', HELP),
  run: async ([action = ''], options, io) => {
    if (options['delete'] === true && action !== 'gc') throw new Failure('usage', '`--delete` goes with `gc`.');
    const run = ACTIONS[action];
    if (run === undefined) throw new Failure('usage', `There is no \`ledger ${action}\`.`);
    return run(readAccess(options, io), options, io);
  },
};

type Action = (access: LedgerAccess, options: CommandOptions, io: Io) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action>> = { init, show, verify, gc };

const HELP = `
The ledger is what keeps an apply that is repeated from paying twice. init makes it, once; show lists its runs; verify says
what is damaged, impossible or left over in it; gc lists the runs that are settled and not the newest of their batch, and
with --delete lets go of their records but for how each batch ended.

Examples:
  parsebatch ledger init
  parsebatch ledger init --ledger git:origin
  parsebatch ledger show --format json
  parsebatch ledger gc --delete

Exit codes: 0 done, 1 verify found something wrong, 5 there is no ledger or it may not be used, 69 it cannot be reached,
74 a record cannot be read or written, 78 the project file is wrong.`;

async function init(access: LedgerAccess, _options: CommandOptions, io: Io): Promise<ExitCode> {
  const { outcome, shownAs } = await initProjectLedger(access);
  io.err.write(`${outcome === 'created' ? 'made' : 'kept'} the ledger in ${escapeForTerminal(shownAs)}\n`);
  return EXIT.ok;
}

async function show(access: LedgerAccess, { format }: CommandOptions, io: Io): Promise<ExitCode> {
  const runs = await showProjectLedger(access);
  io.out.write(format === 'json' ? runsAsJson(runs) : formatRuns(runs));
  if (runs.length === 0) io.err.write('The ledger has no run.\n');
  const unreadable = runs.filter(({ state }) => state === undefined);
  for (const { reason = '' } of unreadable) io.err.write(`parsebatch: ${escapeForTerminal(reason)}\n`);
  return unreadable.length === 0 ? EXIT.ok : EXIT.io;
}

async function verify(access: LedgerAccess, { format }: CommandOptions, io: Io): Promise<ExitCode> {
  const verification = await verifyProjectLedger(access);
  const { runs, records, findings } = verification;
  io.out.write(format === 'json' ? verificationAsJson(verification) : formatVerification(verification));
  io.err.write(`${runs} runs, ${records} records: ${findings.length === 0 ? 'all as it should be' : 'see above'}\n`);
  return findings.every(({ kind }) => kind === 'left-over') ? EXIT.ok : EXIT.findings;
}

async function gc(access: LedgerAccess, options: CommandOptions, io: Io): Promise<ExitCode> {
  const isDeleting = options['delete'] === true;
  const runs = await collectProjectGarbage(access, { isDeleting, pid: process.pid });
  const isJson = options['format'] === 'json';
  io.out.write(isJson ? `${JSON.stringify({ version: 1, runs }, null, 2)}\n` : runs.map((run) => `${run}\n`).join(''));
  if (runs.length === 0) io.err.write('There is nothing to let go of.\n');
  else if (!isDeleting) io.err.write('--delete lets go of their records, and keeps how each batch ended.\n');
  return EXIT.ok;
}

function readAccess(options: CommandOptions, io: Io): LedgerAccess {
  return {
    location: options['ledger'] as string | undefined,
    configFile: options['config'] as string | undefined,
    trustedRef: options['trustedConfig'] as string | undefined,
    cwd: io.cwd,
    version: packageVersion(),
    environment: io.env,
  };
}
