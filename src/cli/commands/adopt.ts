import { Failure } from '../../core/failure.ts';
import { adoptByPerson } from '../../pipeline/runs/adopt-by-person.ts';
import { formatRun } from '../../pipeline/runs/find-run.ts';
import { wordTools } from '../../pipeline/runs/word-tools.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { jsonAnswer, textOption } from '../api-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { addRunOptions, reasonOption } from '../run-options.ts';
import { withRun, withRunClient } from '../with-run.ts';

/** `parsebatch adopt`: a person says which batch a lost answer was about. */
export const adopt: CommandModule = {
  define: (command) =>
    addRunOptions(command.argument('<run>', 'a run (NAME/DIGEST/gNNNN), or the name of a manifest for its newest run'))
      .requiredOption('--batch <id>', 'the batch: bjb-… or bat-…')
      .option('--shard <number>', 'the shard that it is of, where the batches of several are unknown')
      .option('--reason <text>', 'how that is known; has to be given')
      .addHelpText('after', HELP),
  run: async ([text = ''], options, io) => {
    const claim = {
      batchId: textOption(options, 'batch') ?? '',
      shard: shardOption(options),
      reason: neededReason(options),
    };
    return withRun(text, { options, isReadOnly: false }, io, (meant) =>
      withRunClient(meant, options, io, async (opened) => {
        const { redactor } = opened;
        const tools = { ...wordTools(opened, process.pid), runs: meant.runs, redactor };
        const { shard, batch } = await adoptByPerson(meant, claim, tools);
        const run = formatRun(meant.run.id);
        const status = redactor.redact(batch.status);
        const line = `${escapeForTerminal(batch.id)}: shard ${shard} of ${escapeForTerminal(run)}, ${escapeForTerminal(status)}\n`;
        const isJson = options['format'] === 'json';
        io.out.write(isJson ? jsonAnswer({ run, shard, batch_id: batch.id, status }) : line);
        return EXIT.ok;
      }),
    );
  },
};

const HELP = `
For a shard whose create had no answer, where apply finds no proof of its own: \`parsebatch ledger show\` says unknown. The batch is
looked up first, and what can be compared is: its type, its directory or its items, and whether it was there before.

Exit codes: 0 recorded; 5 there is no such doubt, another run has the batch, or it cannot be the one; 64 without a reason, or several
shards may be meant; 66 there is no such run, shard or batch.

Examples:
  parsebatch adopt q3-invoices --batch bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee --reason 'seen in the console at 06:00'`;

function neededReason(options: CommandOptions): string {
  const reason = reasonOption(options);
  if (reason !== undefined) return reason;
  throw new Failure('usage', '`adopt` needs a `--reason`: it is all that tells later how that was known.');
}

function shardOption(options: CommandOptions): number | undefined {
  const text = textOption(options, 'shard');
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new Failure('usage', '`--shard` takes a whole number from 1.');
}
