import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import type { RunId } from '../../src/ledger/run-id.ts';
import { formatRun } from '../../src/ledger/run-id.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT } from '../git/temporary-repository.ts';
import { AT, created, DIGEST, finalOf, hash, intent, NOW, runRecord, SCOPE } from '../ledger/sample-records.ts';
import { run } from './run.ts';

const first: RunId = { name: 'invoices', digest: DIGEST, generation: 1 };
const second: RunId = { name: 'invoices', digest: 'cd'.repeat(32), generation: 1 };

let cwd: string;
let place: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
  place = join(cwd, '.parsebatch/ledger');
});

/** Writes a run that went well, and one of its batch that is sent and not ended. */
async function writeRuns(): Promise<void> {
  let now = NOW;
  const backend = directoryBackend(place);
  const ledger = createLedger({ backend, scope: SCOPE, hash, now: () => now, tool: 'parsebatch 0.0.0' });
  for (const content of [runRecord(1), intent(1, 1), created(1, 1, 'bjb-1'), finalOf(1, 1, 'bjb-1')]) {
    await ledger.write(first, content);
  }
  now += 1000;
  for (const content of [runRecord(2, { digest: second.digest }), intent(1, 1), created(1, 1, 'bjb-2')]) {
    await ledger.write(second, content);
  }
}

describe('parsebatch ledger', () => {
  test('is made once, and refused before', async () => {
    for (const action of ['show', 'verify', 'gc']) {
      const { exitCode, out, err } = await run(['ledger', action], { cwd });
      expect([exitCode, out]).toEqual([5, '']);
      expect(err).toContain('parsebatch ledger init');
    }
    expect(await run(['ledger', 'init'], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: `made the ledger in ${place}\n`,
    });
    expect(await run(['ledger', 'init'], { cwd })).toMatchObject({ exitCode: 0, err: `kept the ledger in ${place}\n` });
    expect(await run(['ledger', 'show'], { cwd })).toEqual({ exitCode: 0, out: '', err: 'The ledger has no run.\n' });
  });

  test('is the one that a flag names from here, or the project file from where it stands', async () => {
    writeFileSync(
      join(cwd, 'parsebatch.config.yaml'),
      'apiVersion: parsebatch.dev/v1\nkind: Project\nledger: { url: "file:kept" }\n',
    );
    mkdirSync(join(cwd, 'a'));
    execFileSync('git', ['init', '--quiet'], { cwd, env: { ...GIT_ENVIRONMENT } });
    const below = join(cwd, 'a');
    const env = { CI: 'true' };
    expect((await run(['ledger', 'init'], { cwd: below, env })).err).toBe(`made the ledger in ${join(cwd, 'kept')}\n`);
    const named = await run(['ledger', 'init', '--ledger', 'mine'], { cwd: below, env });
    expect(named.err).toBe(`made the ledger in ${join(cwd, 'a/mine')}\n`);
  });

  test('is not guessed in a pipeline', async () => {
    const { exitCode, err } = await run(['ledger', 'init'], { cwd, env: { CI: 'true' } });
    expect(exitCode).toBe(5);
    expect(err).toContain('git:origin');
  });

  test('is not looked for where the project file is wrong', async () => {
    writeFileSync(join(cwd, 'parsebatch.config.yaml'), 'apiVersion: parsebatch.dev/v1\nkind: Project\nledgr: {}\n');
    expect((await run(['ledger', 'show'], { cwd })).exitCode).toBe(78);
  });

  test('shows its runs as a table and as JSON', async () => {
    await run(['ledger', 'init'], { cwd });
    await writeRuns();
    const scope = 'default/api.cloud.llamaindex.ai/p-1';
    const { exitCode, out } = await run(['ledger', 'show'], { cwd });
    expect(exitCode).toBe(0);
    expect(out.split('\n').map((line) => line.split(/ +/))).toEqual([
      ['STATE', 'BATCHES', 'BEGUN', 'SCOPE', 'RUN'],
      ['succeeded', '1/1', AT, scope, formatRun(first)],
      ['open', '1/2', '2026-01-01T12:00:01.000Z', scope, formatRun(second)],
      [''],
    ]);
    const json = JSON.parse((await run(['ledger', 'show', '--format', 'json'], { cwd })).out);
    expect(json).toMatchObject({
      version: 1,
      runs: [{ run: formatRun(first), batchIds: ['bjb-1'] }, { state: 'open' }],
    });
  });

  test('tells what is wrong with it, and shows the rest', async () => {
    await run(['ledger', 'init'], { cwd });
    await writeRuns();
    expect(await run(['ledger', 'verify'], { cwd })).toEqual({
      exitCode: 0,
      out: '',
      err: '2 runs, 7 records: all as it should be\n',
    });
    const path = `v1/default/${SCOPE.endpoint}/p-1/${formatRun(first)}/s0001.a1.final.json`;
    rmSync(join(place, path));
    writeFileSync(join(place, path), '{"\u001b[2J');
    const { exitCode, out } = await run(['ledger', 'verify'], { cwd });
    expect([exitCode, out]).toEqual([1, `damaged  \`${path}\` is damaged: it is not JSON\n`]);
    const shown = await run(['ledger', 'show'], { cwd });
    expect(shown).toMatchObject({ exitCode: 74, err: expect.stringContaining(path) });
    expect(shown.out).toMatch(/^open .*\nunreadable /m);
  });

  test('lets go of what is settled only when it is told', async () => {
    await run(['ledger', 'init'], { cwd });
    await writeRuns();
    const listed = await run(['ledger', 'gc'], { cwd });
    expect(listed).toMatchObject({
      exitCode: 0,
      out: `${formatRun(first)}\n`,
      err: expect.stringContaining('--delete'),
    });
    expect((await run(['ledger', 'verify'], { cwd })).err).toContain('7 records');
    expect((await run(['ledger', 'gc', '--delete'], { cwd })).out).toBe(listed.out);
    expect((await run(['ledger', 'gc'], { cwd })).out).toBe('');
    expect(await run(['ledger', 'verify'], { cwd })).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('5 records'),
    });
    expect((await run(['ledger', 'show'], { cwd })).out).toMatch(/^succeeded .*\nopen /m);
  });

  test.each([
    [['ledger'], 'action'],
    [['ledger', 'burn'], 'burn'],
    [['ledger', 'show', '--delete'], '--delete'],
    [['ledger', 'show', '--ledger', 's3://a/b'], 's3:'],
  ])('does not take %j', async (argv, word) => {
    const { exitCode, err } = await run(argv, { cwd });
    expect(exitCode).toBe(64);
    expect(err).toContain(word);
  });
});
