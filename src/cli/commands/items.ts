import type { BatchItem } from '../../pipeline/open-client.ts';
import { formatItems } from '../../report/run/batches.ts';
import { addApiOptions, openClientFor, textOption } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openJsonList } from '../json-list.ts';

/** `parsebatch items`: the files of a batch, and what became of each. */
export const items: CommandModule = {
  define: (command) =>
    addApiOptions(command.argument('<batch>', 'the id of a batch: bjb-…'))
      .option(
        '--status <status>',
        'only items in this state: pending, processing, completed, failed, skipped, cancelled',
      )
      .addHelpText('after', HELP),
  run: async ([id = ''], options, io) => {
    const { client } = await openClientFor(options, io);
    const pages = client.listItems(id, textOption(options, 'status'));
    const count = options['format'] === 'json' ? await writeAsJson(pages, io) : await writeAsTables(pages, io);
    if (count === 0) io.err.write('No item matches.\n');
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch items bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch items --status failed --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;

/** A batch may have very many items: each page is written as it comes. */
async function writeAsTables(pages: AsyncIterable<readonly BatchItem[]>, io: Io): Promise<number> {
  let count = 0;
  for await (const page of pages) {
    io.out.write(formatItems(page, io.out.columns));
    count += page.length;
  }
  return count;
}

/** One JSON document, an item a line. */
async function writeAsJson(pages: AsyncIterable<readonly BatchItem[]>, io: Io): Promise<number> {
  const list = openJsonList('items', io.out);
  for await (const page of pages) list.add(...page);
  return list.close();
}
