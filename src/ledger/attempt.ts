import type { AdoptRecord, FinalRecord, IntentRecord, ResultRecord } from './record.ts';
import type { ShardState } from './shard-state.ts';

/** The records of one shard. */
export type ShardRecord = IntentRecord | ResultRecord | FinalRecord | AdoptRecord;

/** The records of one attempt. */
export interface Attempt {
  readonly number: number;
  readonly intent: IntentRecord | undefined;
  readonly result: ResultRecord | undefined;
  readonly final: FinalRecord | undefined;
  readonly adopt: AdoptRecord | undefined;
}

/** The attempts that there are records of, by number. */
export function attemptsOf(records: readonly ShardRecord[]): readonly Attempt[] {
  const numbers = [...new Set(records.map(({ attempt }) => attempt))].sort((left, right) => left - right);
  return numbers.map((number) => {
    const own = records.filter(({ attempt }) => attempt === number);
    return {
      number,
      intent: own.find((record) => record.record === 'intent'),
      result: own.find((record) => record.record === 'result'),
      final: own.find((record) => record.record === 'final'),
      adopt: own.find((record) => record.record === 'adopt'),
    };
  });
}

/** The batches that an attempt is known to have made. */
export function batchesOf({ result, final, adopt }: Attempt): string[] {
  const created = result?.result.outcome === 'created' ? [result.result.batchId] : [];
  return [...created, ...(final === undefined ? [] : [final.batchId]), ...(adopt === undefined ? [] : [adopt.batchId])];
}

/** What is known of an attempt at a moment. */
export function attemptState(attempt: Attempt, now: number): ShardState {
  const { number, intent, result, final } = attempt;
  const [batchId] = batchesOf(attempt);
  if (final !== undefined) {
    const { status, counts, failedItems } = final;
    return { kind: 'final', attempt: number, batchId: final.batchId, status, counts, failedItems };
  }
  if (batchId !== undefined) return { kind: 'created', attempt: number, batchId };
  if (result !== undefined) return resultState(number, result);
  if (intent === undefined) return { kind: 'unknown', attempt: number, reason: 'its intent is missing' };
  const { by, deadline } = intent;
  if (Date.parse(deadline) > now) return { kind: 'claimed', attempt: number, by, until: deadline };
  return { kind: 'unknown', attempt: number, reason: 'no result was recorded before the deadline' };
}

/** What no correct writer leaves of an attempt. */
export function attemptProblems(attempt: Attempt, attempts: readonly Attempt[]): string[] {
  const { number, intent, result, final, adopt } = attempt;
  const before = attempts.find((other) => other.number === number - 1);
  const madeNothing = ['not-sent', 'rejected', 'rate-limited'].includes(before?.result?.result.outcome ?? '');
  const isReasonFit =
    intent === undefined ||
    (intent.because === 'first' ? number === 1 : number > 1 && (intent.because !== 'nothing-made' || madeNothing));
  const says = (isWrong: boolean, problem: string): string[] => (isWrong ? [`attempt ${number} ${problem}`] : []);
  return [
    ...says(number > 1 && before === undefined, 'has none before it'),
    ...says(result !== undefined && intent === undefined, 'has a result and no intent'),
    ...says(final !== undefined && result === undefined && adopt === undefined, 'has an end and no batch'),
    ...says(!isReasonFit, 'was begun for a reason that does not hold'),
  ];
}

function resultState(attempt: number, { result }: ResultRecord): ShardState {
  const { outcome, ...rest } = result;
  // The outcomes other than `created` are states of the same name, with the same fields.
  return { kind: outcome, attempt, ...rest } as ShardState;
}
