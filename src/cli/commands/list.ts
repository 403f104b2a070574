import { Failure } from '../../core/failure.ts';
import type { Batch } from '../../pipeline/open-client.ts';
import { formatBatches } from '../../report/run/batches.ts';
import { addApiOptions, jsonAnswer, openClientFor, textOption } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

const DEFAULT_LIMIT = '50';

/** `parsebatch list`: the batches of a project, newest as the service gives them. */
export const list: CommandModule = {
  define: (command) =>
    addApiOptions(command)
      .option('--directory <id>', 'only batches of this directory')
      .option('--job-type <type>', 'only batches of this type: parse, extract or classify')
      .option('--status <status>', 'only batches in this state: pending, running, completed, failed or cancelled')
      .option('--limit <number>', 'at most so many', DEFAULT_LIMIT)
      .option('--all', 'all of them, however many')
      .addHelpText('after', HELP),
  run: async (_args, options, io) => {
    const most = options['all'] === true ? Number.POSITIVE_INFINITY : readLimit(textOption(options, 'limit'));
    const { client } = await openClientFor(options, io);
    const pages = client.listBatches({
      ...withValue('directoryId', textOption(options, 'directory')),
      ...withValue('jobType', textOption(options, 'jobType')),
      ...withValue('status', textOption(options, 'status')),
    });
    const batches = await takeFirst(pages, most);
    const isJson = options['format'] === 'json';
    io.out.write(isJson ? jsonAnswer({ batches }) : formatBatches(batches, io.out.columns));
    if (batches.length === most) io.err.write(`The first ${most} are shown; --all shows every one.\n`);
    if (batches.length === 0) io.err.write('No batch matches.\n');
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch list
  parsebatch list --status running --all
  parsebatch list --directory dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee --format json`;

async function takeFirst(pages: AsyncIterable<readonly Batch[]>, most: number): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const page of pages) {
    batches.push(...page);
    if (batches.length >= most) break;
  }
  return batches.slice(0, most);
}

function readLimit(text: string | undefined): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new Failure('usage', '`--limit` takes a whole number from 1.');
}

function withValue<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}
