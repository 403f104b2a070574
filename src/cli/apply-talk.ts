import type { AppliedBatch, ApplyEvent } from '../pipeline/apply-batches.ts';
import { isActing } from '../pipeline/apply-batches.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { describeEnd } from '../report/run/apply-words.ts';
import { formatProgress } from '../report/run/batches.ts';
import { formatUploadProgress, uploadMilestone } from '../report/run/upload-progress.ts';
import type { Io } from './io.ts';
import { createProgressLine } from './progress-line.ts';

/** Says on stderr what happens during an apply. */
export interface ApplyTalk {
  readonly tell: (event: ApplyEvent) => void;
  readonly end: () => void;
}

type OfShard = Exclude<ApplyEvent, { readonly kind: 'begun' | 'ended' }>;

/** Makes what tells of events: progress is drawn anew on a terminal, all else is a line. */
export function createApplyTalk(io: Io, now: () => number): ApplyTalk {
  const line = createProgressLine(io, now);
  const say = (text: string): void => {
    line.end();
    io.err.write(`${escapeForTerminal(text)}\n`);
  };
  const sayEnd = (event: Extract<OfShard, { readonly kind: 'sent' | 'followed' }>): void => {
    const { sentence, hints } = describeEnd(event.end, event.run);
    say(`${titleOf(event)}: ${sentence}`);
    for (const hint of hints) say(`  ${hint}`);
  };
  const tell = (event: ApplyEvent): void => {
    switch (event.kind) {
      case 'begun':
        return;
      case 'uploading':
        line.show(
          `${titleOf(event)}: ${formatUploadProgress(event.progress)}`,
          milestoneOf(event, uploadMilestone(event.progress)),
        );
        return;
      case 'waiting':
        say(`${titleOf(event)}: ${describeWait(event)}`);
        return;
      case 'progress': {
        const { job, progress_percentage } = event.status;
        const milestone = `${job.status} ${Math.floor(progress_percentage / 10)}`;
        line.show(`${titleOf(event)}: ${formatProgress(event.status).trimEnd()}`, milestoneOf(event, milestone));
        return;
      }
      case 'sent':
        sayEnd(event);
        return;
      case 'followed':
        if (!isPlainEnd(event.end)) sayEnd(event);
        return;
      case 'ended':
        for (const text of notesOn(event.applied)) say(text);
    }
  };
  return { tell, end: () => line.end() };
}

/** The last state of the batch, and the answer, tell of it. */
function isPlainEnd(end: AppliedBatch['ends'][number]['end']): boolean {
  return 'state' in end && end.state.kind === 'final' && end.late === undefined;
}

/** Which manifest, and which of its batches where there are several. */
function titleOf({ label, shard, shards }: OfShard): string {
  return shards === 1 ? label : `${label} ${shard}/${shards}`;
}

/** Two texts of one batch with one milestone are one line of a log. */
function milestoneOf({ run, shard }: OfShard, milestone: string | number): string | number {
  return milestone === 0 ? 0 : `${run}#${shard} ${milestone}`;
}

function describeWait({ wait }: Extract<OfShard, { readonly kind: 'waiting' }>): string {
  const seconds = Math.ceil(wait.milliseconds / 1000);
  if (wait.for === 'rate-limit') return `too many requests; waiting ${seconds} s`;
  return `an answer was lost; waiting ${seconds} s until the list of batches tells what became of it`;
}

/** Why nothing could be done, and what else is to be known. */
function notesOn({ planned, failure }: AppliedBatch): readonly string[] {
  const notes = isActing(planned) ? planned.decision.notes : [];
  const said = notes.map((note) => `${planned.label}: ${note}`);
  if (failure === undefined) return said;
  return [
    ...said,
    `${planned.label}: ${failure.message}`,
    ...(failure.hint === undefined ? [] : [`  ${failure.hint}`]),
  ];
}
