import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Scene } from './apply-process.ts';
import {
  applyInProcess,
  applyUntilDone,
  claimInProcess,
  expectReadable,
  expectWhole,
  sceneOf,
  twoAtOnce,
} from './apply-process.ts';

/** What a claim writes of a run of two batches, in its order. */
const STEPS: readonly (readonly [what: string, call: string, times: number])[] = [
  ['the adoption', '^link .*\\.adopt\\.json$', 2],
  ['run.json', '^link .*/run\\.json$', 1],
  ['the final', '^link .*\\.final\\.json$', 1],
  ['the marker', '^link .*/marker\\.json$', 1],
];

const CASES = (['classify', 'v2'] as const).flatMap((job) =>
  (['before', 'after'] as const).map((when) => ({ job, when })),
);

/** A scene all of whose batches were made and ended, and whose ledger is gone. */
async function lostScene(job: Scene['job']): Promise<Scene> {
  const scene = await sceneOf('files', 'ledger', job);
  const { exitCode, err } = await applyInProcess(scene);
  expect(exitCode, err).toBe(EXIT.ok);
  rmSync(join(scene.cwd, 'ledger'), { recursive: true });
  return scene;
}

describe.each(CASES)('a claim of a lost ledger ($job) whose process is killed $when a step', ({ job, when }) => {
  const moments = STEPS.flatMap(([step, at, times]) =>
    Array.from({ length: times }, (_, index) => ({ step, at, nth: index + 1 })),
  );

  test('is completed by the next, and lets nothing be sent before', async () => {
    await twoAtOnce(moments, async ({ step, at, nth }) => {
      const what = `${when} ${step} ${nth}`;
      const scene = await lostScene(job);
      const killed = await claimInProcess(scene, { do: 'kill', at, nth, when });
      expect(killed.signal, `${what}: ${killed.err}`).toBe('SIGKILL');
      const early = await applyInProcess(scene);
      const isMade = step === 'the marker' && when === 'after';
      expect(early.exitCode, `${what}: ${early.err}`).toBe(isMade ? EXIT.ok : EXIT.refused);
      const claimed = await claimInProcess(scene);
      expect(claimed.exitCode, `${what}: ${claimed.err}`).toBe(EXIT.ok);
      await expectReadable(scene, what);
      expect(await applyUntilDone(scene, what)).toBe('done');
      await expectWhole(scene, what);
    });
  });
});
