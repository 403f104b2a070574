import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EndSignal } from '../../src/cli/io.ts';
import { machineClock } from '../../src/pipeline/apply/apply-batches.ts';
import type { Started } from '../emulator/start.ts';
import { KEY, start } from '../emulator/start.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import type { Run, World } from './run.ts';
import { run } from './run.ts';

export const BATCHES = '/api/v1/beta/batch-processing';

/** A manifest over a source, with more of its spec. */
export function manifest(name: string, source: string, more = ''): string {
  return `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: ${name} }
spec:
  source: { ${source} }
  parameters: { parse_mode: parse_page_with_llm }
${more}`;
}

/** The same of the v2 API: `parameters` are stated unless it names a saved configuration. */
export function batchManifest(name: string, source: string, more = '', job = LEAST_JOB): string {
  return `apiVersion: parsebatch.dev/v1
kind: Batch
metadata: { name: ${name} }
spec:
  source: { ${source} }
  job: { type: parse_v2, ${job} }
${more}`;
}

const LEAST_JOB = 'parameters: { tier: fast, version: "2026-06-15" }';

/** A folder with these files, gone after the test. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A server whose batches take no time, in that of the machine. */
export function startHurried(): Promise<Started> {
  return start({ settings: { batchMilliseconds: 0, itemMilliseconds: 0 }, clock: machineClock });
}

/** Runs a command in a folder against a server, as one would against the API: with a key and a ledger in `ledger`. */
export async function runAt(
  server: Pick<Started, 'url'>,
  cwd: string,
  argv: readonly string[],
  world: World = {},
): Promise<Run> {
  const [command = '', ...more] = argv;
  const at = ['--base-url', server.url, '--ledger', 'ledger'];
  return run([command, ...at, ...more], { cwd, ...world, env: { LLAMA_CLOUD_API_KEY: KEY, ...world.env } });
}

/** Makes the ledger of a folder, as an operator does once. */
export async function initLedger(cwd: string): Promise<void> {
  await run(['ledger', 'init', '--ledger', 'ledger'], { cwd });
}

/** All batches that a server has, the first one first. */
// biome-ignore lint/suspicious/noExplicitAny: what a server answers is looked into by each test
export async function batchesAt(server: Started): Promise<readonly any[]> {
  server.faults.clear();
  return (await server.call('GET', `${BATCHES}?limit=1000`)).body.items.reverse();
}

/** Sends a signal each time something is said that fits. */
export function signalAt(said: RegExp, signal: EndSignal): Pick<World, 'onSignal' | 'onTalk'> {
  const listeners = new Set<(signal: EndSignal) => void>();
  onTestFinished(() => listeners.clear());
  return {
    onSignal: (onEnd) => {
      listeners.add(onEnd);
      return () => listeners.delete(onEnd);
    },
    onTalk: (text) => {
      if (said.test(text)) for (const listener of [...listeners]) listener(signal);
    },
  };
}

/** The text of every file below a directory. */
export function everythingBelow(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
