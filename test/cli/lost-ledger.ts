import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Started } from '../emulator/start.ts';
import { fill } from '../emulator/start.ts';
import { v2BatchesAt } from '../emulator/v2.ts';
import { batchesAt, folderWith, initLedger, runAt, startHurried } from './apply-world.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const THREE = { 'in/a.txt': 'Alpha', 'in/b.txt': 'Beta', 'in/c.txt': 'Gamma' };

/** A server, and a folder whose manifest was applied there before its ledger was lost. */
export interface Lost {
  readonly server: Started;
  readonly cwd: string;
  readonly directory: string;
  readonly at: (...argv: readonly string[]) => Promise<Run>;
  // biome-ignore lint/suspicious/noExplicitAny: what is answered is looked into by each test
  readonly claim: (...argv: readonly string[]) => Promise<{ readonly exitCode: number; readonly json: any }>;
}

/** What a manifest of the name `m` may speak of: what is on the server, or local files in `in`. */
export interface There {
  readonly project: string;
  readonly directory: string;
  readonly items: readonly string[];
}

/** Applies a manifest, and loses the ledger. */
export async function lostAfter(textOver: (there: There) => string, applied: readonly string[] = []): Promise<Lost> {
  const server = await startHurried();
  const { directory, items } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y', 'z.txt': 'Z' });
  const { body: projects } = await server.call('GET', '/api/v1/projects');
  const text = textOver({ project: String(projects[0].id), directory, items });
  const cwd = await folderWith({ 'm.parsebatch.yaml': text, ...THREE });
  await initLedger(cwd);
  const at = (...argv: readonly string[]): Promise<Run> => runAt(server, cwd, argv);
  expect((await at('apply', '--wait', ...applied)).exitCode).toBe(EXIT.ok);
  rmSync(join(cwd, 'ledger'), { recursive: true });
  const claim = async (...argv: readonly string[]) => {
    const { exitCode, out } = await at('ledger', 'init', '--adopt', '--format', 'json', ...argv);
    return { exitCode, json: out === '' ? undefined : JSON.parse(out) };
  };
  return { server, cwd, directory, at, claim };
}

/** Nothing is left to be done, and nothing is sent. */
export async function expectSettled({ server, cwd, at }: Lost): Promise<void> {
  const before = [await batchesAt(server), await v2BatchesAt(server)];
  expect((await at('plan', '--detailed-exitcode')).exitCode).toBe(EXIT.ok);
  expect((await at('apply', '--wait')).exitCode).toBe(EXIT.ok);
  expect([await batchesAt(server), await v2BatchesAt(server)]).toEqual(before);
  expect((await run(['ledger', 'verify', '--ledger', 'ledger'], { cwd })).exitCode).toBe(EXIT.ok);
}
