import type { BatchStatus } from '../../pipeline/open-client.ts';
import { watchBatch } from '../../pipeline/open-client.ts';
import { escapeJson } from '../../report/escape.ts';
import { formatProgress } from '../../report/run/batches.ts';
import { addApiOptions, timeoutOption } from '../api-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withClient } from '../with-client.ts';

/** `parsebatch watch`: a line for every change of a batch, until it ends. */
export const watch: CommandModule = {
  define: (command) =>
    addApiOptions(command.argument('<batch>', 'the id of a batch: bjb-…'))
      .option('--timeout <seconds>', 'give up after so long; the batch goes on')
      .addHelpText('after', HELP),
  run: async ([id = ''], options, io) => {
    const timeoutMilliseconds = timeoutOption(options);
    return withClient(options, io, async ({ client, clock }) => {
      const format = formatOf(options);
      const onChange = (status: BatchStatus): void => io.out.write(format(status));
      const { job } = await watchBatch(client, id, { clock, timeoutMilliseconds, onChange });
      return job.status === 'completed' && !job.failed_items ? EXIT.ok : EXIT.incomplete;
    });
  },
};

const HELP = `
Exit codes: 0 all of it completed, 3 some of it failed or it was cancelled, 75 the time was up.
With --format json each line is a JSON document.

Examples:
  parsebatch watch bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch watch --timeout 3600 --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;

function formatOf(options: CommandOptions): (status: BatchStatus) => string {
  if (options['format'] !== 'json') return formatProgress;
  return (status) => escapeJson(`${JSON.stringify({ version: 1, ...status })}\n`);
}
