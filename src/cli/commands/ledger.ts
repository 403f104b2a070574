import type { Command } from 'commander';
import { Argument, Option } from 'commander';
import { Failure } from '../../core/failure.ts';
import type { LedgerAccess } from '../../pipeline/target/project-ledger.ts';
import {
  collectProjectGarbage,
  initProjectLedger,
  showProjectLedger,
  verifyProjectLedger,
} from '../../pipeline/target/project-ledger.ts';
import { packageVersion } from '../../pipeline/workspace/package-version.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { formatRuns, formatVerification, runsAsJson, verificationAsJson } from '../../report/run/ledger.ts';
import { adoptBatches } from '../adopt-batches.ts';
import { addClaimOptions } from '../claim-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { addManifests } from '../composition-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { addPlaceOptions } from '../plan-options.ts';

/** `parsebatch ledger`: makes the record of what was sent, shows it, checks it, and lets go of what is settled. */
export const ledger: CommandModule = {
  define: (command) =>
    addPlaceOptions(addClaimOptions(addManifests(withAction(command))))
      .option('--delete', 'with gc: let go of what it lists')
      .addOption(new Option('--format <format>', 'how it is listed').choices(['text', 'json']).default('text'))
      .addHelpText('after', HELP),
  run: async ([action = '', ...names], options, io) => {
    if (options['delete'] === true && action !== 'gc') throw new Failure('usage', '`--delete` goes with `gc`.');
    if (action === 'init' && options['adopt'] === true) return adoptBatches(names, options, io);
    refuseUnadopted(names, options);
    const run = ACTIONS[action];
    if (run === undefined) throw new Failure('usage', `There is no \`ledger ${action}\`.`);
    return run(readAccess(options, io), options, io);
  },
};

function withAction(command: Command): Command {
  return command.addArgument(new Argument('<action>', 'what to do').choices(Object.keys(ACTIONS)));
}

/** Only what is claimed is about manifests and the API. */
function refuseUnadopted(names: readonly string[], options: CommandOptions): void {
  const stated = WITH_ADOPT.find(({ name }) => options[name] !== undefined);
  if (names.length === 0 && stated === undefined) return;
  const what = stated === undefined ? 'Manifests go' : `\`${stated.flag}\` goes`;
  throw new Failure('usage', `${what} with \`init --adopt\`.`);
}

const WITH_ADOPT = [
  { name: 'adopt', flag: '--adopt' },
  { name: 'claim', flag: '--claim' },
  { name: 'reason', flag: '--reason' },
  { name: 'env', flag: '--env' },
  { name: 'set', flag: '--set' },
  { name: 'var', flag: '--var' },
  { name: 'changed', flag: '--changed' },
  { name: 'stdinFilename', flag: '--stdin-filename' },
  { name: 'local', flag: '--local' },
  { name: 'baseUrl', flag: '--base-url' },
  { name: 'region', flag: '--region' },
  { name: 'apiKeyFile', flag: '--api-key-file' },
] as const;

type Action = (access: LedgerAccess, options: CommandOptions, io: Io) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action>> = { init, show, verify, gc };

const HELP = `
The ledger is what keeps an apply that is repeated from paying twice. init makes it, once; show lists its runs; verify says
what is damaged, impossible or left over in it; gc lists the runs that are settled and not the newest of their batch, and
with --delete lets go of their records but for how each batch ended.

init --adopt is for a ledger that is lost: it records the batches that the service has of the manifests, as far as it is proven
that they are theirs, and names what is not. It sends nothing. As long as a person has to look the ledger is not made.

Examples:
  parsebatch ledger init
  parsebatch ledger init --ledger git:origin
  parsebatch ledger init --adopt --env prod batches
  parsebatch ledger show --format json
  parsebatch ledger gc --delete

Exit codes: 0 done, 1 verify found something wrong, 4 with --adopt a person has to look, 5 there is no ledger or it may not be used, 69 it cannot be reached,
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
