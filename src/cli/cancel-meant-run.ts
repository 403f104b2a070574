import type { CancelledRun, CancelOptions } from '../pipeline/runs/cancel-known.ts';
import { cancelKnownRun } from '../pipeline/runs/cancel-known.ts';
import type { FoundRun } from '../pipeline/runs/find-run.ts';
import { formatRun } from '../pipeline/runs/find-run.ts';
import { wordTools } from '../pipeline/runs/word-tools.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { describeDoubt, formatShards, shardsAsJson } from '../report/run/shards.ts';
import { jsonAnswer } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf, gravest } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io } from './io.ts';
import type { MeantRun } from './with-run.ts';
import { withRunClient } from './with-run.ts';

/** Cancels a run, waits for the ends of its batches, and says what became of each shard. */
export function cancelMeantRun(
  meant: MeantRun,
  request: CancelOptions,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  return withRunClient(meant, options, io, async (opened) => {
    const name = formatRun(meant.run.id);
    io.err.write(`cancelling ${escapeForTerminal(name)} at ${opened.host.host}\n`);
    const cancelled = await cancelKnownRun(meant, request, wordTools(opened, process.pid));
    const { run, failures } = cancelled;
    const isJson = options['format'] === 'json';
    io.out.write(isJson ? jsonAnswer({ run: name, state: run.state, shards: shardsAsJson(run) }) : formatShards(run));
    for (const failure of failures) writeFailure(failure, io);
    for (const line of describeDoubt(run)) io.err.write(`parsebatch: ${escapeForTerminal(line)}\n`);
    return judge(cancelled);
  });
}

function judge({ run, failures }: CancelledRun): ExitCode {
  return gravest([...failures.map(exitCodeOf), ...run.shards.map(codeOf)]);
}

function codeOf({ state }: FoundRun['run']['shards'][number]): ExitCode {
  switch (state.kind) {
    case 'unknown':
    case 'conflict':
      return EXIT.unknown;
    case 'claimed':
      return EXIT.locked;
    case 'final':
      return state.status === 'failed' ? EXIT.incomplete : EXIT.ok;
    default:
      return EXIT.ok;
  }
}
