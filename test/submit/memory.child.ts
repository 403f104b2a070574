import { compileBatch } from '../../src/compile/compile-batch.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { RecordContent } from '../../src/ledger/record.ts';
import { beginHash, hashText } from '../../src/pipeline/workspace/hash.ts';
import type { RunTools } from '../../src/submit/advance-run.ts';
import { advanceRun } from '../../src/submit/advance-run.ts';
import { createClient } from '../../src/submit/client/client.ts';
import { createRateBudget } from '../../src/submit/client/rate-budget.ts';
import { machineClock } from '../../src/submit/clock.ts';
import { DEFAULT_WAITS } from '../../src/submit/shard-order.ts';
import { manifestWith } from '../compile/manifests.ts';

/** Uploads a file, reads the list of a batch's items, or sends a run, and prints what came of it and the most memory it took. */
const [task = '', baseUrl = '', file = ''] = process.argv.slice(2);
const clock = machineClock;
// The rate is that of a hundred processes: it is not what is looked at here.
const budget = createRateBudget(clock, 100);
const client = createClient({ baseUrl, key: 'llx-test', fetch, clock, random: Math.random, budget });
const TOOLS: Omit<RunTools, 'ledger'> = {
  client,
  clock,
  random: Math.random,
  hash: hashText,
  beginHash,
  by: { host: 'runner', pid: 7, startedAt: '2026-01-01T00:00:00.000Z' },
  signal: new AbortController().signal,
  credits: new AbortController(),
  concurrency: 4,
  getSecret: () => undefined,
  redactor: createRedactor(),
  waits: DEFAULT_WAITS,
  onProgress: () => undefined,
};
const TASKS: Readonly<Record<string, () => Promise<unknown>>> = { upload, list: countItems, send: sendRun };
const said = await TASKS[task]?.();
console.log(JSON.stringify({ said, megabytes: process.resourceUsage().maxRSS / 1024 }));

async function upload(): Promise<string> {
  return (await client.uploadFile('dir-1', file)).kind;
}

async function countItems(): Promise<number> {
  let count = 0;
  for await (const page of client.listItems('bjb-1')) count += page.length;
  return count;
}

/** 100 shards of 1,000 items each, in a ledger in that directory. */
async function sendRun(): Promise<number> {
  const itemIds = Array.from(
    { length: 100_000 },
    (_, index) => `dfl-00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
  );
  const batch = compileBatch(manifestWith({ source: { item_ids: itemIds } }), hashText);
  const scope = { namespace: 'default', endpoint: 'local', project: 'p-1' };
  const { now } = clock;
  const backend = directoryBackend(file);
  const ledger = createLedger({ backend, scope, hash: hashText, now, tool: 'parsebatch 0.0.0' });
  const id = { name: batch.name, digest: batch.digest, generation: 1 };
  const shards = Array.from({ length: 100 }, (_, index) => ({ first: index * 1_000, count: 1_000 }));
  const record: RecordContent = {
    ...{ record: 'run', kind: 'ParseBatch', ...id, contentDigest: batch.digest, cause: { kind: 'first' } },
    ...{ settings: batch.settings, source: { kind: 'items', itemIds }, shardSize: 1_000, shards },
  };
  await ledger.write(id, record);
  const run = await ledger.read(id);
  if (run === undefined) throw new Error('there is no run');
  let created = 0;
  await advanceRun({ run, batch, files: [] }, { concurrency: 4 }, { ...TOOLS, ledger }, (end) => {
    if ('state' in end && end.state.kind === 'created') created += 1;
  });
  return created;
}
