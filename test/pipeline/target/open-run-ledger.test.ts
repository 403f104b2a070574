import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { initLedger } from '../../../src/ledger/open-ledger.ts';
import type { BuiltBatch } from '../../../src/pipeline/build/build-batches.ts';
import { buildWorkspace } from '../../../src/pipeline/build/build-batches.ts';
import type { RunLedgerOptions, RunLedgers } from '../../../src/pipeline/target/open-run-ledger.ts';
import { openRunLedgers } from '../../../src/pipeline/target/open-run-ledger.ts';
import type { RunTarget, TargetOptions } from '../../../src/pipeline/target/run-target.ts';
import { runTargetOf } from '../../../src/pipeline/target/run-target.ts';
import { collectWorkspace } from '../../../src/pipeline/workspace/collect-workspace.ts';
import { hashText } from '../../../src/pipeline/workspace/hash.ts';
import { manifest, project, projectFolder } from '../../project-folder.ts';

const DIRECTORY = 'source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee }';
const PROJECT_ID = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';
const OTHER_ID = '7a2d3e4f-5b6c-4d7e-9f8a-0b1c2d3e4f5a';

interface Built {
  readonly target: RunTarget;
  readonly batches: readonly BuiltBatch[];
}

async function build(cwd: string, options: Partial<TargetOptions> = {}): Promise<Built> {
  const environment = options.environment ?? {};
  const inputs = { names: ['.'], cwd, readInput: () => Promise.resolve(new Uint8Array()) };
  const workspace = await collectWorkspace({ ...inputs, version: '0.1.0', environment, set: [] });
  const { batches } = buildWorkspace(workspace, { environment: options.environmentName });
  return { batches, target: runTargetOf(batches, workspace, { cwd, ...options, environment }) };
}

async function open(
  target: RunTarget,
  options: Partial<Pick<RunLedgerOptions, 'isReadOnly' | 'clientFor'>> = {},
): Promise<RunLedgers> {
  const rest = { isReadOnly: false, clientFor: undefined, ...options };
  const ledgers = await openRunLedgers({ target, hash: hashText, now: () => 0, tool: 'parsebatch 0.1.0', ...rest });
  onTestFinished(ledgers.close);
  return ledgers;
}

async function failureOf(work: Promise<unknown>): Promise<Pick<Failure, 'code' | 'message'>> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error(`it did not fail, but gave ${String(error)}`);
  return { code: error.code, message: error.message };
}

describe('where batches go', () => {
  test('is North America and the ledger of the project where nothing is said', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY) });
    const { target } = await build(cwd);
    expect(target.endpoint).toBe('api.cloud.llamaindex.ai');
    expect(target.namespace).toBe('default');
    expect(target.ledger.location).toBeUndefined();
    expect(target.ledger.place.directory).toBe(cwd);
  });

  test('follows the environment that is named, or else the default one', async () => {
    const lines =
      'default_environment: eu\nenvironments: { eu: { region: eu }, here: { base_url: "http://localhost:9" } }';
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY), 'parsebatch.config.yaml': project(lines) });
    expect((await build(cwd)).target.endpoint).toBe('api.cloud.eu.llamaindex.ai');
    expect((await build(cwd, { environmentName: 'here' })).target.endpoint).toBe('localhost:9');
  });

  test('keeps what the project file says of the ledger, found from where that file is', async () => {
    const cwd = projectFolder({
      'sub/parsebatch.config.yaml': project('ledger: { url: "file:kept", namespace: acme, assume_absent_after: 30m }'),
      'sub/batches/a.parsebatch.yaml': manifest(DIRECTORY),
    });
    const { target } = await build(cwd);
    expect(target.ledger).toMatchObject({ location: 'file:kept', place: { directory: join(cwd, 'sub') } });
    expect(target).toMatchObject({ namespace: 'acme', assumeAbsentAfter: 1_800_000 });
    const named = await build(cwd, { location: 'elsewhere' });
    expect(named.target.ledger).toMatchObject({ location: 'elsewhere', place: { directory: cwd } });
  });

  test('is the embedded server with --local, whatever is configured', async () => {
    const cwd = projectFolder({
      'a.parsebatch.yaml': manifest(DIRECTORY),
      'parsebatch.config.yaml': project('ledger: { url: "git:origin" }'),
    });
    const { target } = await build(cwd, { isLocal: true });
    expect(target).toMatchObject({ host: undefined, endpoint: 'local', needsMarker: false });
    expect(target.ledger).toMatchObject({
      location: 'file:ledger',
      place: { directory: join(cwd, '.parsebatch/local') },
    });
  });

  test('has to be one place for all batches of a command', async () => {
    const cwd = projectFolder({
      'one/parsebatch.config.yaml': project('ledger: { namespace: one }'),
      'one/a.parsebatch.yaml': manifest(DIRECTORY, 'a'),
      'two/parsebatch.config.yaml': project('ledger: { namespace: two }'),
      'two/b.parsebatch.yaml': manifest(DIRECTORY, 'b'),
    });
    expect(await failureOf(build(cwd))).toMatchObject({ code: 'usage' });
  });
});

describe('the ledger of a batch', () => {
  test('is the one of the project that the manifest states', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(`${DIRECTORY}\nproject_id: ${PROJECT_ID}`) });
    const { target, batches } = await build(cwd);
    await initLedger({ ...target.ledger, now: () => 0, tool: 'parsebatch 0.1.0' });
    const ledgers = await open(target);
    const ledger = await ledgers.ledgerOf(batchIn(batches));
    expect(ledger.scope).toEqual({ namespace: 'default', endpoint: 'api.cloud.llamaindex.ai', project: PROJECT_ID });
  });

  test('is the one of the project of the environment', async () => {
    const lines = `environments: { prod: { project_id: ${OTHER_ID} } }`;
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY), 'parsebatch.config.yaml': project(lines) });
    const { target, batches } = await build(cwd, { environmentName: 'prod' });
    await initLedger({ ...target.ledger, now: () => 0, tool: 'parsebatch 0.1.0' });
    const ledger = await (await open(target)).ledgerOf(batchIn(batches));
    expect(ledger.scope.project).toBe(OTHER_ID);
  });

  test('is the one of the only project that the key has, and refused where there are several or none', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY) });
    const { target, batches } = await build(cwd);
    await initLedger({ ...target.ledger, now: () => 0, tool: 'parsebatch 0.1.0' });
    const withProjects = async (...ids: readonly string[]): Promise<string> => {
      const projects = ids.map((id) => ({ id, name: id, organization_id: 'org', is_default: true }));
      const ledgers = await open(target, { clientFor: () => ({ listProjects: () => Promise.resolve(projects) }) });
      return (await ledgers.ledgerOf(batchIn(batches))).scope.project;
    };
    expect(await withProjects('p1')).toBe('p1');
    expect(await failureOf(withProjects('p1', 'p2'))).toMatchObject({ code: 'project-wrong' });
    expect(await failureOf(withProjects())).toMatchObject({ code: 'project-wrong' });
  });

  test('cannot be told without a key where no project is stated', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY) });
    const { target, batches } = await build(cwd);
    await initLedger({ ...target.ledger, now: () => 0, tool: 'parsebatch 0.1.0' });
    const ledgers = await open(target);
    expect(await failureOf(ledgers.ledgerOf(batchIn(batches)))).toMatchObject({ code: 'unauthorized' });
  });

  test('is made for a rehearsal when it is needed, and not when it is only read', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY) });
    const { target, batches } = await build(cwd, { isLocal: true });
    const ledger = await (await open(target, { isReadOnly: true })).ledgerOf(batchIn(batches));
    expect(ledger.scope).toEqual({ namespace: 'default', endpoint: 'local', project: 'local' });
    expect((await ledger.look()).runs).toEqual([]);
    expect(existsSync(join(cwd, '.parsebatch'))).toBe(false);
    await open(target);
    expect(existsSync(join(cwd, '.parsebatch/local/ledger'))).toBe(true);
  });

  test('is refused where nobody has made one, and nothing is left behind by looking', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY) });
    const { target } = await build(cwd);
    expect(await failureOf(open(target, { isReadOnly: true }))).toMatchObject({ code: 'refused' });
    expect(existsSync(join(cwd, '.parsebatch'))).toBe(false);
  });

  test('has to be named in a pipeline', async () => {
    const cwd = projectFolder({ 'a.parsebatch.yaml': manifest(DIRECTORY) });
    const { target } = await build(cwd, { environment: { CI: 'true' } });
    expect(await failureOf(open(target))).toMatchObject({ code: 'refused' });
  });
});

function batchIn([batch]: readonly BuiltBatch[]): BuiltBatch {
  if (batch === undefined) throw new Error('there is no batch');
  return batch;
}
