import { describe, expect, test } from 'vitest';
import type { Scene } from './apply-process.ts';
import { applyInProcess, applyUntilDone, expectReadable, expectWhole, sceneOf } from './apply-process.ts';
import { LEDGERS } from './ledger-places.ts';

/** git takes its time, and both kinds of sources write the same records. */
const CASES: readonly (readonly [number, keyof typeof LEDGERS, Scene['kind']])[] = [
  [2, 'a directory', 'files'],
  [2, 'a directory', 'directory'],
  [8, 'a directory', 'files'],
  [8, 'a directory', 'directory'],
  [2, 'a bare repository', 'files'],
  [8, 'a bare repository', 'directory'],
  [2, 'a repository behind http', 'directory'],
  [8, 'a repository behind http', 'files'],
];

describe('processes that apply at once', () => {
  test.each(CASES)('make each batch once: %i of them, with the ledger in %s (%s)', async (processes, ledger, kind) => {
    const scene = await sceneOf(kind, await LEDGERS[ledger]());
    const ends = await Promise.all(Array.from({ length: processes }, () => applyInProcess(scene)));
    for (const { exitCode, err } of ends) expect([0, 75], err).toContain(exitCode);
    await expectReadable(scene, 'after the race');
    await applyUntilDone(scene, 'after the race');
    await expectWhole(scene, 'after the race');
  });
});
