import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Ended, Scene } from './apply-process.ts';
import {
  applyInProcess,
  applyUntilDone,
  expectReadable,
  expectWhole,
  namesByBatch,
  sceneOf,
  twoAtOnce,
} from './apply-process.ts';
import { LEDGERS } from './ledger-places.ts';

// `npm run test:crash` has every call fail; else it is one of so many, and the first of them.
const STRIDE = process.env['PARSEBATCH_CRASHES'] === undefined ? 16 : 1;

const CASES = [
  ['ENOSPC', 'files'],
  ['EIO', 'directory'],
] as const;

describe('an apply', { timeout: 3_600_000 }, () => {
  test.each(CASES)(
    `makes each batch once where a call of the ledger fails with %s (%s), every ${STRIDE}. of them in its turn`,
    async (code, kind) => {
      let [nth, failed, isOver] = [1 - STRIDE, 0, false];
      await twoAtOnce([0, 1], async () => {
        while (!isOver) {
          nth += STRIDE;
          const what = `${code} at call ${nth}`;
          const scene = await sceneOf(kind);
          const ended = await applyInProcess(scene, { do: code, at: `^[a-zA-Z]+ ${scene.cwd}/ledger(/|$)`, nth });
          if (wasSabotaged(ended)) failed += 1;
          else isOver = true;
          expect([EXIT.ok, EXIT.io], `${what}: ${ended.err}`).toContain(ended.exitCode);
          await expectGoesOn(scene, what);
        }
      });
      // Each record alone takes nine.
      expect(failed * STRIDE).toBeGreaterThan(50);
    },
  );

  test('whose ledger is in git sends nothing where there is no room for what it needs here', async () => {
    const scene = await sceneOf('directory', await LEDGERS['a bare repository']());
    const ended = await applyInProcess(scene, { do: 'ENOSPC', at: '^mkdtemp ', nth: 1 });
    expect([ended.exitCode, await namesByBatch(scene)], ended.err).toEqual([EXIT.io, []]);
    await expectGoesOn(scene, 'with room again');
  });

  test('whose ledger is in git has done all though what it needed here cannot be taken away', async () => {
    const scene = await sceneOf('directory', await LEDGERS['a bare repository']());
    const ended = await applyInProcess(scene, { do: 'EBUSY', at: `^rm ${scene.temporary}/`, nth: 1 });
    expect([ended.exitCode, wasSabotaged(ended)], ended.err).toEqual([EXIT.ok, true]);
    await expectWhole(scene, 'at once');
  });
});

function wasSabotaged({ err }: Ended): boolean {
  return err.includes('sabotaged\n');
}

async function expectGoesOn(scene: Scene, what: string): Promise<void> {
  await expectReadable(scene, what);
  await applyUntilDone(scene, what);
  await expectWhole(scene, what);
  await scene.server.close();
}
