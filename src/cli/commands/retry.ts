import { formatRun } from '../../pipeline/runs/find-run.ts';
import { retryRun } from '../../pipeline/runs/retry-run.ts';
import { wordTools } from '../../pipeline/runs/word-tools.ts';
import { escapeForTerminal } from '../../report/escape.ts';
import { jsonAnswer } from '../api-options.ts';
import type { CommandModule, CommandOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { addRunOptions, RUN_ARGUMENT, reasonOption } from '../run-options.ts';
import { withRun, withRunClient } from '../with-run.ts';

/** `parsebatch retry`: records that what failed of a run is to run again; the next apply begins it. */
export const retry: CommandModule = {
  define: (command) =>
    addRunOptions(command.argument('<run>', RUN_ARGUMENT))
      .option('--items <id...>', 'only these: paths of files, or ids of items')
      .option('--reason <text>', 'why, for the record')
      .addHelpText('after', HELP),
  run: ([text = ''], options, io) =>
    withRun(text, { options, isReadOnly: false }, io, (meant) =>
      withRunClient(meant, options, io, async (opened) => {
        const wish = { items: itemsIn(options), reason: reasonOption(options) };
        const { run, items } = await retryRun(meant, wish, wordTools(opened, process.pid));
        const name = formatRun(run);
        const of = formatRun(meant.run.id);
        io.out.write(
          options['format'] === 'json' ? jsonAnswer({ run: name, of, items }) : `${escapeForTerminal(name)}\n`,
        );
        const entries = items.length === 1 ? '1 entry' : `${items.length} entries`;
        io.err.write(`${entries} of ${escapeForTerminal(of)} to run again; the next apply begins it\n`);
        return EXIT.ok;
      }),
    ),
};

const HELP = `
It records the wish and sends nothing: the next apply begins the run that is printed, over what failed or was cancelled and what
was not sent as the run was cancelled. Whether batches have ended is looked up first.

Exit codes: 0 recorded; 5 nothing of it ended badly, or somebody has spoken about it already; 64 the name means several runs; 66 there
is no such run, or --items names what did not fail; 69 the API or the ledger cannot be reached.

Examples:
  parsebatch retry q3-invoices
  parsebatch retry q3-invoices.prod --items inbox/a.pdf inbox/b.pdf --reason 'passwords removed'
  parsebatch retry bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;

function itemsIn({ items }: CommandOptions): readonly string[] | undefined {
  return Array.isArray(items) ? items.map(String) : undefined;
}
