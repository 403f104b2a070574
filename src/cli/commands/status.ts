import { formatRun } from '../../pipeline/runs/find-run.ts';
import type { BatchStatus } from '../../pipeline/target/open-client.ts';
import { formatBatchStatus } from '../../report/run/batches.ts';
import { formatRunHead } from '../../report/run/shards.ts';
import { jsonAnswer } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { addRunOptions, RUN_ARGUMENT } from '../run-options.ts';
import type { MeantBatches } from '../with-batches.ts';
import { withBatches } from '../with-batches.ts';

/** `parsebatch status`: where a batch stands, or each of a run. */
export const status: CommandModule = {
  define: (command) => addRunOptions(command.argument('<batch>', RUN_ARGUMENT)).addHelpText('after', HELP),
  run: ([text = ''], options, io) =>
    withBatches(text, options, io, async (meant) => {
      const found: FoundStatus[] = [];
      for (const { batchId, shard } of meant.batches)
        found.push({ shard, ...(await meant.opened.client.getBatch(batchId)) });
      io.out.write(options['format'] === 'json' ? jsonAnswer(asJson(meant, found)) : asText(meant, found));
      return EXIT.ok;
    }),
};

const HELP = `
Examples:
  parsebatch status bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch status --format json bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parsebatch status q3-invoices.prod`;

type FoundStatus = BatchStatus & { readonly shard: number | undefined };

function asText({ run }: MeantBatches, found: readonly FoundStatus[]): string {
  return [...(run === undefined ? [] : [formatRunHead(run, formatRun(run.id))]), ...found.map(formatBatchStatus)].join(
    '\n',
  );
}

/** A batch by its id is the answer itself. */
function asJson({ run }: MeantBatches, found: readonly FoundStatus[]): Readonly<Record<string, unknown>> {
  if (run !== undefined) return { run: formatRun(run.id), state: run.state, shards: run.shards.length, batches: found };
  return { ...found[0] };
}
