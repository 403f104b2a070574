import { describe, expect, test } from 'vitest';
import { CONFIGURATIONS, configurationsAt, BATCHES as V2_BATCHES } from '../emulator/v2.ts';
import type { Scene } from './apply-process.ts';
import { applyInProcess, applyUntilDone, expectReadable, expectWhole, sceneOf, twoAtOnce } from './apply-process.ts';
import { BATCHES } from './apply-world.ts';

/** What an apply does, by the calls that do it; of a batch whose answer is lost there is an adoption in the place of a result. */
const STEPS: Readonly<Record<string, string>> = {
  'saving the configuration': `^POST ${CONFIGURATIONS}$`,
  'run.json': '^link .*/run\\.json$',
  'the intent': '^link .*\\.intent\\.json$',
  'the create': `^POST (${BATCHES}|${V2_BATCHES})$`,
  'the result': '^link .*\\.result\\.json$',
  'the adoption': '^link .*\\.adopt\\.json$',
  'the final': '^link .*\\.final\\.json$',
};

/** So many batches are made of each source. */
const SHARDS: Readonly<Record<Scene['kind'], number>> = { files: 2, directory: 1 };

/** What is done once for a run, whatever it is cut into. */
const ONCE: readonly string[] = ['saving the configuration', 'run.json'];

const CASES = (['parse', 'classify', 'v2'] as const).flatMap((job) =>
  (['files', 'directory'] as const).flatMap((kind) =>
    (['before', 'after'] as const).map((when) => ({ job, kind, when })),
  ),
);

describe.each(CASES)('an apply ($job, $kind) whose process is killed $when a step', ({ job, kind, when }) => {
  const moments = Object.keys(STEPS).flatMap((step) => {
    if (isElsewhere(step, job, kind)) return [];
    const shards = ONCE.includes(step) ? 1 : SHARDS[kind];
    return Array.from({ length: shards }, (_, index) => ({ step, nth: index + 1 }));
  });

  test('is brought to its end by the next, whichever step that is', async () => {
    await twoAtOnce(moments, async ({ step, nth }) => {
      const what = `${when} ${step} ${nth}`;
      const scene = await sceneOf(kind, 'ledger', job);
      if (step === 'the adoption') {
        const trouble = { do: 'drop', when: 'after' } as const;
        scene.server.faults.add({
          kind: 'request',
          method: 'POST',
          path: job === 'v2' ? V2_BATCHES : BATCHES,
          trouble,
          times: SHARDS[kind],
        });
      }
      const killed = await applyInProcess(scene, { do: 'kill', at: STEPS[step] ?? '', nth, when });
      expect(killed.signal, `${what}: ${killed.err}`).toBe('SIGKILL');
      await expectReadable(scene, what);
      await applyUntilDone(scene, what);
      await expectWhole(scene, what);
      expect(await configurationsAt(scene.server), what).toHaveLength(job === 'v2' ? 1 : 0);
    });
  });
});

/** v1 saves no configuration, and of what reads a directory of others only a batch of v1 that parses is proven ours. */
function isElsewhere(step: string, job: Scene['job'], kind: Scene['kind']): boolean {
  if (step === 'saving the configuration') return job !== 'v2';
  return step === 'the adoption' && kind === 'directory' && job !== 'parse';
}
