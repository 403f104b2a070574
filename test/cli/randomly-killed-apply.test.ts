import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { seededRandom } from '../../src/emulator/random.ts';
import type { Scene } from './apply-process.ts';
import {
  applyInProcess,
  applyUntilDone,
  expectNoneTwice,
  expectReadable,
  expectWhole,
  sceneOf,
  twoAtOnce,
} from './apply-process.ts';
import { BATCHES } from './apply-world.ts';

// `npm run test:crash` asks for 250 kills of either kind, 500 in all, and PARSEBATCH_CRASH_SEED for other moments.
const KILLS = Number(process.env['PARSEBATCH_CRASHES'] ?? 10);
const SEED = Number(process.env['PARSEBATCH_CRASH_SEED'] ?? 11);

const TROUBLES: readonly RequestTrouble[] = [
  { do: 'drop', when: 'before' },
  { do: 'drop', when: 'after' },
  { do: 'truncate' },
  { do: 'status', status: 409 },
  { do: 'status', status: 429, retryAfter: 2 },
  { do: 'status', status: 503 },
  { do: 'html' },
  { do: 'types' },
];

const REQUESTS = [
  ['POST', BATCHES],
  ['POST', BATCHES],
  ['GET', `${BATCHES}*`],
  ['*', '/api/v1/beta/directories*'],
] as const;

/** Longer than an apply that nothing disturbs takes after its first call. */
const MOST_MILLISECONDS = 500;

type Random = () => number;

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Some requests of the next process meet with trouble. */
function makeTrouble({ server }: Scene, random: Random): void {
  server.faults.clear();
  for (let count = Math.floor(random() * 3); count >= 0; count -= 1) {
    const [method, path] = pick(random, REQUESTS);
    const times = 1 + Math.floor(random() * 3);
    const trouble = pick(random, TROUBLES);
    server.faults.add({ kind: 'request', ...(method !== '*' && { method }), path, trouble, times });
  }
}

/** Kills one apply after the other until one comes to its end, and gives how many were killed. */
async function killUntilDone(
  scene: Scene,
  random: Random,
  { isTroubled, what }: { readonly isTroubled: boolean; readonly what: string },
): Promise<number> {
  for (let killed = 0; ; ) {
    const turn = `${what}, kill ${killed + 1}`;
    if (isTroubled) makeTrouble(scene, random);
    const ended = await applyInProcess(scene, { begun: 1, at: '^link|^mkdir .*v1|^[A-Z]+ /' }, (stop) =>
      setTimeout(stop, random() * MOST_MILLISECONDS),
    );
    scene.shift += 600_000;
    await expectReadable(scene, turn);
    await expectNoneTwice(scene, turn);
    if (ended.signal === null) {
      expect([0, 1, 4, 69, 75], `${turn}: ${ended.err}`).toContain(ended.exitCode);
      return killed;
    }
    killed += 1;
  }
}

describe.each([
  { server: 'that is well', isTroubled: false },
  { server: 'in trouble', isTroubled: true },
])('applies to a server $server', { timeout: 3_600_000 }, ({ isTroubled }) => {
  test(`killed at ${KILLS} random moments (seed ${SEED}) make each batch once, and lose none`, async () => {
    let kills = 0;
    let runs = 0;
    let spent = 0;
    const seeds = (function* () {
      while (kills < KILLS) yield SEED * 100_000 + runs++;
    })();
    await twoAtOnce([0, 1], async () => {
      for (const seed of seeds) {
        const random = seededRandom(seed);
        const scene = await sceneOf(random() < 0.5 ? 'files' : 'directory');
        const what = `${scene.kind}, seed ${seed}`;
        const killed = await killUntilDone(scene, random, { isTroubled, what });
        // Not in one expression with the await: what the other one counted meanwhile would be lost.
        kills += killed;
        const end = await applyUntilDone(scene, what);
        if (end === 'spent') spent += 1;
        await (end === 'spent' ? expectNoneTwice : expectWhole)(scene, what);
        await scene.server.close();
      }
    });
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    // Three creates of one shard have to be lost for that.
    expect(spent).toBeLessThan(Math.max(2, runs / 2));
    process.stdout.write(`${kills} kills in ${runs} runs, ${spent} of them out of attempts; seed ${SEED}\n`);
  });
});
