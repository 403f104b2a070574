import type { Attempt, ShardRecord } from './attempt.ts';
import { attemptProblems, attemptState, attemptsOf, batchesOf } from './attempt.ts';
import type { ShardFold, ShardState } from './shard-state.ts';

/** After so many attempts that may have made a batch there is no further one. */
export const MOST_ATTEMPTS = 3;

/** What the records of a shard say, at a moment in milliseconds since 1970, in whatever order they are listed. */
export function foldShard(shard: number, records: readonly ShardRecord[], now: number): ShardFold {
  const attempts = attemptsOf(records);
  const states = attempts.map((attempt) => ({ attempt, state: attemptState(attempt, now) }));
  const batchIds = [...new Set(attempts.flatMap(batchesOf))].sort();
  const doubtful = states.filter(({ attempt, state }) => isDoubtful(state) && !isSettledLater(attempt, attempts));
  const state = shardState(states, batchIds, doubtful.at(-1)?.state);
  return {
    shard,
    state,
    batchIds,
    nextAttempt: nextAttempt(
      attempts,
      states.map((entry) => entry.state),
      batchIds,
    ),
    intents: attempts.flatMap(({ intent }) => intent ?? []),
    problems: attempts.flatMap((attempt) => attemptProblems(attempt, attempts)),
  };
}

function isDoubtful({ kind }: ShardState): boolean {
  return kind === 'claimed' || kind === 'unknown';
}

/** Whether a later attempt was begun because this one can have made nothing. */
function isSettledLater({ number }: Attempt, attempts: readonly Attempt[]): boolean {
  return attempts.some(
    (later) => later.number > number && ['fenced', 'assumed-absent'].includes(later.intent?.because ?? ''),
  );
}

interface AttemptState {
  readonly attempt: Attempt;
  readonly state: ShardState;
}

/** What is in doubt outweighs the batch that is known: there may be a second one. */
function shardState(
  states: readonly AttemptState[],
  batchIds: readonly string[],
  doubtful: ShardState | undefined,
): ShardState {
  if (batchIds.length > 1) return { kind: 'conflict', batchIds };
  if (doubtful !== undefined) return doubtful;
  const has = (kind: ShardState['kind']): ShardState | undefined =>
    states.find(({ state }) => state.kind === kind)?.state;
  return has('final') ?? has('created') ?? states.at(-1)?.state ?? { kind: 'nothing' };
}

function nextAttempt(
  attempts: readonly Attempt[],
  states: readonly ShardState[],
  batchIds: readonly string[],
): number | undefined {
  if (batchIds.length > 0 || states.some(({ kind }) => kind === 'claimed')) return undefined;
  if (states.filter(isDoubtful).length >= MOST_ATTEMPTS) return undefined;
  return (attempts.at(-1)?.number ?? 0) + 1;
}
