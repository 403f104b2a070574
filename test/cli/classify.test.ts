import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { classifyText, parametersWith, RULES } from '../classify-text.ts';
import type { Started } from '../emulator/start.ts';
import { fill } from '../emulator/start.ts';
import { BATCHES, batchesAt, folderWith, initLedger, runAt, startHurried } from './apply-world.ts';
import { run } from './run.ts';

const INBOX = { 'inbox/invoice-1.txt': 'Total: 12.00', 'inbox/letter.txt': 'Dear all' };
const NAMES = { 'invoice-1.txt': 'Total: 12.00', 'letter.txt': 'Dear all' };

/** A folder with a manifest that classifies, and a server whose only project it is for. */
async function folderFor(server: Started, spec: Readonly<Record<string, unknown>>): Promise<string> {
  const { body: projects } = await server.call('GET', '/api/v1/projects');
  const text = classifyText({ project_id: String(projects[0].id), ...spec }, 'inbox');
  const cwd = await folderWith({ 'inbox.parsebatch.yaml': text, ...INBOX });
  await initLedger(cwd);
  return cwd;
}

describe('apply of a ClassifyBatch', () => {
  test('uploads files, makes one batch that classifies, and does nothing the next time', async () => {
    const server = await startHurried();
    const cwd = await folderFor(server, { source: { files: ['inbox/*.txt'] } });
    const applied = await runAt(server, cwd, ['apply', '--wait']);
    expect(applied).toMatchObject({ exitCode: EXIT.ok });
    const batches = await batchesAt(server);
    expect(batches).toMatchObject([{ job_type: 'classify', status: 'completed', total_items: 2 }]);
    const again = await runAt(server, cwd, ['apply', '--wait']);
    expect(again).toMatchObject({ exitCode: EXIT.ok });
    expect(await batchesAt(server)).toHaveLength(1);
    const { out } = await runAt(server, cwd, ['plan', '--format', 'json']);
    expect(JSON.parse(out).batches).toMatchObject([{ action: 'noop' }]);
  });

  test.each([
    ['a directory', (directory: string) => ({ directory_id: directory })],
    ['items', (_: string, items: readonly string[]) => ({ item_ids: items })],
    ['a staged directory', (directory: string) => ({ directory_id: directory, stage: true })],
  ])('reads %s, with an id for each shard in the place of a correlation id', async (_, sourceOf) => {
    const server = await startHurried();
    const { directory, items } = await fill(server, NAMES);
    const cwd = await folderFor(server, { source: sourceOf(directory, items) });
    expect(await runAt(server, cwd, ['apply', '--wait'])).toMatchObject({ exitCode: EXIT.ok });
    const [batch] = await batchesAt(server);
    const { body } = await server.call('GET', `${BATCHES}/${batch.id}/items`);
    const { body: results } = await server.call('GET', `${BATCHES}/items/${body.items[0].item_id}/processing-results`);
    const [{ job_config: config, job_type: type }] = results.processing_results;
    expect([type, Object.keys(config).toSorted()]).toEqual([
      'classify',
      ['id', 'project_id', 'rules', 'status', 'user_id'],
    ]);
  });

  test('runs with no account', async () => {
    const cwd = await folderWith({
      'inbox.parsebatch.yaml': classifyText({ source: { files: ['inbox/*.txt'] } }, 'inbox'),
      ...INBOX,
    });
    const { exitCode, out } = await run(['apply', '--local', '--wait'], { cwd });
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(/^inbox: bjb-\S+ completed 2\/2$/m);
  });

  test('with another rule is another run, and names it', async () => {
    const server = await startHurried();
    const cwd = await folderFor(server, { source: { files: ['inbox/*.txt'] } });
    await runAt(server, cwd, ['apply', '--wait']);
    const { body: projects } = await server.call('GET', '/api/v1/projects');
    const changed = classifyText(
      {
        project_id: String(projects[0].id),
        source: { files: ['inbox/*.txt'] },
        parameters: parametersWith({ mode: 'MULTIMODAL' }),
      },
      'inbox',
    );
    writeFileSync(join(cwd, 'inbox.parsebatch.yaml'), changed);
    const { out } = await runAt(server, cwd, ['plan', '--format', 'json']);
    expect(JSON.parse(out).batches).toMatchObject([
      { action: 'changed', settings: [{ pointer: '/spec/parameters/mode', change: 'added' }] },
    ]);
  });
});

describe('a lost answer', () => {
  test.each([
    ['files', () => ({ files: ['inbox/*.txt'] })],
    ['a staged directory', (directory: string) => ({ directory_id: directory, stage: true })],
  ])('is found again by the directory that was made for it: %s', async (_, sourceOf) => {
    const server = await startHurried();
    const { directory } = await fill(server, NAMES);
    const cwd = await folderFor(server, { source: sourceOf(directory) });
    server.faults.add({
      kind: 'request',
      method: 'POST',
      path: BATCHES,
      trouble: { do: 'drop', when: 'after' },
      times: 1,
    });
    await runAt(server, cwd, ['apply', '--wait', '--settle', '0']);
    expect(await runAt(server, cwd, ['apply', '--wait', '--settle', '0'])).toMatchObject({ exitCode: EXIT.ok });
    expect(await batchesAt(server)).toHaveLength(1);
  });

  test.each([
    ['a directory', (directory: string) => ({ directory_id: directory })],
    ['items', (_: string, items: readonly string[]) => ({ item_ids: items })],
  ])('of %s is left to a person, with the one that may be it and without one that parses', async (_, sourceOf) => {
    const server = await startHurried();
    const { directory, items } = await fill(server, NAMES);
    const cwd = await folderFor(server, { source: sourceOf(directory, items) });
    server.faults.add({
      kind: 'request',
      method: 'POST',
      path: BATCHES,
      trouble: { do: 'drop', when: 'after' },
      times: 1,
    });
    await runAt(server, cwd, ['apply', '--wait', '--settle', '0']);
    const [ours] = await batchesAt(server);
    const stranger = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
    const { exitCode, err } = await runAt(server, cwd, ['apply', '--wait', '--settle', '0']);
    expect(exitCode).toBe(EXIT.unknown);
    expect(err).toContain(ours.id);
    expect(err).not.toContain(String(stranger.body.id));
    expect(await batchesAt(server)).toHaveLength(2);
  });
});

describe('results of either kind', () => {
  test('are shown with what produced them and with the type that a file was given', async () => {
    const server = await startHurried();
    const { directory } = await fill(server, NAMES);
    await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
    const cwd = await folderFor(server, { source: { directory_id: directory } });
    await runAt(server, cwd, ['apply', '--wait']);
    const { exitCode, out } = await runAt(server, cwd, ['results', 'inbox', '--format', 'json']);
    expect(exitCode).toBe(EXIT.ok);
    const items = JSON.parse(out).items.map(
      ({ item_name, processing_results }: { item_name: string; processing_results: readonly object[] }) => [
        item_name,
        processing_results,
      ],
    );
    expect(Object.fromEntries(items)).toMatchObject({
      'invoice-1.txt': [
        { job_type: 'parse', job_config: { parameters: {} } },
        { job_type: 'classify', job_config: { rules: RULES }, output_metadata: { type: 'invoice', confidence: 1 } },
      ],
      'letter.txt': [{ job_type: 'parse' }, { job_type: 'classify', output_metadata: { type: null } }],
    });
    const only = await runAt(server, cwd, ['results', 'inbox', '--job-type', 'classify']);
    expect(only.out).toMatch(/^outcome +\{.*"type":"invoice".*\}$/m);
    expect(only.out).not.toMatch(/, parse, /);
    expect(only.out).not.toContain('***');
  });
});
