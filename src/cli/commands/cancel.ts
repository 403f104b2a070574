import { isBatchId } from '../../pipeline/runs/run-reference.ts';
import { timeoutOption } from '../api-options.ts';
import { cancelById } from '../cancel-by-id.ts';
import { cancelMeantRun } from '../cancel-meant-run.ts';
import type { CommandModule } from '../command.ts';
import { addRunOptions, RUN_ARGUMENT, reasonOption } from '../run-options.ts';
import { withRun } from '../with-run.ts';

/** `parsebatch cancel`: stops a batch or a run, and waits for the end; files that are being parsed may still complete. */
export const cancel: CommandModule = {
  define: (command) =>
    addRunOptions(command.argument('<batch>', RUN_ARGUMENT))
      .option('--reason <text>', 'why, for the record of the service')
      .option('--timeout <seconds>', 'do not wait longer for the end; it is cancelled all the same')
      .addHelpText('after', HELP),
  run: async ([text = ''], options, io) => {
    const request = { reason: reasonOption(options), timeoutMilliseconds: timeoutOption(options) };
    if (isBatchId(text)) return cancelById(text, request, options, io);
    return withRun(text, { options, isReadOnly: false }, io, (meant) => cancelMeantRun(meant, request, options, io));
  },
};

const HELP = `
Of a run all batches are cancelled, and what is not sent yet is not sent any more. A batch by its id is cancelled by itself; where
the ledger has it that is recorded, and without a ledger it is cancelled as well.

What is known afterwards is in the exit code: 0 cancelled, 1 rejected, 3 a batch had failed before, 4 unknown, 5 the run has ended,
69 not sent, 75 the time was up or somebody is sending right now.

Examples:
  parsebatch cancel bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee --reason 'wrong directory'
  parsebatch cancel q3-invoices.prod --timeout 600`;
