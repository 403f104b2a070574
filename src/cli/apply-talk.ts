import type { AppliedBatch, ApplyEvent, Clock, Plan } from '../pipeline/apply/apply-batches.ts';
import { isActing } from '../pipeline/apply/apply-batches.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { EndWords } from '../report/run/apply-words.ts';
import { describeEnd, describeStanding } from '../report/run/apply-words.ts';
import type { Io } from './io.ts';
import { createProgressDisplay } from './progress-display.ts';
import type { RunProgressTalk, RunSize } from './run-progress.ts';
import { createRunProgress } from './run-progress.ts';

/** Says on stderr what happens during an apply. */
export interface ApplyTalk {
  /** To be called before any event: how much there is to do. */
  readonly begin: (plan: Plan) => void;
  readonly tell: (event: ApplyEvent) => void;
  /** Takes away what is drawn anew. */
  readonly end: () => void;
}

type OfShard = Exclude<ApplyEvent, { readonly kind: 'begun' | 'ended' }>;

/** How an apply is told of. */
export interface TalkOptions {
  readonly clock: Clock;
  /** Whether batches are followed until they end. */
  readonly isWaiting: boolean;
}

/** Makes what tells of events: progress is drawn anew on a terminal, all else is a line. */
export function createApplyTalk(io: Io, { clock, isWaiting }: TalkOptions): ApplyTalk {
  const display = createProgressDisplay(io, clock);
  let progress: RunProgressTalk | undefined;
  const say = (text: string): void => display.write(`${escapeForTerminal(text)}\n`);
  const sayEnd = (event: OfShard, { sentence, hints }: EndWords): void => {
    say(`${titleOf(event)}: ${sentence}`);
    for (const hint of hints) say(`  ${hint}`);
  };
  const tell = (event: ApplyEvent): void => {
    switch (event.kind) {
      case 'begun':
        for (const note of event.planned.decision.notes) say(`${event.planned.label}: ${note}`);
        return;
      case 'uploading':
        progress?.uploading(titleOf(event), event.progress);
        return;
      case 'waiting':
        say(`${titleOf(event)}: ${describeWait(event)}`);
        return;
      case 'progress':
        progress?.following(titleOf(event), event.status);
        return;
      case 'sent':
        sayEnd(event, describeEnd(event.end, event.run));
        if (!isWaiting || !isUnderWay(event.end)) progress?.done(titleOf(event));
        return;
      case 'followed':
        if (!isPlainEnd(event.end)) sayEnd(event, describeEnd(event.end, event.run));
        progress?.done(titleOf(event));
        return;
      case 'ended':
        for (const text of troubleLines(event.applied)) say(text);
    }
  };
  return {
    begin: (plan) => {
      progress = createRunProgress(display, sizeOf(plan, isWaiting), clock);
    },
    tell,
    end: display.end,
  };
}

function sizeOf({ batches }: Plan, isWaiting: boolean): RunSize {
  const acting = batches.filter(isActing);
  const running = isWaiting ? batches.flatMap((planned) => planned.running) : [];
  const uploads = acting.flatMap(({ batch, estimate }) =>
    batch.files.length > 0 && estimate !== undefined ? [estimate] : [],
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    batches:
      sum(acting.map(({ shards }) => shards ?? 1)) + sum(running.map(({ shards }) => shards.filter(isCreated).length)),
    files: sum(uploads.map(({ files }) => files ?? 0)),
    bytes: sum(uploads.map(({ bytes }) => bytes ?? 0)),
    isWaiting,
  };
}

function isCreated({ state }: Plan['batches'][number]['running'][number]['shards'][number]): boolean {
  return state.kind === 'created';
}

type End = AppliedBatch['ends'][number]['end'];

function isUnderWay(end: End): boolean {
  return 'state' in end && end.state.kind === 'created';
}

/** The last state of the batch, and the answer, tell of it. */
function isPlainEnd(end: End): boolean {
  return 'state' in end && end.state.kind === 'final' && end.late === undefined;
}

/** Which manifest, and which of its batches where there are several. */
function titleOf({ label, shard, shards }: OfShard): string {
  return shards === 1 ? label : `${label} ${shard}/${shards}`;
}

function describeWait({ wait }: Extract<OfShard, { readonly kind: 'waiting' }>): string {
  const seconds = Math.ceil(wait.milliseconds / 1000);
  if (wait.for === 'rate-limit') return `too many requests; waiting ${seconds} s`;
  return `an answer was lost; waiting ${seconds} s until the list of batches tells what became of it`;
}

/** Why nothing could be done, or was to be done though it is not all well, and what to do about it. */
function troubleLines(applied: AppliedBatch): readonly string[] {
  const { planned, failure, ends } = applied;
  if (failure === undefined) {
    const isTold = isActing(planned) || ends.length > 0 || planned.decision.action === 'noop';
    return isTold ? [] : [`${planned.label}: ${describeStanding(applied)}`];
  }
  const { message, hint } = failure;
  return [`${planned.label}: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])];
}
