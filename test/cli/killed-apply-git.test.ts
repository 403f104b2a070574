import { describe, expect, test } from 'vitest';
import type { Scene } from './apply-process.ts';
import { applyInProcess, applyUntilDone, expectReadable, expectWhole, sceneOf, twoAtOnce } from './apply-process.ts';
import { LEDGERS } from './ledger-places.ts';

type Case = readonly [when: string, place: keyof typeof LEDGERS, kind: Scene['kind']];

const isThorough = process.env['PARSEBATCH_CRASHES'] !== undefined;

// `npm run test:crash` has it end at every call of git; else at the pushes, which are what writes.
const CALLS = isThorough ? '^git ' : '^git .*\\bpush\\b';

const CASES: readonly Case[] = isThorough
  ? ['before', 'during', 'after'].flatMap((when): readonly Case[] => [
      [when, 'a bare repository', 'files'],
      [when, 'a repository behind http', 'directory'],
    ])
  : [
      ['during', 'a bare repository', 'directory'],
      ['after', 'a repository behind http', 'directory'],
    ];

describe('an apply whose ledger is in git', { timeout: 3_600_000 }, () => {
  test.each(CASES)(
    `killed %s any of its calls ${CALLS} is brought to its end by the next (%s, %s)`,
    async (when, place, kind) => {
      let [nth, killed, isOver] = [0, 0, false];
      await twoAtOnce([0, 1], async () => {
        while (!isOver) {
          nth += 1;
          const what = `${when} call ${nth}`;
          const scene = await sceneOf(kind, await LEDGERS[place]());
          const ended = await applyInProcess(scene, { do: 'kill', at: CALLS, nth, when });
          if (ended.signal === null) isOver = true;
          else killed += 1;
          await expectGoesOn(scene, what);
        }
      });
      // What is frozen, the intent, the result and how it ended.
      expect(killed).toBeGreaterThanOrEqual(4);
    },
  );
});

async function expectGoesOn(scene: Scene, what: string): Promise<void> {
  await expectReadable(scene, what);
  await applyUntilDone(scene, what);
  await expectWhole(scene, what);
  await scene.server.close();
}
