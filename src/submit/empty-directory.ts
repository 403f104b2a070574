import { Failure } from '../core/failure.ts';
import type { Client } from './client/client.ts';
import type { WriteOutcome } from './client/write.ts';
import { takeOut } from './fill-directory.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';

/** What emptying needs. */
export type EmptyingTools = Repetition & {
  readonly client: Pick<Client, 'listFiles' | 'deleteFiles' | 'deleteDirectory'>;
};

/**
 * Takes everything out of a directory and deletes it: a batch of it that is made from now on finds nothing to parse.
 * Throws a Failure unless it is empty in the end.
 */
export async function emptyDirectory(directoryId: string, tools: EmptyingTools): Promise<void> {
  await takeOut(directoryId, await fileIdsIn(directoryId, tools.client), tools);
  const left = await fileIdsIn(directoryId, tools.client);
  if (left.length > 0)
    throw new Failure(
      'unexpected-answer',
      `\`${directoryId}\` still has ${left.length} files after they were taken out`,
    );
  const send = async () => orGone(await tools.client.deleteDirectory(directoryId));
  await repeatWrite({ what: `delete \`${directoryId}\``, send }, tools);
}

/** The ids of the files in a directory; none where it is no longer there. */
export async function fileIdsIn(directoryId: string, client: Pick<Client, 'listFiles'>): Promise<readonly string[]> {
  const ids: string[] = [];
  try {
    for await (const page of client.listFiles(directoryId))
      ids.push(...page.filter(({ deleted_at }) => (deleted_at ?? null) === null).map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
    return [];
  }
  return ids;
}

function orGone(outcome: WriteOutcome<void>): WriteOutcome<void> {
  return outcome.kind === 'rejected' && outcome.status === 404 ? { kind: 'done', value: undefined } : outcome;
}
