import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { classifyText } from '../classify-text.ts';
import type { Started } from '../emulator/start.ts';
import { fill } from '../emulator/start.ts';
import { v2BatchesAt } from '../emulator/v2.ts';
import { readApplied } from './apply-output.ts';
import { batchesAt, batchManifest, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';

const FIVE = { 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C', 'd.txt': 'D', 'e.txt': 'E' };

/** One file more than a batch of v2 takes. */
const MANY = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`in/${index}.txt`, `${index}`]));

async function folderOver(text: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = await folderWith({ 'm.parsebatch.yaml': text, ...files });
  await initLedger(cwd);
  return cwd;
}

/** A batch over what is in a directory of the server, or over its items. */
async function sourceAt(server: Started, kind: string): Promise<{ readonly text: string; readonly directory: string }> {
  const { directory, items } = await fill(server, FIVE);
  if (kind === 'items') return { directory, text: `item_ids: [${items.join(', ')}]` };
  return { directory, text: `directory_id: ${directory}${kind === 'staged' ? ', stage: true' : ''}` };
}

describe('a Batch over more files than are in one batch', () => {
  test.each(['staged', 'directory', 'items'])('makes a batch and a directory of each part of %s', async (kind) => {
    const server = await startHurried();
    const { text, directory } = await sourceAt(server, kind);
    const cwd = await folderOver(batchManifest('m', text));
    const ran = await runAt(server, cwd, ['apply', '--wait', '--shard-size', '2', '--format', 'json']);
    expect([ran.exitCode, readApplied(ran.out)]).toMatchObject([
      EXIT.ok,
      [{ batches: [1, 2, 3].map((shard) => ({ shard, status: 'completed' })) }],
    ]);
    const batches = await v2BatchesAt(server);
    expect(batches.map(({ results }) => results.length).sort()).toEqual([1, 2, 2]);
    const directories = batches.map(({ source_directory_id }) => source_directory_id);
    expect([new Set(directories).size, directories.includes(directory)]).toEqual([3, false]);
    const again = await runAt(server, cwd, ['apply', '--wait', '--shard-size', '2']);
    expect([again.exitCode, (await v2BatchesAt(server)).length]).toEqual([EXIT.ok, 3]);
  });

  test('makes each part once, also where one is lost and another rejected', async () => {
    const server = await startHurried();
    const cwd = await folderOver(batchManifest('m', 'files: ["in/*.txt"]'), Object.fromEntries(inFolder()));
    const apply = () => runAt(server, cwd, ['apply', '--wait', '--settle', '0', '--shard-size', '2']);
    expect((await runAt(server, cwd, ['apply', '--shard-size', '2', '--runner', '1/3'])).exitCode).toBe(EXIT.ok);
    const create = { kind: 'request', method: 'POST', path: '/api/v2/batches' } as const;
    server.faults.add({ ...create, trouble: { do: 'drop', when: 'after' } });
    server.faults.add({ ...create, trouble: { do: 'status', status: 422 } });
    expect((await apply()).exitCode).toBe(EXIT.findings);
    expect((await apply()).exitCode).toBe(EXIT.ok);
    expect((await v2BatchesAt(server)).map(({ results }) => results.length).sort()).toEqual([1, 2, 2]);
  });
});

function inFolder(): readonly (readonly [string, string])[] {
  return Object.entries(FIVE).map(([name, text]) => [`in/${name}`, text] as const);
}

describe('a plan over 1,001 local files', () => {
  test.each<[string, string]>([
    ['v2', batchManifest('m', 'files: ["in/*.txt"]')],
    ['parse', manifest('m', 'files: ["in/*.txt"]')],
    ['classify', classifyText({ source: { files: ['in/*.txt'] } }, 'm')],
  ])('says that two batches are created (%s)', async (_, text) => {
    const server = await startHurried();
    const cwd = await folderOver(text, MANY);
    const [table, markdown, json, whole] = [
      await runAt(server, cwd, ['plan']),
      await runAt(server, cwd, ['plan', '--format', 'markdown']),
      await runAt(server, cwd, ['plan', '--format', 'json']),
      await runAt(server, cwd, ['plan', '--shard-size', '2000']),
    ];
    expect(table.out).toMatch(/^ +note: 2 batches are created$/m);
    expect(markdown.out).toContain('2 batches are created');
    expect(JSON.parse(json.out).batches).toMatchObject([{ batches: 2, estimate: { files: 1_001 } }]);
    expect([whole.exitCode, whole.out]).toEqual([EXIT.ok, expect.not.stringContaining('batches are created')]);
    expect([...(await batchesAt(server)), ...(await v2BatchesAt(server))]).toEqual([]);
  });
});
