import { formatItems } from '../../report/run/batches.ts';
import { addApiOptions, textOption } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withClient } from '../with-client.ts';
import { writePages } from '../write-pages.ts';

/** `parsebatch items`: the files of a batch, and what became of each. */
export const items: CommandModule = {
  define: (command) =>
    addApiOptions(command.argument('<batch>', 'the id of a batch: bjb-…'))
      .option(
        '--status <status>',
        'only items in this state: pending, processing, completed, failed, skipped, cancelled',
      )
      .addHelpText('after', HELP),
  run: ([id = ''], options, io) =>
    withClient(options, io, async ({ client }) => {
      const pages = client.listItems(id, textOption(options, 'status'));
      const layout = { name: 'items', isJson: options['format'] === 'json', formatTable: formatItems };
      const count = await writePages(pages, layout, io);
      if (count === 0) io.err.write('No item matches.\n');
      return EXIT.ok;
    }),
};

const HELP = `
Examples:
  parsebatch items bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch items --status failed --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;
