import { describe, expect, test } from 'vitest';
import type { Scene } from './apply-process.ts';
import { applyInProcess, applyUntilDone, expectReadable, expectWhole, sceneOf, twoAtOnce } from './apply-process.ts';
import './crash-row.ts';
import { LEDGERS } from './ledger-places.ts';

type Case = readonly [when: string, place: keyof typeof LEDGERS, kind: Scene['kind'], job: Scene['job']];

const isThorough = process.env['PARSEBATCH_CRASHES'] !== undefined;

// `npm run test:crash` has it end at every call of git; else at the pushes, which are what writes.
const CALLS = isThorough ? '^git ' : '^git .*\\bpush\\b';

const CASES: readonly Case[] = isThorough
  ? [
      ...['before', 'during', 'after'].flatMap((when): readonly Case[] => [
        [when, 'a bare repository', 'files', 'parse'],
        [when, 'a repository behind http', 'directory', 'parse'],
      ]),
      ['before', 'a repository behind http', 'directory', 'v2'],
      ['during', 'a bare repository', 'files', 'v2'],
      ['after', 'a bare repository', 'directory', 'v2'],
    ]
  : [
      ['during', 'a bare repository', 'directory', 'parse'],
      ['after', 'a repository behind http', 'directory', 'parse'],
      ['during', 'a bare repository', 'directory', 'v2'],
    ];

describe('an apply whose ledger is in git', { timeout: 3_600_000 }, () => {
  for (const [when, ledger, kind, job] of CASES) {
    test(`killed ${when} any of its calls ${CALLS} is brought to its end by the next (${ledger}, ${kind}, ${job})`, async ({
      task,
    }) => {
      let [nth, kills, isOver] = [0, 0, false];
      await twoAtOnce([0, 1], async () => {
        while (!isOver) {
          nth += 1;
          const what = `${when} call ${nth}`;
          const scene = await sceneOf(kind, await LEDGERS[ledger](), job);
          const ended = await applyInProcess(scene, { do: 'kill', at: CALLS, nth, when });
          if (ended.signal === null) isOver = true;
          else kills += 1;
          await expectGoesOn(scene, what);
        }
      });
      task.meta.crashRow = {
        moment: `${when} each call of git`,
        ledger,
        job,
        server: 'well',
        kills,
        runs: nth,
        spent: 0,
      };
      // What is frozen, the intent, the result and how it ended.
      expect(kills).toBeGreaterThanOrEqual(4);
    });
  }
});

async function expectGoesOn(scene: Scene, what: string): Promise<void> {
  await expectReadable(scene, what);
  expect(await applyUntilDone(scene, what), what).toBe('done');
  await expectWhole(scene, what);
  await scene.server.close();
}
