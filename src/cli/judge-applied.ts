import type { AppliedBatch, AppliedShard, Plan } from '../pipeline/apply/apply-batches.ts';
import { hasExceeded } from '../pipeline/apply/apply-batches.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf, gravest } from './exit-code.ts';

/** What became of a manifest's batch means for the exit code. */
export function judgeApplied(applied: AppliedBatch, plan: Plan): ExitCode {
  const { planned, failure, left, runs, ends } = applied;
  return gravest([
    failure === undefined ? EXIT.ok : exitOfFailure(failure),
    left === undefined ? EXIT.ok : EXIT_OF_LEFT[left],
    judgeDecision(planned, plan),
    ...ends.map(({ end }) => judgeEnd(end)),
    ...runs.map(({ run: { state } }) =>
      state === 'attention' ? EXIT.incomplete : state === 'conflict' ? EXIT.unknown : EXIT.ok,
    ),
  ]);
}

/** Those that were the end for others have codes of their own. */
const EXIT_OF_LEFT: Readonly<Record<NonNullable<AppliedBatch['left']>, ExitCode>> = {
  interrupted: EXIT.locked,
  'out-of-credits': EXIT.refused,
  'failed-before': EXIT.ok,
  hopeless: EXIT.ok,
};

function judgeDecision({ decision, run, isSending }: AppliedBatch['planned'], plan: Plan): ExitCode {
  if (decision.action === 'attention') return EXIT.incomplete;
  if (decision.action === 'unknown' && run === undefined) return EXIT.unknown;
  if (decision.action !== 'blocked') return EXIT.ok;
  if (run?.state === 'claimed') return EXIT.locked;
  // A limit, or files that are not there any more as they were frozen; a source that the service does not have is a mistake.
  return (isSending && hasExceeded(plan)) || run !== undefined ? EXIT.refused : EXIT.findings;
}

function judgeEnd(end: AppliedShard['end']): ExitCode {
  if ('failure' in end) return exitOfFailure(end.failure);
  const { state, stopped, doubt } = end;
  if (stopped === 'out-of-credits') return EXIT.refused;
  switch (state.kind) {
    case 'unknown':
      return doubt?.needsPerson === true ? EXIT.unknown : EXIT.locked;
    case 'conflict':
      return EXIT.unknown;
    case 'claimed':
    case 'rate-limited':
      return EXIT.locked;
    case 'not-sent':
      return EXIT.unavailable;
    case 'rejected':
      return [401, 403].includes(state.status) ? EXIT.unauthorized : EXIT.findings;
    case 'nothing':
      return stopped === 'interrupted' ? EXIT.locked : EXIT.ok;
    case 'cancelled':
      return EXIT.incomplete;
    case 'created':
    case 'final':
      return EXIT.ok;
  }
}

/** Of what was begun with nothing is a wrong command line: what the service does not have it has rejected. */
function exitOfFailure(failure: Parameters<typeof exitCodeOf>[0]): ExitCode {
  const exitCode = exitCodeOf(failure);
  return exitCode === EXIT.noInput || exitCode === EXIT.usage ? EXIT.findings : exitCode;
}
