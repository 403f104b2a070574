import type { BatchStatus } from '../../pipeline/target/open-client.ts';
import { watchBatch } from '../../pipeline/target/open-client.ts';
import { escapeForTerminal, escapeJson } from '../../report/escape.ts';
import { formatProgress } from '../../report/run/batches.ts';
import { timeoutOption } from '../api-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXIT, gravest } from '../exit-code.ts';
import { addRunOptions, RUN_ARGUMENT } from '../run-options.ts';
import type { MeantBatches } from '../with-batches.ts';
import { withBatches } from '../with-batches.ts';

/** `parsebatch watch`: a line for every change of a batch, until it ends; of a run one batch after the other. */
export const watch: CommandModule = {
  define: (command) =>
    addRunOptions(command.argument('<batch>', RUN_ARGUMENT))
      .option('--timeout <seconds>', 'give up after so long; the batch goes on')
      .addHelpText('after', HELP),
  run: async ([text = ''], options, io) => {
    const timeoutMilliseconds = timeoutOption(options);
    return withBatches(text, options, io, async (meant) => {
      const { client, clock } = meant.opened;
      const format = formatOf(meant, options);
      const end = timeoutMilliseconds === undefined ? undefined : clock.now() + timeoutMilliseconds;
      const onChange = (status: BatchStatus): void => io.out.write(format(status));
      const codes: ExitCode[] = [];
      for (const { batchId } of meant.batches) {
        const left = end === undefined ? undefined : Math.max(0, end - clock.now());
        const { job } = await watchBatch(client, batchId, { clock, timeoutMilliseconds: left, onChange });
        codes.push(job.status === 'completed' && !job.failed_items ? EXIT.ok : EXIT.incomplete);
      }
      return gravest(codes);
    });
  },
};

const HELP = `
The batches of a run are followed one after the other. Nothing is recorded.

Exit codes: 0 all of it completed, 3 some of it failed or it was cancelled, 75 the time was up.
With --format json each line is a JSON document.

Examples:
  parsebatch watch bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch watch --timeout 3600 --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch watch q3-invoices.prod`;

/** Of several batches each line says which it is about. */
function formatOf({ batches }: MeantBatches, options: CommandOptions): (status: BatchStatus) => string {
  if (options['format'] === 'json') return (status) => escapeJson(`${JSON.stringify({ version: 1, ...status })}\n`);
  if (batches.length === 1) return formatProgress;
  return (status) => `${escapeForTerminal(status.job.id)} ${formatProgress(status)}`;
}
