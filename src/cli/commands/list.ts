import { Failure } from '../../core/failure.ts';
import type { Batch } from '../../pipeline/target/open-client.ts';
import { formatBatches } from '../../report/run/batches.ts';
import { addApiOptions, textOption } from '../api-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withClient } from '../with-client.ts';
import { writePages } from '../write-pages.ts';

const DEFAULT_LIMIT = '50';

/** `parsebatch list`: the batches of a project, newest as the service gives them. */
export const list: CommandModule = {
  define: (command) =>
    addApiOptions(command)
      .option('--api <version>', 'of which API: v1 or v2; each has batches of its own', 'v1')
      .option('--directory <id>', 'only batches of this directory')
      .option('--job-type <type>', 'only batches of this type, in v1: parse, extract or classify')
      .option(
        '--status <status>',
        'only batches in this state: pending, running, completed, failed or cancelled; in v2 also throttled',
      )
      .option('--limit <number>', 'at most so many', DEFAULT_LIMIT)
      .option('--all', 'all of them, however many')
      .addHelpText('after', HELP),
  run: async (_args, options, io) => {
    const most = options['all'] === true ? Number.POSITIVE_INFINITY : readLimit(textOption(options, 'limit'));
    const isV2 = isOfV2(options);
    return withClient(options, io, async ({ client }) => {
      const pages = (isV2 ? client.v2 : client).listBatches({
        ...withValue('directoryId', textOption(options, 'directory')),
        ...withValue('jobType', textOption(options, 'jobType')),
        ...withValue('status', textOption(options, 'status')),
      });
      const layout = { name: 'batches', isJson: options['format'] === 'json', formatTable: formatBatches };
      const count = await writePages(takeFirst(pages, most), layout, io);
      if (count === most) io.err.write(`The first ${most} are shown; --all shows every one.\n`);
      if (count === 0) io.err.write('No batch matches.\n');
      return EXIT.ok;
    });
  },
};

const HELP = `
Examples:
  parsebatch list
  parsebatch list --status running --all
  parsebatch list --api v2
  parsebatch list --directory dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee --format json`;

function isOfV2(options: CommandOptions): boolean {
  const version = textOption(options, 'api');
  if (version !== 'v1' && version !== 'v2') throw new Failure('usage', '`--api` takes v1 or v2.');
  if (version === 'v2' && options['jobType'] !== undefined)
    throw new Failure('usage', '`--job-type` chooses among batches of v1.');
  return version === 'v2';
}

async function* takeFirst(pages: AsyncIterable<readonly Batch[]>, most: number): AsyncIterable<readonly Batch[]> {
  let left = most;
  for await (const page of pages) {
    yield page.slice(0, left);
    left -= page.length;
    if (left <= 0) return;
  }
}

function readLimit(text: string | undefined): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new Failure('usage', '`--limit` takes a whole number from 1.');
}

function withValue<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}
