import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Started } from '../emulator/start.ts';
import { KEY } from '../emulator/start.ts';
import { addFiles } from '../project-folder.ts';
import { batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';
import { run } from './run.ts';

const FILES = 'files: ["box/*.txt"]';
const LONGER = manifest('a', FILES).replace('_llm }', '_llm, max_pages: 3 }');

interface Saved {
  readonly server: Started;
  readonly cwd: string;
  /** Applies the plan, with more on the command line. */
  readonly apply: (...more: readonly string[]) => ReturnType<typeof run>;
}

/** A plan of one manifest at a server, saved as `plan.json`. */
async function savedPlan(files: Readonly<Record<string, string>> = {}): Promise<Saved> {
  const server = await startHurried();
  const cwd = await folderWith({
    'a.parsebatch.yaml': manifest('a', FILES),
    'box/a.txt': 'one',
    'box/b.txt': 'two',
    ...files,
  });
  await initLedger(cwd);
  const planned = await runAt(server, cwd, ['plan', '--out', 'plan.json', 'a.parsebatch.yaml']);
  expect(planned.exitCode).toBe(EXIT.ok);
  const env = { LLAMA_CLOUD_API_KEY: KEY };
  return { server, cwd, apply: (...more) => run(['apply', 'plan.json', ...more], { cwd, env }) };
}

describe('a plan that is applied', () => {
  test('is carried out as it was planned, and is stale once that is done', async () => {
    const { server, apply } = await savedPlan();
    expect((await apply('--wait')).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
    const again = await apply('--wait');
    expect([again.exitCode, again.err]).toEqual([EXIT.refused, expect.stringContaining('the action of `a`')]);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('is not stale by time', async () => {
    const { server, apply } = await savedPlan();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
    try {
      expect((await apply()).exitCode).toBe(EXIT.ok);
    } finally {
      vi.useRealTimers();
    }
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a parameter', { 'a.parsebatch.yaml': LONGER }, 'the digest of `a`'],
    ['the content of a file', { 'box/b.txt': 'other' }, 'the source of `a`'],
    ['a file more', { 'box/c.txt': 'three' }, 'the source of `a`'],
    ['the name', { 'a.parsebatch.yaml': manifest('b', FILES) }, '`a` is gone'],
    [
      'where results are sent',
      { 'a.parsebatch.yaml': manifest('a', FILES, '  webhook_url: https://hooks.acme.example/a\n') },
      'something else',
    ],
    [
      'the namespace of the ledger',
      { 'parsebatch.config.yaml': 'apiVersion: parsebatch.dev/v1\nkind: Project\nledger: { namespace: other }\n' },
      'the namespace',
    ],
  ])('is refused once %s has changed', async (_, changed, said) => {
    const { server, cwd, apply } = await savedPlan();
    addFiles(cwd, changed);
    const { exitCode, out, err } = await apply();
    expect([exitCode, out]).toEqual([EXIT.refused, '']);
    expect(err).toContain('`plan.json` is stale');
    expect(err).toContain(said);
    expect(await batchesAt(server)).toEqual([]);
  });

  test('is not refused after a change that changes nothing', async () => {
    const { server, cwd, apply } = await savedPlan();
    const same = manifest('a', FILES).replace('{ name: a }', '{ labels: { team: a }, name: a }');
    addFiles(cwd, { 'a.parsebatch.yaml': `# a comment\n${same}` });
    expect((await apply()).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('is refused at another host than it was made for', async () => {
    const server = await startHurried();
    const other = await startHurried();
    const cwd = await folderWith({ 'a.parsebatch.yaml': manifest('a', FILES), 'box/a.txt': 'one' });
    await initLedger(cwd);
    const at = (url: string) => ({ LLAMA_CLOUD_API_KEY: KEY, LLAMA_CLOUD_BASE_URL: url });
    await run(['plan', '--ledger', 'ledger', '--out', 'plan.json'], { cwd, env: at(server.url) });
    const { exitCode, err } = await run(['apply', 'plan.json'], { cwd, env: at(other.url) });
    expect([exitCode, err]).toEqual([EXIT.refused, expect.stringContaining('it is for the endpoint')]);
    expect([...(await batchesAt(server)), ...(await batchesAt(other))]).toEqual([]);
    expect((await run(['apply', 'plan.json'], { cwd, env: at(server.url) })).exitCode).toBe(EXIT.ok);
  });

  test.each([
    [['--env', 'prod']],
    [['--set', 'spec.parameters.max_pages=3']],
    [['--var', 'a=b']],
    [['--config', 'parsebatch.config.yaml']],
    [['--trusted-config', 'main']],
    [['--changed']],
    [['--ledger', 'other']],
    [['--base-url', 'http://127.0.0.1:1']],
    [['--region', 'eu']],
    [['--local']],
    [['--shard-size', '1']],
    [['--stdin-filename', 'a.parsebatch.yaml']],
  ])('says itself what %j would', async (more) => {
    const { server, apply } = await savedPlan();
    const { exitCode, err } = await apply(...more);
    expect([exitCode, err]).toEqual([EXIT.usage, expect.stringContaining(more[0] ?? '')]);
    expect(await batchesAt(server)).toEqual([]);
  });

  test('is applied alone: beside manifests it is none', async () => {
    const { server, apply } = await savedPlan();
    expect((await apply('a.parsebatch.yaml')).exitCode).toBe(EXIT.findings);
    expect(await batchesAt(server)).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ['half of which is missing', (text) => text.slice(0, text.length / 2)],
    ['of which there is only a line', (text) => text.slice(0, text.indexOf('digest'))],
    ['with something behind it', (text) => `${text}}`],
    ['without a digest', (text) => text.replace('"digest":', '"dig":')],
    ['without its end', (text) => text.replace('"not_looked_up":', '"x":')],
    ['of a later version', (text) => text.replace('"version": 1', '"version": 2')],
    ['whose inputs are of another form', (text) => text.replace(/"manifests": \[[^\]]*\]/, '"manifests": "a"')],
    ['whose batches are of another form', (text) => text.replace('"batches": [', '"batches": [1, ')],
  ])('%s is a file that cannot be read', async (_, damage) => {
    const { server, cwd, apply } = await savedPlan();
    const file = join(cwd, 'plan.json');
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    const { exitCode, out, err } = await apply();
    expect([exitCode, out, err]).toEqual([EXIT.io, '', expect.stringContaining('`plan.json`')]);
    expect(await batchesAt(server)).toEqual([]);
  });

  test('that is not there is told by 66', async () => {
    expect((await run(['apply', 'plan.json'], { cwd: await folderWith({}) })).exitCode).toBe(EXIT.noInput);
  });

  test('is refused where a limit is exceeded by it, until that is overridden', async () => {
    const { server, apply } = await savedPlan({
      'parsebatch.config.yaml': 'apiVersion: parsebatch.dev/v1\nkind: Project\nlimits: { max_files: 1 }\n',
    });
    expect((await apply()).exitCode).toBe(EXIT.refused);
    expect(await batchesAt(server)).toEqual([]);
    expect((await apply('--max-files', '2')).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });
});

describe('--plan-digest', () => {
  test('applies what has it, and nothing else', async () => {
    const { server, cwd } = await savedPlan();
    const { digest } = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8'));
    const wrong = await runAt(server, cwd, ['apply', '--plan-digest', 'f'.repeat(64)]);
    expect([wrong.exitCode, wrong.err]).toEqual([EXIT.refused, expect.stringContaining(digest)]);
    expect(await batchesAt(server)).toEqual([]);
    expect((await runAt(server, cwd, ['apply', '--plan-digest', digest])).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('takes it as the text of a plan shows it', async () => {
    const { server, cwd } = await savedPlan();
    const { out } = await runAt(server, cwd, ['plan']);
    const [, shown = ''] = /^plan (sha256:\S+)$/m.exec(out) ?? [];
    expect((await runAt(server, cwd, ['apply', '--plan-digest', shown])).exitCode).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test('that is no digest is a wrong command line', async () => {
    const { server, cwd } = await savedPlan();
    expect((await runAt(server, cwd, ['apply', '--plan-digest', 'main'])).exitCode).toBe(EXIT.usage);
    expect(await batchesAt(server)).toEqual([]);
  });
});

test('what is applied is planned as nothing to do, until a parameter changes, which is named', async () => {
  const { server, cwd, apply } = await savedPlan();
  await apply('--wait');
  const plan = async () => {
    const { exitCode, out } = await runAt(server, cwd, ['plan', '--detailed-exitcode', '--format', 'json']);
    const [batch] = JSON.parse(out).batches;
    return { exitCode, action: batch.action, notes: batch.notes };
  };
  const done = { exitCode: EXIT.ok, action: 'noop', notes: [] };
  expect(await plan()).toEqual(done);
  const labelled = manifest('a', FILES).replace('{ name: a }', '\n  labels: { team: finance }\n  name: a');
  addFiles(cwd, { 'a.parsebatch.yaml': `# a comment\n${labelled}\n` });
  expect(await plan()).toEqual(done);
  addFiles(cwd, { 'a.parsebatch.yaml': LONGER });
  expect(await plan()).toEqual({ exitCode: EXIT.changes, action: 'changed', notes: ['`max_pages` is new'] });
  expect(existsSync(join(cwd, '.parsebatch'))).toBe(false);
});
