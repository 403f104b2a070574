import type { BatchToApply } from '../pipeline/apply-batches.ts';
import type { ApplyAnswer } from './apply-answer.ts';
import type { CreatedBatch, Creation } from './create-batches.ts';
import { createBatches } from './create-batches.ts';
import type { ExitCode } from './exit-code.ts';
import { gravest } from './exit-code.ts';
import { followBatch } from './follow-batch.ts';
import type { Io } from './io.ts';

/** What a run of `apply` does with batches that are ready. */
export interface ApplySession extends Creation {
  readonly answer: ApplyAnswer;
  readonly isWaiting: boolean;
  readonly timeoutMilliseconds: number | undefined;
}

/** What a run came to. */
export interface Applied {
  /** The batches that it created. */
  readonly ids: readonly string[];
  /** Whether all of these have ended. */
  readonly haveEnded: boolean;
  readonly exitCode: ExitCode;
}

/** Creates every batch, then follows each to its end where that is asked for, and writes what became of all. */
export async function applyAll(ready: readonly BatchToApply[], session: ApplySession, io: Io): Promise<Applied> {
  const end = session.clock.now() + (session.timeoutMilliseconds ?? Number.POSITIVE_INFINITY);
  const created = await createBatches(ready, session, io);
  const finished: Finished[] = [];
  try {
    for (const one of created) finished.push(await finish(one, end, session, io));
  } finally {
    session.answer.end();
  }
  return {
    ids: created.flatMap(({ applied }) => applied.batch?.id ?? []),
    haveEnded: finished.every(({ isGoingOn }) => !isGoingOn),
    exitCode: gravest(finished.map(({ exitCode }) => exitCode)),
  };
}

interface Finished {
  readonly isGoingOn: boolean;
  readonly exitCode: ExitCode;
}

async function finish(created: CreatedBatch, end: number, session: ApplySession, io: Io): Promise<Finished> {
  const { ready, applied, exitCode } = created;
  const { applier, clock, answer, isWaiting } = session;
  if (applied.batch === undefined || !isWaiting) {
    await answer.add(applied);
    return { isGoingOn: applied.batch !== undefined, exitCode };
  }
  const timeoutMilliseconds = end - clock.now();
  const followed = await followBatch(ready, applied.batch, { applier, clock, timeoutMilliseconds }, io);
  const pages = followed.hasEnded ? applier.listItems(ready, followed.batch.id) : undefined;
  await answer.add({ ...applied, batch: followed.batch }, pages);
  return { isGoingOn: !followed.hasEnded, exitCode: followed.exitCode };
}
