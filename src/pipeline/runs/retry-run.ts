import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RunId } from '../../ledger/run-id.ts';
import { nextGeneration } from '../plan/decide-action.ts';
import { chosenEntries, failedEntries } from './failed-entries.ts';
import type { FoundRun } from './find-run.ts';
import { lookForEnds, readAgain } from './look-for-ends.ts';
import { refuseUnlessEndedBadly } from './refuse-unless-ended-badly.ts';
import type { WordTools } from './word-tools.ts';

/** What is to run again, and why. */
export interface RetryWish {
  /** Undefined: everything that failed or was cancelled. */
  readonly items: readonly string[] | undefined;
  readonly reason: string | undefined;
}

/** What was recorded: the next apply begins this run over these entries. */
export interface PromisedRun {
  readonly run: RunId;
  readonly items: readonly string[];
}

/**
 * Records that what failed of a run is to run again, and sends nothing. Throws a Failure where nothing of it has failed, or
 * somebody has spoken about it already.
 */
export async function retryRun(found: FoundRun, { items, reason }: RetryWish, tools: WordTools): Promise<PromisedRun> {
  const { ledger } = found;
  let run = await lookForEnds(found, tools);
  refuseUnlessEndedBadly(run, 'retry');
  const entries =
    items === undefined ? await failedEntries(run, tools.client) : await chosenEntries(run, items, tools.client);
  const content = { record: 'retry', by: tools.by, items: entries, ...(reason !== undefined && { reason }) } as const;
  for (;;) {
    const generation = nextGeneration(await generationsOf(run, ledger));
    const number = (run.retries.at(-1)?.number ?? 0) + 1;
    if ((await ledger.write(run.id, { ...content, number, generation })) === 'created')
      return { run: { ...run.id, generation }, items: entries };
    run = await readAgain({ run, ledger });
    refuseUnlessEndedBadly(run, 'retry');
  }
}

/** All runs of the same digest. */
async function generationsOf({ id }: Run, ledger: Ledger): Promise<readonly Run[]> {
  const { runs, read } = await ledger.look(id);
  const own = runs.filter(({ digest }) => digest === id.digest);
  return Promise.all(own.map((one) => read(one)));
}
