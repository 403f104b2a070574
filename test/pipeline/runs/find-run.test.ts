import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { directoryBackend } from '../../../src/ledger/directory-backend.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { initLedger } from '../../../src/ledger/open-ledger.ts';
import type { Scope } from '../../../src/ledger/record-path.ts';
import type { RunId } from '../../../src/ledger/run-id.ts';
import { findRun, formatRun } from '../../../src/pipeline/runs/find-run.ts';
import type { RunsAccess } from '../../../src/pipeline/runs/known-runs.ts';
import { withKnownRuns } from '../../../src/pipeline/runs/known-runs.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { created, finalOf, hash, intent, NOW, runRecord } from '../../ledger/sample-records.ts';

const HOST = 'api.cloud.llamaindex.ai';
const [OLD, NEW, LIKE] = ['ab'.repeat(32), 'cd'.repeat(32), `${'ab'.repeat(4)}${'0'.repeat(56)}`];

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
  const place = { directory: cwd, environment: {} };
  await initLedger({ location: undefined, place, allowPublic: false, now: () => NOW, tool: 'parsebatch 0.0.0' });
});

interface Kept extends Partial<RunId> {
  readonly day?: number;
  readonly scope?: Partial<Scope>;
  readonly batchId?: string;
  readonly place?: string;
}

/** Keeps a run that was begun on some day. */
async function keep({ day = 1, scope, batchId, place = '.parsebatch/ledger', ...id }: Kept): Promise<void> {
  const run: RunId = { name: 'invoices', digest: OLD, generation: 1, ...id };
  const now = () => Date.UTC(2026, 0, day);
  const ledger = createLedger({
    ...{ backend: directoryBackend(join(cwd, place)), hash, now, tool: 'parsebatch 0.0.0' },
    scope: { namespace: 'default', endpoint: HOST, project: 'p-1', ...scope },
  });
  const cause = run.generation === 1 ? ({ kind: 'first' } as const) : ({ kind: 'all' } as const);
  await ledger.write(run, runRecord(1, { ...run, cause }));
  if (batchId === undefined) return;
  for (const content of [intent(1, 1), created(1, 1, batchId), finalOf(1, 1, batchId)])
    await ledger.write(run, content);
}

function find(text: string, more: Partial<RunsAccess> = {}): Promise<string> {
  const access = { cwd, version: '0.1.0', environment: {}, isReadOnly: true, ...more };
  return withKnownRuns(access, async (runs) => {
    const { run, ledger } = await findRun(text, runs);
    return `${formatRun(run.id)} ${ledger.scope.project}`;
  });
}

describe('a run', () => {
  test('is found as it is printed, and with eight digits of its digest', async () => {
    await keep({ environment: 'prod', row: 'tenant=a%20b' });
    const name = `invoices.prod.tenant=a%20b/${OLD}/g0001`;
    expect(await find(name)).toBe(`${name} p-1`);
    expect(await find(name.replace(OLD, OLD.slice(0, 8)))).toBe(`${name} p-1`);
    await expect(find(name.replace('g0001', 'g0002'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(find(name.replace(OLD, OLD.slice(0, 7)))).rejects.toMatchObject({ code: 'usage' });
  });

  test('is not guessed where digits are those of several digests', async () => {
    await keep({});
    await keep({ digest: LIKE });
    await expect(find('invoices/abababab/g0001')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(`invoices/${LIKE}/g0001.* or invoices/${OLD}/g0001`),
    });
    expect(await find('invoices/ababababab/g0001')).toBe(`invoices/${OLD}/g0001 p-1`);
  });

  test('of a name is the newest generation of the digest that was begun last', async () => {
    await keep({ digest: NEW, day: 1 });
    await keep({ day: 2 });
    await keep({ generation: 2, day: 3 });
    expect(await find('invoices')).toBe(`invoices/${OLD}/g0002 p-1`);
    await keep({ digest: NEW, generation: 2, day: 4 });
    expect(await find('invoices')).toBe(`invoices/${NEW}/g0002 p-1`);
  });

  test('of a batch is the one that has it, also where another cannot be read', async () => {
    await keep({ batchId: 'bjb-1' });
    await keep({ digest: NEW, batchId: 'bjb-2' });
    expect(await find('bjb-2')).toBe(`invoices/${NEW}/g0001 p-1`);
    await expect(find('bjb-3')).rejects.toMatchObject({ code: 'not-found' });
    await writeFile(join(cwd, `.parsebatch/ledger/v1/default/${HOST}/p-1/invoices/${OLD}/g0001/run.json`), '{}');
    expect(await find('bjb-2')).toBe(`invoices/${NEW}/g0001 p-1`);
    await expect(find('bjb-3')).rejects.toMatchObject({ code: 'io' });
  });

  test.each(['', 'Invoices', 'invoices/', 'invoices//g0001', `invoices/${OLD}`, `invoices/${OLD}/g1`, '../invoices'])(
    'cannot be called %j',
    async (text) => {
      await expect(find(text)).rejects.toMatchObject({ code: 'usage' });
    },
  );
});

describe('a name', () => {
  test('without environment stands for the one batch that begins with it', async () => {
    await keep({ environment: 'prod' });
    await keep({ name: 'receipts' });
    expect(await find('invoices')).toBe(`invoices.prod/${OLD}/g0001 p-1`);
    await expect(find('invoices.staging')).rejects.toMatchObject({
      code: 'not-found',
      hint: `For ${HOST} it has runs of \`invoices.prod\` and \`receipts\`.`,
    });
  });

  test('that several batches begin with is not guessed, unless the environment is stated', async () => {
    await keep({ environment: 'prod' });
    await keep({ environment: 'staging' });
    await expect(find('invoices')).rejects.toMatchObject({
      code: 'usage',
      message: '`invoices` may be `invoices.prod` of the project p-1 or `invoices.staging` of the project p-1',
    });
    expect(await find('invoices.staging')).toBe(`invoices.staging/${OLD}/g0001 p-1`);
    expect(await find('invoices', { environmentName: 'prod' })).toBe(`invoices.prod/${OLD}/g0001 p-1`);
  });

  test('that is the whole name of a batch means that one', async () => {
    await keep({});
    await keep({ environment: 'prod' });
    expect(await find('invoices')).toBe(`invoices/${OLD}/g0001 p-1`);
    expect(await find('invoices', { environmentName: 'prod' })).toBe(`invoices.prod/${OLD}/g0001 p-1`);
    expect(await find('invoices', { environmentName: 'staging' })).toBe(`invoices/${OLD}/g0001 p-1`);
  });

  test('with rows needs the row where there are several', async () => {
    await keep({ row: 'tenant=acme' });
    await keep({ row: 'tenant=globex' });
    await expect(find('invoices')).rejects.toMatchObject({ code: 'usage' });
    expect(await find('invoices.tenant=globex')).toBe(`invoices.tenant=globex/${OLD}/g0001 p-1`);
  });

  test('in two projects needs the project', async () => {
    await keep({});
    await keep({ scope: { project: 'p-2' } });
    await expect(find('invoices')).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('p-2') });
    expect(await find('invoices', { projectId: 'p-2' })).toBe(`invoices/${OLD}/g0001 p-2`);
  });
});

describe('what is looked through', () => {
  test('is what counts for the endpoint that is meant', async () => {
    await keep({ scope: { endpoint: '127.0.0.1:8080' } });
    await expect(find('invoices')).rejects.toMatchObject({
      code: 'not-found',
      hint: `It has no run that counts for ${HOST}.`,
    });
    for (const more of [
      { baseUrl: 'http://127.0.0.1:8080' },
      { environment: { LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:8080' } },
    ])
      expect(await find('invoices', more)).toBe(`invoices/${OLD}/g0001 p-1`);
  });

  test('is the host and the namespace that the project file names', async () => {
    await keep({ scope: { endpoint: 'api.cloud.eu.llamaindex.ai', namespace: 'team' } });
    await writeFile(
      join(cwd, 'parsebatch.config.yaml'),
      'apiVersion: parsebatch.dev/v1\nkind: Project\nledger: { namespace: team }\nenvironments: { eu: { region: eu } }\n',
    );
    await expect(find('invoices')).rejects.toMatchObject({ code: 'not-found' });
    expect(await find('invoices', { environmentName: 'eu' })).toBe(`invoices/${OLD}/g0001 p-1`);
  });

  test('is the ledger of rehearsals with --local, and never without', async () => {
    const place = '.parsebatch/local/ledger';
    await keep({ name: 'rehearsed', place, scope: { endpoint: 'local', project: 'local' } });
    await keep({});
    expect(await find('rehearsed', { isLocal: true })).toBe(`rehearsed/${OLD}/g0001 local`);
    await expect(find('invoices', { isLocal: true })).rejects.toMatchObject({ code: 'not-found' });
    await expect(find('rehearsed')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is refused where there is no ledger, and where the project file is wrong', async () => {
    await expect(find('invoices', { location: 'other' })).rejects.toMatchObject({ code: 'refused' });
    await mkdir(join(cwd, 'below'));
    await writeFile(join(cwd, 'below/parsebatch.config.yaml'), 'kind: Project\n');
    await expect(find('invoices', { cwd: join(cwd, 'below') })).rejects.toMatchObject({ code: 'project-wrong' });
  });
});
