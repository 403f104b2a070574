import { labelOf } from '../../compile/request.ts';
import { Failure } from '../../core/failure.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger, LedgerView } from '../../ledger/ledger.ts';
import type { RunId } from '../../ledger/run-id.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { KnownRuns } from './known-runs.ts';
import type { MeantName, Reference } from './run-reference.ts';
import { readReference } from './run-reference.ts';

export { formatRun } from '../../ledger/run-id.ts';

/** A run, and the ledger that it is in. */
export interface FoundRun {
  readonly run: Run;
  readonly ledger: Ledger;
}

/**
 * Finds the run that a text on the command line means: a run itself, its digest possibly shortened, the newest one of a
 * manifest, or the one that a batch is of. Throws a Failure that names what there is where it is none or several.
 */
export async function findRun(text: string, runs: KnownRuns): Promise<FoundRun> {
  const reference = readReference(text);
  const places = await placesIn(runs.ledgers);
  switch (reference.kind) {
    case 'batch':
      return findByBatch(reference.id, places, runs);
    case 'run':
      return readPlace(onlyRun(text, reference, places, runs));
    case 'name':
      return newestOf(onlyName(text, reference, places, runs));
  }
}

/** Where a run is. */
interface Place {
  readonly id: RunId;
  readonly ledger: Ledger;
  readonly read: LedgerView['read'];
}

async function placesIn(ledgers: readonly Ledger[]): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const ledger of ledgers) {
    const { runs, read } = await ledger.look();
    places.push(...runs.map((id) => ({ id, ledger, read })));
  }
  return places;
}

async function readPlace({ id, ledger, read }: Place): Promise<FoundRun> {
  return { run: await read(id), ledger };
}

/** A run that cannot be read may be the one, unless another has the batch. */
async function findByBatch(batchId: string, places: readonly Place[], runs: KnownRuns): Promise<FoundRun> {
  const found: FoundRun[] = [];
  let unread: Failure | undefined;
  for (const place of places) {
    try {
      const { run, ledger } = await readPlace(place);
      if (run.shards.some(({ batchIds }) => batchIds.includes(batchId))) found.push({ run, ledger });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'io') throw error;
      unread = error;
    }
  }
  const [first, ...more] = found;
  if (first !== undefined && more.length === 0) return first;
  if (first !== undefined)
    throw ambiguous(
      batchId,
      found.map(({ run }) => formatRun(run.id)),
    );
  throw unread ?? absent(`No run in the ledger has the batch \`${batchId}\``, places, runs);
}

function onlyRun(
  text: string,
  { label, digest, generation }: Extract<Reference, { readonly kind: 'run' }>,
  places: readonly Place[],
  runs: KnownRuns,
): Place {
  const found = places.filter(
    ({ id }) => labelOf(id) === label && id.digest.startsWith(digest) && id.generation === generation,
  );
  const [first, ...more] = found;
  if (first === undefined) throw absent(`\`${text}\` is not in the ledger`, places, runs);
  if (more.length > 0) throw ambiguous(text, found.map(nameOfRun));
  return first;
}

/** All runs of the one batch that a name stands for. */
function onlyName(text: string, { batch }: MeantName, places: readonly Place[], runs: KnownRuns): readonly Place[] {
  const within = places.filter(({ id }) => isWithin(id, batch));
  const environment = batch.environment ?? runs.environmentName;
  const narrowed = within.filter(({ id }) => id.environment === environment);
  const exact = within.filter(({ id }) => labelOf(id) === labelOf(batch));
  const found = [narrowed.filter(({ id }) => id.row === batch.row), narrowed, exact, within].find(
    (some) => some.length > 0,
  );
  if (found === undefined) throw absent(`No run of \`${text}\` is in the ledger`, places, runs);
  const names = new Set(found.map(nameOfBatch));
  if (names.size > 1) throw ambiguous(text, [...names]);
  return found;
}

function isWithin(id: RunId, { name, environment, row }: MeantName['batch']): boolean {
  if (id.name !== name || (row !== undefined && id.row !== row)) return false;
  return environment === undefined || id.environment === environment;
}

/** Of the digest that was begun last the newest generation. */
async function newestOf(places: readonly Place[]): Promise<FoundRun> {
  const found: FoundRun[] = [];
  for (const place of places) found.push(await readPlace(place));
  const last = found.reduce((one, other) => (other.run.record.at > one.run.record.at ? other : one));
  const own = found.filter(({ run }) => run.record.digest === last.run.record.digest);
  return own.reduce((one, other) => (other.run.record.generation > one.run.record.generation ? other : one));
}

function nameOfBatch({ id, ledger: { scope } }: Place): string {
  return `\`${labelOf(id)}\` of the project ${scope.project}`;
}

function nameOfRun({ id, ledger: { scope } }: Place): string {
  return `${formatRun(id)} of the project ${scope.project}`;
}

/** So many are named. */
const MOST_NAMED = 10;

function ambiguous(text: string, names: readonly string[]): Failure {
  const hint = 'Name one of them, with --project where they differ in that alone.';
  return new Failure('usage', `\`${text}\` may be ${listed(names, ' or ')}`, { hint });
}

function absent(message: string, places: readonly Place[], { target: { endpoint } }: KnownRuns): Failure {
  const labels = [...new Set(places.map(({ id }) => labelOf(id)))].sort();
  const hint =
    labels.length === 0
      ? `It has no run that counts for ${endpoint}.`
      : `For ${endpoint} it has runs of ${listed(
          labels.map((label) => `\`${label}\``),
          ' and ',
        )}.`;
  return new Failure('not-found', message, { hint });
}

function listed(names: readonly string[], word: string): string {
  const more = names.length - MOST_NAMED;
  const named = more > 0 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')}${word}${named.at(-1)}`;
}
