import { Failure } from '../core/failure.ts';
import type { ApplyEvent, Plan } from '../pipeline/apply/apply-batches.ts';
import { openLines } from '../pipeline/write/open-lines.ts';
import { eventFields, exitFields, formatEvent, planFields } from '../report/run/apply-events.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io } from './io.ts';

/** What happens during an apply, for programs: a line of JSON each. */
export interface EventLog {
  readonly plan: (plan: Plan) => void;
  /** `exitCode`: of a manifest's batch that has ended. */
  readonly add: (event: ApplyEvent, exitCode?: ExitCode) => void;
  /** Writes how the command ends and gives that, or why not all of it could be written. */
  readonly end: (exitCode: ExitCode) => ExitCode;
}

/** What a log of events needs. */
export interface EventLogOptions {
  /** As it was named. */
  readonly file: string;
  readonly now: () => number;
  /** Covers what must not be read. */
  readonly redact: (text: string) => string;
}

/** Begins a log; throws a Failure where it cannot be written. One that cannot be written later on ends nothing that is under way. */
export function openEventLog({ file, now, redact }: EventLogOptions, io: Io): EventLog {
  const lines = openLines(file, io.cwd);
  let trouble: Failure | undefined;
  const write = (fields: Parameters<typeof formatEvent>[0]): void => {
    if (trouble !== undefined) return;
    try {
      lines.add(redact(formatEvent(fields, now())));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      trouble = error;
      writeFailure(error, io);
    }
  };
  return {
    plan: (plan) => write(planFields(plan)),
    add: (event, exitCode) => write(eventFields(event, exitCode)),
    end: (exitCode) => {
      write(exitFields(exitCode));
      lines.close();
      return trouble === undefined || exitCode !== EXIT.ok ? exitCode : exitCodeOf(trouble);
    },
  };
}

/** A log that nobody asked for. */
export const NO_EVENT_LOG: EventLog = { plan: () => undefined, add: () => undefined, end: (exitCode) => exitCode };
