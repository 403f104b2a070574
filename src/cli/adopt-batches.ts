import type { ClaimResult } from '../pipeline/claim/claim-batches.ts';
import { claimBatches, needsPerson } from '../pipeline/claim/claim-batches.ts';
import { runTargetOf } from '../pipeline/plan/plan-batches.ts';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { claimsAsJson, formatClaims } from '../report/run/claims.ts';
import { jsonAnswer } from './api-options.ts';
import { withDestination } from './apply-clients.ts';
import { buildGiven } from './build-given.ts';
import { readClaims } from './claim-options.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { readTargetOptions } from './plan-options.ts';

/** Makes a ledger of what the service has of some manifests, as `ledger init --adopt` does. */
export async function adoptBatches(names: readonly string[], options: CommandOptions, io: Io): Promise<ExitCode> {
  const words = readClaims(options);
  const targetOptions = readTargetOptions(options, io);
  const given = await buildGiven(names, options, io);
  if ('exitCode' in given) return given.exitCode;
  const { batches, workspace } = given;
  const target = runTargetOf(batches, workspace, targetOptions);
  return withDestination(target, 1, options, io, async ({ clients }) => {
    const { redact } = clients.redactor;
    const settings = { target, clients, words, cwd: io.cwd, version: packageVersion(), pid: process.pid };
    const result = await claimBatches(batches, settings);
    io.out.write(redact(options['format'] === 'json' ? jsonAnswer(claimsAsJson(result)) : formatClaims(result)));
    io.err.write(redact(sayMarker(result)));
    return result.batches.some(needsPerson) ? EXIT.unknown : EXIT.ok;
  });
}

const MARKER_WORDS = { created: 'made', exists: 'kept', unneeded: 'kept' } as const;

function sayMarker({ marker, shownAs, batches }: ClaimResult): string {
  const place = escapeForTerminal(shownAs);
  const [label] = batches.filter(needsPerson).map((one) => one.label);
  const line =
    marker === 'unmade' ? `the ledger in ${place} is not made yet` : `${MARKER_WORDS[marker]} the ledger in ${place}`;
  return label === undefined ? `${line}\n` : `${line}\n${wordsFor(escapeForTerminal(label), marker)}`;
}

/** What a person can do next. */
function wordsFor(label: string, marker: ClaimResult['marker']): string {
  const rest = marker === 'unmade' ? 'Nothing is sent until the rest is settled' : 'What is left may be paid for again';
  return `  ${rest}. A batch that is of it: parsebatch ledger init --adopt --claim ${label}=BATCH-ID --reason TEXT.
  One that has no result yet may be proven later: repeat the command. Where the others are none of yours: ${
    marker === 'unmade' ? 'parsebatch ledger init.' : 'there is nothing to do.'
  }
`;
}
