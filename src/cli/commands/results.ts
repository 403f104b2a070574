import type { Command } from 'commander';
import { Failure } from '../../core/failure.ts';
import type { ResultForm } from '../../pipeline/results/download-results.ts';
import { RESULT_FORMS } from '../../pipeline/results/download-results.ts';
import { showResults } from '../../pipeline/results/show-results.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { configOf, formatItemResults, itemResultsJson } from '../../report/run/results.ts';
import { textOption } from '../api-options.ts';
import type { AskedBatch } from '../asked-batches.ts';
import { placeItems } from '../asked-batches.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { downloadAll } from '../download-all.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io, Output } from '../io.ts';
import { outputThrough } from '../io.ts';
import { openJsonList } from '../json-list.ts';
import { createResultsTally } from '../results-tally.ts';
import { addRunOptions, RUN_ARGUMENT } from '../run-options.ts';
import type { MeantBatches } from '../with-batches.ts';
import { withBatches } from '../with-batches.ts';

/** `parsebatch results`: what a batch gave and what produced it, or its results as files. */
export const results: CommandModule = {
  define: (command) => addOptions(addRunOptions(command.argument('<batch>', RUN_ARGUMENT))),
  run: async ([text = ''], options, io) => {
    const directory = textOption(options, 'download');
    const forms = formsIn(options);
    checkOptions(options, directory, forms);
    return withBatches(text, options, io, async (meant) => {
      const redacted = redactedIo(io, meant.opened.redactor.redact);
      const asked = await placeItems(meant, listIn(options, 'item'));
      if (directory === undefined) return show(meant, asked, options, redacted);
      return downloadAll({ meant, asked, directory, forms }, options, redacted);
    });
  },
};

const HELP = `
With --download, DIR/results.json says what was written: the next run fetches only what is missing or was changed.
What went to S3 is named and not fetched. Of a run with several batches each has a directory of its own, DIR/BATCH.
Of a batch that classifies what the service tells of each file is written, as json.

Exit codes: 0 every item has its result, 3 some failed, were cancelled or have none, 75 some have not ended yet.

Examples:
  parsebatch results bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch results --format json --item dfl-aaaaaaaa bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch results --download out bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch results --download out --as text,json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch results --download out q3-invoices.prod`;

function addOptions(command: Command): Command {
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [
    ...before,
    ...value.split(','),
  ];
  return command
    .option('--job-type <type>', 'only results of this type: parse, extract or classify')
    .option('--item <id>', 'only this item; may be given more than once', collect)
    .option('--download <dir>', 'write what was read to files in this directory')
    .option('--as <form>', `what is downloaded: ${RESULT_FORMS.join(', ')}; several with commas between them`, collect)
    .addHelpText('after', HELP);
}

function checkOptions(options: CommandOptions, directory: string | undefined, forms: unknown): void {
  if (directory === '') throw new Failure('usage', '`--download` takes the name of a directory.');
  if (directory === undefined && forms !== undefined) {
    throw new Failure('usage', '`--as` says what is downloaded: name a directory with `--download`.');
  }
  if (directory !== undefined && options['jobType'] !== undefined) {
    throw new Failure(
      'usage',
      '`--job-type` chooses among results that are shown; `--download` takes those of the batch.',
    );
  }
}

/** The forms that are named, each once. */
function formsIn(options: CommandOptions): readonly ResultForm[] | undefined {
  const names = listIn(options, 'as');
  const wrong = names?.find((name) => !RESULT_FORMS.some((form) => form === name));
  if (wrong !== undefined) {
    throw new Failure('usage', `\`${wrong}\` is not a form of results.`, { hint: `Use ${RESULT_FORMS.join(', ')}.` });
  }
  return names === undefined ? undefined : RESULT_FORMS.filter((form) => names.includes(form));
}

function listIn(options: CommandOptions, name: string): readonly string[] | undefined {
  const values = options[name];
  return Array.isArray(values) ? values.map(String) : undefined;
}

async function show(
  { opened, run }: MeantBatches,
  asked: readonly AskedBatch[],
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const jobType = textOption(options, 'jobType');
  const tally = createResultsTally();
  const list = options['format'] === 'json' ? openJsonList('items', io.out) : undefined;
  let before = '';
  for (const { batchId, shard, itemIds } of asked) {
    if (list === undefined && asked.length > 1) io.out.write(`${escapeForTerminal(batchId)}, shard ${shard}\n`);
    for await (const found of showResults({ ...opened, batch: batchId, jobType, itemIds })) {
      if (found.kind !== 'results') tally.add(found.item, found.kind === 'lack' ? found.lack : found.failure);
      else if (list !== undefined)
        list.add({ ...(run !== undefined && { batch_id: batchId }), ...itemResultsJson(found) });
      else {
        io.out.write(formatItemResults(found, before));
        before = configOf(found.results.at(-1));
      }
      await io.out.drained();
    }
  }
  list?.close();
  tally.write(io.err);
  return tally.exitCode();
}

/** A server may give back the key in any text. */
function redactedIo(io: Io, redact: (text: string) => string): Io {
  const redacted = (output: Output): Output => outputThrough(output, (text) => output.write(redact(text)));
  return { ...io, out: redacted(io.out), err: redacted(io.err) };
}
