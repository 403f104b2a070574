import { formatBatchStatus } from '../../report/run/batches.ts';
import { addApiOptions, jsonAnswer, openClientFor } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `parsebatch status`: where a batch stands. */
export const status: CommandModule = {
  define: (command) =>
    addApiOptions(command.argument('<batch>', 'the id of a batch: bjb-…')).addHelpText('after', HELP),
  run: async ([id = ''], options, io) => {
    const { client } = await openClientFor(options, io);
    const found = await client.getBatch(id);
    io.out.write(options['format'] === 'json' ? jsonAnswer({ ...found }) : formatBatchStatus(found));
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch status bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch status --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;
