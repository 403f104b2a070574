import { Failure } from '../../core/failure.ts';
import { acknowledgeRun } from '../../pipeline/runs/acknowledge-run.ts';
import type { FoundRun } from '../../pipeline/runs/find-run.ts';
import { formatRun } from '../../pipeline/runs/find-run.ts';
import { lookForEnds } from '../../pipeline/runs/look-for-ends.ts';
import { machineAgent, wordTools } from '../../pipeline/runs/word-tools.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { jsonAnswer } from '../api-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { addRunOptions, RUN_ARGUMENT, reasonOption } from '../run-options.ts';
import { withRun, withRunClient } from '../with-run.ts';

/** `parsebatch ack`: records that how a run ended is known, and that nothing is to be done about it. */
export const ack: CommandModule = {
  define: (command) =>
    addRunOptions(command.argument('<run>', RUN_ARGUMENT))
      .option('--reason <text>', 'why nothing is to be done; has to be given')
      .addHelpText('after', HELP),
  run: async ([text = ''], options, io) => {
    const reason = reasonOption(options);
    if (reason === undefined) throw new Failure('usage', '`ack` needs a `--reason`: it is all that tells later why.');
    return withRun(text, { options, isReadOnly: false }, io, (meant) => {
      if (meant.run.state !== 'running') return acknowledge(meant, reason, options, io);
      return withRunClient(meant, options, io, async (opened) => {
        const run = await lookForEnds(meant, wordTools(opened, process.pid));
        return acknowledge({ ...meant, run }, reason, options, io);
      });
    });
  },
};

const HELP = `
A run that ended badly keeps apply at exit code 3 until it is retried or acknowledged.

Exit codes: 0 recorded; 5 nothing of it ended badly, or somebody has spoken about it already; 64 without a reason, or the name means
several runs; 66 there is no such run.

Examples:
  parsebatch ack q3-invoices --reason 'the two files are empty'`;

async function acknowledge(found: FoundRun, reason: string, options: CommandOptions, io: Io): Promise<ExitCode> {
  const shards = await acknowledgeRun(found, reason, { by: machineAgent(process.pid) });
  const run = formatRun(found.run.id);
  const line = `${escapeForTerminal(run)}: acknowledged, ${shards.length === 1 ? 'shard' : 'shards'} ${shards.join(', ')}\n`;
  io.out.write(options['format'] === 'json' ? jsonAnswer({ run, shards, reason }) : line);
  return EXIT.ok;
}
