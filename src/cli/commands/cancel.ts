import { escapeForTerminal } from '../../report/escape.ts';
import { addApiOptions, jsonAnswer, textOption, writeRefusal } from '../api-options.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withClient } from '../with-client.ts';

/** `parsebatch cancel`: stops a batch; files that are being parsed may still complete. */
export const cancel: CommandModule = {
  define: (command) =>
    addApiOptions(command.argument('<batch>', 'the id of a batch: bjb-…'))
      .option('--reason <text>', 'why, for the record of the service')
      .addHelpText('after', HELP),
  run: ([id = ''], options, io) =>
    withClient(options, io, async ({ client, host }) => {
      io.err.write(`cancelling ${escapeForTerminal(id)} at ${host.host}\n`);
      const outcome = await client.cancelBatch(id, textOption(options, 'reason'));
      if (outcome.kind !== 'done') return writeRefusal(outcome, 'the cancellation', io);
      const { status, processed_items, message } = outcome.value;
      const text = `${escapeForTerminal(id)}: ${escapeForTerminal(status)}, ${processed_items} processed. ${escapeForTerminal(message)}\n`;
      io.out.write(options['format'] === 'json' ? jsonAnswer({ ...outcome.value }) : text);
      return EXIT.ok;
    }),
};

const HELP = `
What is known afterwards is in the exit code: 0 cancelled, 1 rejected, 4 unknown, 69 not sent.

Examples:
  parsebatch cancel bjb-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee --reason 'wrong directory'`;
