import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { DIRECTORY, fillStore } from '../emulator/fill-store.ts';
import { KEY, start, temporaryDirectory } from '../emulator/start.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { initLedger, manifest } from './apply-world.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');

/** `npm run test:scale` takes 100,000 items. */
const [MANIFESTS, ITEMS] = process.env['PARSEBATCH_SCALE'] === undefined ? [100, 500] : [500, 200];

beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
});

test(`what is sent of ${MANIFESTS} manifests of ${ITEMS} items each is let go of before the next`, async () => {
  const store = temporaryDirectory();
  await fillStore(store, ITEMS);
  const server = await start({ store });
  const cwd = await temporaryFolder();
  await initLedger(cwd);
  for (let index = 0; index < MANIFESTS; index += 1)
    writeFileSync(join(cwd, `m${index}.parsebatch.yaml`), manifest(`m${index}`, `directory_id: ${DIRECTORY}`));
  const { out, err } = await applyMeasured(cwd, server.url);
  expect(out.match(/: created bjb-/g)).toHaveLength(MANIFESTS);
  const [early = Number.NaN, late = Number.NaN] = Array.from(err.matchAll(/^alive (\S+)$/gm), ([, mb]) => Number(mb));
  // Code that is compiled meanwhile is about one of them.
  expect(late - early).toBeLessThan(4);
}, 120_000);

/** Applies in a process whose clock runs fast: how often batches are created is not looked at here. */
async function applyMeasured(cwd: string, url: string): Promise<{ readonly out: string; readonly err: string }> {
  const preload = (file: string, query: string): string =>
    `--import=${pathToFileURL(join(import.meta.dirname, file)).href}?${query}`;
  const measured = [
    '--expose-gc',
    preload('saboteur.mjs', 'haste=50'),
    preload('live-memory.mjs', `at=15,${MANIFESTS}`),
  ];
  const argv = [...measured, PROGRAM, 'apply', '--base-url', url, '--ledger', 'ledger', '.'];
  const env = { ...process.env, LLAMA_CLOUD_API_KEY: KEY };
  const child = spawn(process.execPath, argv, { cwd, env });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  await once(child, 'close');
  return { out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
