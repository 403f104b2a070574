import type { Failure } from '../core/failure.ts';

/** What a command says to the shell (docs/exit-codes.md). */
export const EXIT = {
  /** Done, and nothing is wrong. */
  ok: 0,
  /** Findings, or a check found a difference. */
  findings: 1,
  /** Nothing is wrong, and there is something to do: only where `--detailed-exitcode` asks for it. */
  changes: 2,
  /** A batch ran, and some of it failed, was cancelled or has no result. */
  incomplete: 3,
  /** The outcome of a write is unknown: a person has to look. */
  unknown: 4,
  /** Refused by a guard: nothing was sent. */
  refused: 5,
  /** The command line is wrong. */
  usage: 64,
  /** No input matched, or a named file does not exist. */
  noInput: 66,
  /** The API is not available, or answers what it does not document. */
  unavailable: 69,
  /** A bug in parsebatch. */
  bug: 70,
  /** A file exists but cannot be read or written, or is in the way. */
  io: 74,
  /** Another process holds what is needed, the time was up, or something has not ended yet: safe to repeat. */
  locked: 75,
  /** There is no API key, or it is not let in. */
  unauthorized: 77,
  /** The project file is wrong. */
  projectWrong: 78,
  /** Interrupted by SIGINT. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Which code a command ends with when several hold: the first of these. */
const PRECEDENCE: readonly ExitCode[] = [
  EXIT.bug,
  EXIT.interrupted,
  EXIT.terminated,
  EXIT.unknown,
  EXIT.unauthorized,
  EXIT.projectWrong,
  EXIT.refused,
  EXIT.io,
  EXIT.unavailable,
  EXIT.locked,
  EXIT.incomplete,
  EXIT.findings,
  EXIT.changes,
  EXIT.ok,
];

/** The code that outweighs the others. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.ok;
}

/** The code for what the world refused. */
export function exitCodeOf({ code }: Failure): ExitCode {
  return EXIT_OF_FAILURE[code];
}

const EXIT_OF_FAILURE: Readonly<Record<Failure['code'], ExitCode>> = {
  usage: EXIT.usage,
  'not-found': EXIT.noInput,
  io: EXIT.io,
  locked: EXIT.locked,
  'timed-out': EXIT.locked,
  rejected: EXIT.findings,
  refused: EXIT.refused,
  unavailable: EXIT.unavailable,
  'unexpected-answer': EXIT.unavailable,
  unauthorized: EXIT.unauthorized,
  'project-wrong': EXIT.projectWrong,
};
