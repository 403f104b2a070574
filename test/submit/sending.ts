import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchManifest } from '../../src/compile/compile-batch.ts';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import type { CompiledBatch } from '../../src/compile/request.ts';
import { Failure } from '../../src/core/failure.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { BatchSpec, ParseBatchSpec } from '../../src/generated/types.ts';
import type { Backend } from '../../src/ledger/backend.ts';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import type { Run } from '../../src/ledger/fold-run.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { Agent, FrozenSource, RecordContent, RunRecord } from '../../src/ledger/record.ts';
import type { RunId } from '../../src/ledger/run-id.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { beginHash, hashText } from '../../src/pipeline/workspace/hash.ts';
import type { RunOrder, RunShare, RunTools, ShardEnd } from '../../src/submit/advance-run.ts';
import { advanceRun } from '../../src/submit/advance-run.ts';
import { clientOfKind } from '../../src/submit/client/api-of.ts';
import { createClient } from '../../src/submit/client/client.ts';
import { followRun } from '../../src/submit/follow-run.ts';
import { freezeConfiguration, keepConfiguration } from '../../src/submit/freeze-configuration.ts';
import type { Waits } from '../../src/submit/shard-order.ts';
import { DEFAULT_WAITS } from '../../src/submit/shard-order.ts';
import type { FileToUpload } from '../../src/submit/upload-files.ts';
import { batchWith, classifyWith, manifestWith } from '../compile/manifests.ts';
import type { Started } from '../emulator/start.ts';
import { fill, KEY, start } from '../emulator/start.ts';
import { v2BatchesAt } from '../emulator/v2.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import type { PacedClock } from './paced-clock.ts';
import { pacedClock } from './paced-clock.ts';

export const BATCHES = '/api/v1/beta/batch-processing';
export const DIRECTORIES = '/api/v1/beta/directories';

/** What a run reads. */
export type SourceKind = 'files' | 'staged' | 'directory' | 'items';

/** A server, a ledger, and a run over three files, two of them in the first shard where there is more than one. */
export interface World {
  readonly server: Started;
  readonly paced: PacedClock;
  readonly backend: Backend;
  readonly batch: CompiledBatch;
  readonly files: readonly FileToUpload[];
  readonly record: RecordContent & RunRecord;
  readonly id: RunId;
  /** The directory that is read, or that the items are in. */
  readonly directory: string;
  readonly items: readonly string[];
}

const CONTENT = { 'a.txt': 'Alpha', 'b.txt': 'Beta', 'c.txt': 'Gamma' };
const BY: Agent = { host: 'runner', pid: 7, startedAt: '2026-01-01T00:00:00.000Z' };

export function createWorld(kind: SourceKind, spec: Partial<ParseBatchSpec> = {}): Promise<World> {
  return worldOf(kind, (source) => manifestWith({ source, ...spec }));
}

/** The same of a batch that classifies. */
export function createClassifyWorld(kind: SourceKind): Promise<World> {
  return worldOf(kind, (source) => classifyWith({ source }));
}

/** The same of the v2 API. */
export function createV2World(kind: SourceKind, spec: Partial<BatchSpec> = {}): Promise<World> {
  return worldOf(kind, (source) => batchWith({ source, ...spec }));
}

async function worldOf(
  kind: SourceKind,
  manifestOver: (source: ParseBatchSpec['source']) => BatchManifest,
): Promise<World> {
  const paced = pacedClock();
  const server = await start({ clock: paced.server });
  const { directory, items } = await fill(server, CONTENT);
  const root = await temporaryFolder();
  const files = await writeFiles(root);
  const source = frozen(kind, { directory, items, files, listed: await listed(server, directory) });
  const batch = compileBatch(manifestOver(sourceSpec(kind, directory, items)), hashText);
  const id: RunId = { name: batch.name, digest: batch.digest, generation: 1 };
  const shards =
    kind === 'directory'
      ? [{ first: 0, count: 3 }]
      : [
          { first: 0, count: 2 },
          { first: 2, count: 1 },
        ];
  const shared = {
    contentDigest: batch.digest,
    settings: batch.settings,
    cause: { kind: 'first' },
    shardSize: kind === 'directory' ? 3 : 2,
  } as const;
  const record = { record: 'run', kind: batch.kind, ...id, ...shared, source, shards } as unknown as World['record'];
  return { server, paced, backend: directoryBackend(join(root, 'ledger')), batch, files, record, id, directory, items };
}

/** What one command does: with these it may be cut short or lied to. */
export interface Circumstances {
  readonly fetch?: typeof fetch;
  readonly backend?: Backend;
  readonly waits?: Partial<Waits>;
  readonly signal?: AbortSignal;
  readonly isAssumedAbsent?: boolean;
  readonly concurrency?: number;
  readonly runner?: { readonly index: number; readonly of: number };
  readonly getSecret?: (name: string) => string | undefined;
  readonly onWait?: () => void;
  /** Without a word to the contrary it is. */
  readonly isFollowed?: boolean;
}

/** What came of it. */
export interface Applied {
  readonly sent: readonly ShardEnd[];
  readonly followed: readonly ShardEnd[];
  /** What was waited for, in order. */
  readonly waits: readonly string[];
  /** What kept the run from being begun. */
  readonly failure?: Failure;
}

/** Begins the run or goes on with it, and follows its batches to their ends. */
export async function apply(world: World, circumstances: Circumstances = {}): Promise<Applied> {
  const ledger = openLedger(world, circumstances.backend);
  const waits: string[] = [];
  const tools = toolsOf(world, circumstances, { ledger, waits });
  const sent: ShardEnd[] = [];
  const { batch, files } = world;
  const begun = await begin(world, ledger, tools);
  if (begun instanceof Failure) return { sent, followed: [], waits, failure: begun };
  const order: RunOrder = { ...begun, batch, files, ...said(circumstances) };
  await advanceRun(order, shareOf(circumstances), tools, (end) => sent.push(end));
  const followed: ShardEnd[] = [];
  if (circumstances.isFollowed === false) return { sent, followed, waits };
  const options = { concurrency: 1, onChange: () => undefined };
  await followRun(await readRun(world, ledger), options, tools, (end) => followed.push(end));
  return { sent, followed, waits };
}

/** A configuration is frozen with the run, or kept as it was frozen; what keeps that from being is given. */
async function begin(
  world: World,
  ledger: Ledger,
  tools: RunTools,
): Promise<Pick<RunOrder, 'run' | 'ready'> | Failure> {
  const { batch, record, id } = world;
  const run = await ledger.read(id);
  if (run !== undefined) return { run, ready: () => keepConfiguration(batch, run.record.configuration, tools) };
  try {
    const configuration = await freezeConfiguration(batch, tools);
    await ledger.write(id, { ...record, ...(configuration !== undefined && { configuration }) });
    return { run: await readRun(world, ledger) };
  } catch (error) {
    if (batch.kind === 'Batch' && error instanceof Failure) return error;
    throw error;
  }
}

/** The run as the ledger has it. */
export async function readRun(world: World, ledger: Pick<Ledger, 'read'> = openLedger(world)): Promise<Run> {
  const run = await ledger.read(world.id);
  if (run === undefined) throw new Error('there is no run');
  return run;
}

/** All batches that the server has, the first one first. */
// biome-ignore lint/suspicious/noExplicitAny: what a server answers is looked into by each test
export async function batchesOn({ server, batch }: World): Promise<readonly any[]> {
  server.faults.clear();
  if (batch.kind === 'Batch') return v2BatchesAt(server);
  const { body } = await server.call('GET', `${BATCHES}?limit=1000`);
  return body.items.reverse();
}

/** What is wrong with the ledger. */
export async function findingsIn({ backend, paced }: World): Promise<readonly string[]> {
  const { findings } = await verifyLedger(backend, hashText, paced.client.now());
  return findings.map(({ kind, path, message }) => `${kind}: ${path} ${message}`);
}

/** The names of the items of each batch. */
export async function namesByBatch(world: World): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { id } of await batchesOn(world)) {
    const { body } = await world.server.call('GET', `${BATCHES}/${id}/items`);
    names.push(
      body.items
        .map((item: { readonly item_name: string }) => item.item_name)
        .sort()
        .join(' '),
    );
  }
  return names;
}

export function openLedger({ backend, paced }: World, other: Backend = backend): Ledger {
  const scope = { namespace: 'default', endpoint: 'local', project: 'p-1' };
  return createLedger({ backend: other, scope, hash: hashText, now: paced.client.now, tool: 'parsebatch 0.0.0' });
}

function shareOf({ concurrency = 1, runner }: Circumstances): RunShare {
  return { concurrency, ...(runner !== undefined && { runner }) };
}

function said({ isAssumedAbsent }: Circumstances): Pick<RunOrder, 'isAssumedAbsent'> {
  return isAssumedAbsent === undefined ? {} : { isAssumedAbsent };
}

export function toolsOf(
  { server, paced, batch }: World,
  circumstances: Circumstances,
  { ledger, waits }: { readonly ledger: Ledger; readonly waits: string[] },
): RunTools {
  const clock = paced.client;
  const redactor = createRedactor();
  const client = createClient({
    baseUrl: server.url,
    key: KEY,
    fetch: paced.watched(circumstances.fetch ?? fetch),
    clock,
    random: () => 0.5,
    redactor,
    limits: { attempts: 3 },
  });
  return {
    client: clientOfKind(client, batch.kind),
    ledger,
    clock,
    redactor,
    random: () => 0.5,
    hash: hashText,
    beginHash,
    by: BY,
    signal: circumstances.signal ?? new AbortController().signal,
    credits: new AbortController(),
    concurrency: 1,
    getSecret: circumstances.getSecret ?? (() => undefined),
    waits: { ...DEFAULT_WAITS, ...circumstances.waits },
    onProgress: () => undefined,
    onWait: (_, wait) => {
      waits.push(`${wait.for} ${wait.milliseconds}`);
      circumstances.onWait?.();
    },
  };
}

async function writeFiles(root: string): Promise<readonly FileToUpload[]> {
  await mkdir(join(root, 'inbox'));
  const files: FileToUpload[] = [];
  for (const [base, text] of Object.entries(CONTENT)) {
    const path = join(root, 'inbox', base);
    await writeFile(path, text);
    const bytes = new TextEncoder().encode(text);
    files.push({ name: `inbox/${base}`, path, size: bytes.length, sha256: hashText('sha256', bytes) });
  }
  return files;
}

function sourceSpec(kind: SourceKind, directory: string, items: readonly string[]): ParseBatchSpec['source'] {
  if (kind === 'files') return { files: ['inbox/*.txt'] };
  if (kind === 'items') return { item_ids: [...items] };
  return { directory_id: directory, ...(kind === 'staged' && { stage: true }) };
}

interface Listed {
  readonly id: string;
  readonly fileId: string;
}

async function listed(server: Started, directory: string): Promise<readonly Listed[]> {
  const { body } = await server.call('GET', `${DIRECTORIES}/${directory}/files`);
  const files: { readonly id: string; readonly file_id: string }[] = body.items;
  return files.map(({ id, file_id }) => ({ id, fileId: file_id })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function frozen(
  kind: SourceKind,
  there: {
    readonly directory: string;
    readonly items: readonly string[];
    readonly files: readonly FileToUpload[];
    readonly listed: readonly Listed[];
  },
): FrozenSource {
  if (kind === 'items') return { kind, itemIds: [...there.items].sort() };
  if (kind !== 'files') return { kind: 'directory', directoryId: there.directory, items: there.listed };
  return { kind, files: there.files.map(({ name, size, sha256 }) => ({ path: name, bytes: size, sha256 })) };
}

/** What became of the shards, each with a word: its state, why it stopped, or the code of its failure. */
export function statesOf({ sent, followed, failure }: Applied): string {
  if (failure !== undefined) return failure.code;
  const last = new Map([...sent, ...followed].map((end) => [end.shard, end]));
  return [...last.values()]
    .map((end) => ('failure' in end ? end.failure.code : (end.stopped ?? end.state.kind)))
    .join(', ');
}
