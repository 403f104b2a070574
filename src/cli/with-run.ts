import type { FoundRun } from '../pipeline/runs/find-run.ts';
import { findRun } from '../pipeline/runs/find-run.ts';
import type { KnownRuns } from '../pipeline/runs/known-runs.ts';
import { projectIdOf, withKnownRuns } from '../pipeline/runs/known-runs.ts';
import type { OpenedClient } from '../pipeline/target/open-client.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { readRunOptions } from './run-options.ts';
import { withClient } from './with-client.ts';

/** The run that a command line means, and those that it was found among. */
export interface MeantRun extends FoundRun {
  readonly runs: KnownRuns;
}

/** Does something with the run that a text means, its ledger being open for that long. */
export function withRun(
  text: string,
  { options, isReadOnly }: { readonly options: CommandOptions; readonly isReadOnly: boolean },
  io: Io,
  use: (meant: MeantRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withKnownRuns({ ...readRunOptions(options, io), isReadOnly }, async (runs) =>
    use({ ...(await findRun(text, runs)), runs }),
  );
}

/** Does something with a client for where a run was sent to. */
export function withRunClient(
  { runs: { target }, ledger }: MeantRun,
  options: CommandOptions,
  io: Io,
  use: (opened: OpenedClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  const project = projectIdOf(ledger);
  // The host was chosen with what the project file says, and is one that the key may go to.
  const address = target.host === undefined ? {} : { baseUrl: target.host.baseUrl, region: undefined };
  return withClient({ ...options, ...address, project }, io, use);
}
