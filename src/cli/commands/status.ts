import { formatBatchStatus } from '../../report/run/batches.ts';
import { addApiOptions, jsonAnswer } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withClient } from '../with-client.ts';

/** `parsebatch status`: where a batch stands. */
export const status: CommandModule = {
  define: (command) =>
    addApiOptions(command.argument('<batch>', 'the id of a batch: bjb-…')).addHelpText('after', HELP),
  run: ([id = ''], options, io) =>
    withClient(options, io, async ({ client }) => {
      const found = await client.getBatch(id);
      io.out.write(options['format'] === 'json' ? jsonAnswer({ ...found }) : formatBatchStatus(found));
      return EXIT.ok;
    }),
};

const HELP = `
Examples:
  parsebatch status bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch status --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;
