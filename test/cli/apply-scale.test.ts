import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { DIRECTORY, fillStore } from '../emulator/fill-store.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');

/** Says at the end of a process how much memory it took at most. */
const MEASURE = 'process.on("exit", () => console.error("megabytes", process.resourceUsage().maxRSS / 1024))';

beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
});

test('apply takes a hundred manifests of local files under 350 MB, the server within it included', async () => {
  const cwd = await temporaryFolder();
  for (let index = 0; index < 100; index += 1) writeManifest(cwd, `m${index}`, 'files: ["*.txt"]', 20);
  const { stdout, megabytes } = apply(cwd);
  expect(stdout.match(/: created bjb-/g)).toHaveLength(100);
  expect(megabytes).toBeLessThan(350);
}, 120_000);

test('apply takes 20,000 items, as a directory and in 100 shards, under 450 MB with the server within it', async () => {
  const cwd = await temporaryFolder();
  const ids = await fillStore(join(cwd, '.parsebatch/local/server'), 20_000);
  writeManifest(cwd, 'directory', `directory_id: ${DIRECTORY}`);
  writeManifest(cwd, 'items', `item_ids: [${ids.join(', ')}]`);
  const { stdout, megabytes } = apply(cwd, '--shard-size', '200');
  expect(stdout.match(/^items \d+\/100: created bjb-/gm)).toHaveLength(100);
  expect(stdout.match(/^directory \d+\/100: created bjb-/gm)).toHaveLength(100);
  expect(megabytes).toBeLessThan(450);
}, 120_000);

function writeManifest(cwd: string, name: string, source: string, files = 0): void {
  mkdirSync(join(cwd, name));
  for (let index = 0; index < files; index += 1) writeFileSync(join(cwd, name, `${index}.txt`), `${name} ${index}\n`);
  const text = `apiVersion: parsebatch.dev/v1\nkind: ParseBatch\nmetadata: { name: ${name} }\nspec:\n  source: { ${source} }\n`;
  writeFileSync(join(cwd, name, `${name}.parsebatch.yaml`), text);
}

function apply(cwd: string, ...more: readonly string[]): { readonly stdout: string; readonly megabytes: number } {
  const measured = ['--import', `data:text/javascript,${encodeURIComponent(MEASURE)}`, PROGRAM];
  const argv = [...measured, 'apply', '--local', ...more];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  return { stdout, megabytes: Number(/^megabytes (\S+)$/m.exec(stderr)?.[1]) };
}
