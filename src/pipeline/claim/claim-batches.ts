import { labelOf } from '../../compile/request.ts';
import { Failure } from '../../core/failure.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { machineAgent } from '../../ledger/machine-agent.ts';
import { initLedger } from '../../ledger/open-ledger.ts';
import { formatRun } from '../../ledger/run-id.ts';
import { machineClock } from '../../submit/clock.ts';
import { clientOf } from '../apply/apply-session.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { lookForEnds } from '../runs/look-for-ends.ts';
import { wordTools } from '../runs/word-tools.ts';
import type { ClientMaker } from '../target/open-client.ts';
import { openRunLedgers } from '../target/open-run-ledger.ts';
import type { RunTarget } from '../target/run-target.ts';
import { hashText } from '../workspace/hash.ts';
import type { Evidence, FoundShard, UnprovenBatch } from './claim-evidence.ts';
import { withoutRecorded } from './claim-evidence.ts';
import type { PersonsWord } from './claim-runs.ts';
import { claimRuns } from './claim-runs.ts';
import { findEvidence } from './find-evidence.ts';
import { readStandingRuns } from './read-standing-runs.ts';
import { recordClaim } from './record-claim.ts';

export type { PersonsWord } from './claim-runs.ts';

/** What claiming needs from outside. */
export interface ClaimRequest {
  readonly target: RunTarget;
  readonly clients: ClientMaker;
  readonly cwd: string;
  /** The version of parsebatch. */
  readonly version: string;
  readonly pid: number;
  /** What a person says, by the label of a batch. */
  readonly words: ReadonlyMap<string, PersonsWord>;
}

/** A run of the ledger, as it then is. */
export interface NamedRun {
  /** As commands take it. */
  readonly name: string;
  readonly run: Run;
}

/** What came of one batch of the manifests. */
export interface ClaimedBatch {
  readonly batch: BuiltBatch;
  readonly label: string;
  /** What was recorded, with how the batches of it have ended. */
  readonly claimed: readonly NamedRun[];
  /** What the ledger had already. */
  readonly kept: readonly NamedRun[];
  /** What may be of it, and was left alone. */
  readonly unproven: readonly UnprovenBatch[];
  /** Batches of it that are not covered as a whole. */
  readonly partial: readonly FoundShard[];
}

/** What came of all, and whether the ledger may be used from now on. */
export interface ClaimResult {
  readonly shownAs: string;
  /** `unmade`: as long as a person has to look nothing is sent with it. */
  readonly marker: 'created' | 'exists' | 'unneeded' | 'unmade';
  readonly batches: readonly ClaimedBatch[];
}

/**
 * Records the batches that the service has of these manifests, as far as it is proven that they are theirs; the service is only
 * asked. The marker without which nothing is sent comes last, and only where nothing is left for a person.
 */
export async function claimBatches(batches: readonly BuiltBatch[], request: ClaimRequest): Promise<ClaimResult> {
  const { target, clients, version, words } = request;
  checkWords(batches, words);
  const tool = `parsebatch ${version}`;
  const { now } = machineClock;
  const { clientFor } = clients;
  const making = { isReadOnly: false, isBeingMade: true };
  const ledgers = await openRunLedgers({ target, clientFor, tool, hash: hashText, now, ...making });
  const claimed: ClaimedBatch[] = [];
  try {
    for (const batch of batches) claimed.push(await claimBatch(batch, await ledgers.ledgerOf(batch), request));
  } finally {
    await ledgers.close();
  }
  const { shownAs } = ledgers;
  if (!target.needsMarker) return { shownAs, marker: 'unneeded', batches: claimed };
  if (claimed.some(needsPerson)) return { shownAs, marker: 'unmade', batches: claimed };
  const { outcome } = await initLedger({ ...target.ledger, now, tool });
  return { shownAs, marker: outcome, batches: claimed };
}

/** Whether something of a batch may be paid for again, unless a person has looked. */
export function needsPerson({ unproven, partial }: ClaimedBatch): boolean {
  return unproven.length > 0 || partial.some(({ lost }) => lost > 0);
}

function checkWords(batches: readonly BuiltBatch[], words: ClaimRequest['words']): void {
  const labels = batches.map(labelOf);
  const unknown = [...words.keys()].find((label) => !labels.includes(label));
  if (unknown === undefined) return;
  const hint = `They make: ${labels.join(', ')}.`;
  throw new Failure('usage', `\`${unknown}\` is no batch of these manifests`, { hint });
}

async function claimBatch(batch: BuiltBatch, ledger: Ledger, request: ClaimRequest): Promise<ClaimedBatch> {
  const label = labelOf(batch);
  const client = clientOf(batch, request.clients);
  const kept = await readStandingRuns(batch, ledger);
  const recorded = new Set(kept.flatMap(({ shards }) => shards.flatMap(({ batchIds }) => batchIds)));
  const evidence = await findEvidence(batch, { client, cwd: request.cwd });
  const word = request.words.get(label);
  checkWord(word, evidence, recorded, label);
  const left = withoutRecorded(evidence, kept);
  const last = Math.max(0, ...kept.map(({ record }) => record.generation));
  const { runs, unproven } = claimRuns(batch, left, { word, last });
  const by = machineAgent(request.pid);
  const tools = wordTools({ client, clock: machineClock }, request.pid);
  const claimed: Run[] = [];
  for (const run of runs) claimed.push(await lookForEnds({ run: await recordClaim(run, ledger, by), ledger }, tools));
  const partial = left.found.filter(({ lost, absent }) => lost > 0 || absent.length > 0);
  return { batch, label, claimed: claimed.map(named), kept: kept.map(named), unproven, partial };
}

function named(run: Run): NamedRun {
  return { name: formatRun(run.id), run };
}

function checkWord(
  word: PersonsWord | undefined,
  { found, unproven }: Evidence,
  recorded: ReadonlySet<string>,
  label: string,
): void {
  const known = new Set([...recorded, ...[...found, ...unproven].map(({ batch }) => batch.id)]);
  const stranger = [...(word?.batchIds ?? [])].find((id) => !known.has(id));
  if (stranger === undefined) return;
  const hint = 'It has to read the directory of the manifest, or to work on items of it and on no others.';
  throw new Failure('refused', `\`${stranger}\` cannot be a batch of \`${label}\``, { hint });
}
