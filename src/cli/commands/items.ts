import type { BatchItem } from '../../pipeline/target/open-client.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { formatItems } from '../../report/run/batches.ts';
import { textOption } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { addRunOptions, RUN_ARGUMENT } from '../run-options.ts';
import type { MeantBatches } from '../with-batches.ts';
import { withBatches } from '../with-batches.ts';
import { writePages } from '../write-pages.ts';

/** `parsebatch items`: the files of a batch, or of all batches of a run, and what became of each. */
export const items: CommandModule = {
  define: (command) =>
    addRunOptions(command.argument('<batch>', RUN_ARGUMENT))
      .option(
        '--status <status>',
        'only items in this state: pending, processing, completed, failed, skipped, cancelled',
      )
      .addHelpText('after', HELP),
  run: ([text = ''], options, io) =>
    withBatches(text, options, io, async (meant) => {
      const status = textOption(options, 'status');
      const count = await (options['format'] === 'json' ? writeJson : writeTables)(meant, status, io);
      if (count === 0) io.err.write('No item matches.\n');
      return EXIT.ok;
    }),
};

const HELP = `
With --format json the items of a run have the batch that each is of beside them, as \`batch_id\`.

Examples:
  parsebatch items bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch items --status failed --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch items q3-invoices.prod`;

function writeJson(meant: MeantBatches, status: string | undefined, io: Io): Promise<number> {
  return writePages(pagesOf(meant, status), { name: 'items', isJson: true, formatTable: formatItems }, io);
}

async function* pagesOf(
  { opened, run, batches }: MeantBatches,
  status: string | undefined,
): AsyncGenerator<readonly BatchItem[]> {
  for (const { batchId } of batches)
    for await (const page of opened.client.listItems(batchId, status))
      yield run === undefined ? page : page.map((item) => ({ batch_id: batchId, ...item }));
}

/** Of several batches each table stands under a line that says whose it is. */
async function writeTables({ opened, batches }: MeantBatches, status: string | undefined, io: Io): Promise<number> {
  const layout = { name: 'items', isJson: false, formatTable: formatItems };
  let count = 0;
  for (const { batchId, shard } of batches) {
    if (batches.length > 1) io.out.write(`${escapeForTerminal(batchId)}, shard ${shard}\n`);
    count += await writePages(opened.client.listItems(batchId, status), layout, io);
  }
  return count;
}
