import { expect } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { seededRandom } from '../../src/emulator/random.ts';
import { CONFIGURATIONS, BATCHES as V2_BATCHES } from '../emulator/v2.ts';
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
import { LEDGERS } from './ledger-places.ts';

/** Where applies are killed, and how their server is. */
export interface Setting {
  readonly ledger: keyof typeof LEDGERS;
  readonly job: Scene['job'];
  readonly isTroubled: boolean;
}

/** What was seen: processes that ended by a kill, runs that they belonged to, and those of them that are out of attempts. */
export interface Toll {
  readonly kills: number;
  readonly runs: number;
  readonly spent: number;
}

/**
 * Kills applies of one run after the other at random moments, until there were so many kills; each run is then brought to
 * its end. Everything that may not be is an assertion that fails: a batch twice, one lost, a ledger that cannot be read.
 */
export async function killAtRandom(setting: Setting, least: number, seed: number): Promise<Toll> {
  const toll = { kills: 0, runs: 0, spent: 0 };
  const seeds = (function* () {
    while (toll.kills < least) yield seed * 100_000 + toll.runs++;
  })();
  await twoAtOnce([0, 1], async () => {
    for (const one of seeds) {
      const random = seededRandom(one);
      const scene = await sceneOf(random() < 0.5 ? 'files' : 'directory', await LEDGERS[setting.ledger](), setting.job);
      const what = `${setting.ledger}, ${setting.job}, ${scene.kind}, seed ${one}`;
      const killed = await killUntilDone(scene, random, setting, what);
      // Not in one expression with the await: what the other one counted meanwhile would be lost.
      toll.kills += killed;
      const end = await applyUntilDone(scene, what);
      if (end === 'spent') toll.spent += 1;
      await (end === 'spent' ? expectNoneTwice : expectWhole)(scene, what);
      await scene.server.close();
    }
  });
  return toll;
}

/** About as long as an apply that nothing disturbs takes after its first call, in milliseconds: later kills come too late. */
const LONGEST: Readonly<Record<Setting['ledger'], number>> = {
  'a directory': 300,
  'a bare repository': 1_000,
  'a repository behind http': 1_600,
};

/** Kills one apply after the other until one comes to its end, and gives how many were killed. */
async function killUntilDone(scene: Scene, random: Random, setting: Setting, what: string): Promise<number> {
  for (let killed = 0; ; ) {
    const turn = `${what}, kill ${killed + 1}`;
    if (setting.isTroubled) makeTrouble(scene, random);
    const ended = await applyInProcess(scene, { begun: 1, at: '^git |^link|^mkdir .*v1|^[A-Z]+ /' }, (stop) =>
      // Each later kill may come later: on a machine that is busy a run would else not come to its end for a long time.
      setTimeout(stop, random() * LONGEST[setting.ledger] * (1 + killed / 2)),
    );
    scene.shift += 600_000;
    await expectReadable(scene, turn);
    await expectNoneTwice(scene, turn);
    if (ended.signal === null) {
      expect([0, 1, 4, 69, 75], `${turn}: ${ended.err}`).toContain(ended.exitCode);
      return killed;
    }
    expect(ended.signal, turn).toBe('SIGKILL');
    killed += 1;
  }
}

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

type Requests = readonly (readonly [method: string, path: string])[];

const OF_V1: Requests = [
  ['POST', BATCHES],
  ['POST', BATCHES],
  ['GET', `${BATCHES}*`],
  ['*', '/api/v1/beta/directories*'],
];

/** The create twice, as that is what must not be done twice. */
const REQUESTS: Readonly<Record<Scene['job'], Requests>> = {
  parse: OF_V1,
  classify: OF_V1,
  v2: [
    ['POST', V2_BATCHES],
    ['POST', V2_BATCHES],
    ['GET', `${V2_BATCHES}*`],
    ['*', `${CONFIGURATIONS}*`],
    ['*', '/api/v1/beta/directories*'],
  ],
};

type Random = () => number;

/** Some requests of the next process meet with trouble. */
function makeTrouble({ job, server }: Scene, random: Random): void {
  server.faults.clear();
  for (let count = Math.floor(random() * 3); count >= 0; count -= 1) {
    const [method, path] = pick(random, REQUESTS[job]);
    const times = 1 + Math.floor(random() * 3);
    const trouble = pick(random, TROUBLES);
    server.faults.add({ kind: 'request', ...(method !== '*' && { method }), path, trouble, times });
  }
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}
