import { Failure } from '../core/failure.ts';
import type { AppliedBatch, ApplyEvent, ApplyResult, Plan } from '../pipeline/apply/apply-batches.ts';
import { applyBatches, clientOf, isActing, machineClock } from '../pipeline/apply/apply-batches.ts';
import type { BuiltBatch } from '../pipeline/build/build-batches.ts';
import type { runTargetOf, SavedPlan } from '../pipeline/plan/plan-batches.ts';
import { checkPlanDigest, checkSavedPlan } from '../pipeline/plan/plan-batches.ts';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import type { Workspace } from '../pipeline/workspace/workspace.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { textOption } from './api-options.ts';
import { jsonAnswerStream, textAnswer } from './apply-answer.ts';
import type { Destination } from './apply-clients.ts';
import { withDestination } from './apply-clients.ts';
import type { ApplySettings } from './apply-settings.ts';
import { createApplyTalk } from './apply-talk.ts';
import type { CommandOptions } from './command.ts';
import type { EventLog } from './event-log.ts';
import { NO_EVENT_LOG, openEventLog } from './event-log.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf, gravest } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Interruption } from './interruption.ts';
import { untilSignal } from './interruption.ts';
import type { Io } from './io.ts';
import { judgeApplied } from './judge-applied.ts';
import { readSizes } from './plan-options.ts';

/** Batches that have passed every check, and how they are applied. */
export interface ApplyRun {
  readonly batches: readonly BuiltBatch[];
  readonly workspace: Workspace;
  readonly target: ReturnType<typeof runTargetOf>;
  readonly settings: ApplySettings;
  readonly saved: SavedPlan | undefined;
  readonly getSecret: (name: string) => string | undefined;
}

/** Applies batches, says what happens and what became of each, and gives the exit code. */
export async function runApply(run: ApplyRun, options: CommandOptions, io: Io): Promise<ExitCode> {
  const { target, settings } = run;
  const { runner, following } = settings;
  const words = following === undefined ? LEAVING : FOLLOWING;
  return withDestination(target, 1 / (runner?.of ?? 1), options, io, (destination) => {
    const log = eventLogFor(destination, options, io);
    const covered = redactedIo(io, destination.clients.redactor.redact);
    const work = (interruption: Interruption): Promise<ExitCode> =>
      applyAndTell(run, { destination, interruption, log }, options, covered);
    return untilSignal(io, { clock: machineClock, words }, work).then(
      (exitCode) => log.end(exitCode),
      (error: unknown) => {
        log.end(error instanceof Failure ? exitCodeOf(error) : EXIT.bug);
        throw error;
      },
    );
  });
}

const REPEAT = 'to go on, repeat the command';
const LEAVING = { whileFollowing: undefined, atEnd: `Nothing more is sent; ${REPEAT}.` };
const FOLLOWING = {
  whileFollowing: `Nothing more is sent, and what was created is followed to its end; once more leaves it. Later, ${REPEAT}.`,
  atEnd: `Nothing is followed any more, and the batches go on; ${REPEAT}.`,
};

interface Surroundings {
  readonly destination: Destination;
  readonly interruption: Interruption;
  readonly log: EventLog;
}

function eventLogFor({ clients }: Destination, options: CommandOptions, io: Io): EventLog {
  const file = textOption(options, 'events');
  if (file === undefined) return NO_EVENT_LOG;
  const { redact } = clients.redactor;
  return openEventLog({ file, now: machineClock.now, redact }, io);
}

async function applyAndTell(
  run: ApplyRun,
  { destination, interruption, log }: Surroundings,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const { clients } = destination;
  const version = packageVersion();
  const talk = createApplyTalk(io, { clock: machineClock, isWaiting: run.settings.following !== undefined });
  let plan: Plan | undefined;
  const onEvent = (event: ApplyEvent): void => {
    const exitCode = event.kind === 'ended' && plan !== undefined ? judgeApplied(event.applied, plan) : undefined;
    talk.tell(event);
    log.add(event, exitCode);
  };
  const result = await applyBatches(run.batches, {
    ...run.settings,
    ...readSizes(options),
    target: run.target,
    workspace: run.workspace,
    clients,
    clock: machineClock,
    cwd: io.cwd,
    version,
    pid: process.pid,
    getSecret: run.getSecret,
    stop: interruption.stop,
    detach: interruption.detach,
    onSent: interruption.onSent,
    onEvent,
    checkPlan: (made) => checkAgreed(made, run, `parsebatch ${version}`),
    onPlan: (made) => {
      plan = made;
      log.plan(made);
      if (made.batches.some(isActing)) io.err.write(`${escapeForTerminal(sendingLine(made, destination))}\n`);
      talk.begin(made);
    },
  }).finally(() => talk.end());
  for (const failure of result.failures) writeFailure(failure, io);
  if (result.failures.length > 0) io.err.write('Nothing was sent.\n');
  const exitCode = await answer(result, { run, destination }, options, io);
  return gravest([...result.failures.map(exitCodeOf), exitCode]);
}

/** Everything that is said passes here, whatever a server has put into it. */
function redactedIo(io: Io, redact: (text: string) => string): Io {
  const covered = (output: Io['out']): Io['out'] => ({ ...output, write: (text) => output.write(redact(text)) });
  return { ...io, out: covered(io.out), err: covered(io.err) };
}

function checkAgreed(made: Plan, { saved, settings: { planDigest } }: ApplyRun, tool: string): void {
  if (saved !== undefined) checkSavedPlan(saved, made, tool);
  if (planDigest !== undefined) checkPlanDigest(planDigest, made);
}

function sendingLine({ ledger }: Plan, { shownAs }: Destination): string {
  return `Sending to ${shownAs}; ledger ${ledger ?? ''}`;
}

async function answer(
  { applied, plan }: ApplyResult,
  { run, destination }: { readonly run: ApplyRun; readonly destination: Destination },
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const stream = options['format'] === 'json' ? jsonAnswerStream(io) : textAnswer(io);
  const codes: ExitCode[] = [];
  try {
    for (const one of applied) {
      const exitCode = judgeApplied(one, plan);
      codes.push(exitCode);
      const followed = new Set(
        one.ends.flatMap(({ end }) => ('state' in end && end.state.kind === 'final' ? end.state.batchId : [])),
      );
      const client = clientOf(one.planned.batch, destination.clients);
      await stream.add(one, exitCode, (id) => (followed.has(id) ? client.listItems(id) : undefined));
    }
  } finally {
    stream.end();
  }
  if (run.target.host === undefined) io.err.write(localSteps(applied));
  return codes.length === 0 ? EXIT.ok : gravest(codes);
}

/** How to go on once the local server has ended with the command: these commands start it again. */
function localSteps(applied: readonly AppliedBatch[]): string {
  const states = applied.flatMap(({ ends }) => ends.flatMap(({ end }) => ('state' in end ? [end.state] : [])));
  const ended = states.flatMap((state) => (state.kind === 'final' ? [state.batchId] : []));
  const open = states.flatMap((state) => (state.kind === 'created' ? [state.batchId] : []));
  const commands = (ids: readonly string[], command: (id: string) => string): string =>
    ids.map((id) => `  parsebatch ${command(id)}\n`).join('');
  if (open.length > 0)
    return `What is left to do goes on with the next command; to follow it:\n${commands(open, (id) => `watch --local ${id}`)}`;
  if (ended.length === 0) return '';
  return `To fetch the results:\n${commands(ended, (id) => `results --local ${id} --download DIR`)}`;
}
