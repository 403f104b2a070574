import { describe, expect, test } from 'vitest';
import type { Scene } from './apply-process.ts';
import { applyInProcess, applyUntilDone, expectReadable, expectWhole, sceneOf, twoAtOnce } from './apply-process.ts';
import { BATCHES } from './apply-world.ts';

const CREATE = `^POST ${BATCHES}$`;

/** What an apply does, by the calls that do it; of a batch whose answer is lost there is an adoption in the place of a result. */
const STEPS: Readonly<Record<string, string>> = {
  'run.json': '^link .*/run\\.json$',
  'the intent': '^link .*\\.intent\\.json$',
  'the create': CREATE,
  'the result': '^link .*\\.result\\.json$',
  'the adoption': '^link .*\\.adopt\\.json$',
  'the final': '^link .*\\.final\\.json$',
};

/** So many batches are made of each source. */
const SHARDS: Readonly<Record<Scene['kind'], number>> = { files: 2, directory: 1 };

const CASES = (['files', 'directory'] as const).flatMap((kind) =>
  (['before', 'after'] as const).map((when) => ({ kind, when })),
);

describe.each(CASES)('an apply ($kind) whose process is killed $when a step', ({ kind, when }) => {
  const moments = Object.keys(STEPS).flatMap((step) => {
    const shards = step === 'run.json' ? 1 : SHARDS[kind];
    return Array.from({ length: shards }, (_, index) => ({ step, nth: index + 1 }));
  });

  test('is brought to its end by the next, whichever step that is', async () => {
    await twoAtOnce(moments, async ({ step, nth }) => {
      const what = `${when} ${step} ${nth}`;
      const scene = await sceneOf(kind);
      if (step === 'the adoption') {
        const trouble = { do: 'drop', when: 'after' } as const;
        scene.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble, times: SHARDS[kind] });
      }
      const killed = await applyInProcess(scene, { do: 'kill', at: STEPS[step] ?? '', nth, when });
      expect(killed.signal, `${what}: ${killed.err}`).toBe('SIGKILL');
      await expectReadable(scene, what);
      await applyUntilDone(scene, what);
      await expectWhole(scene, what);
    });
  });
});
