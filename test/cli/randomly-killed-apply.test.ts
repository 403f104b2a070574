import { describe, expect, test } from 'vitest';
import './crash-row.ts';
import { LEDGERS } from './ledger-places.ts';
import type { Setting } from './random-kills.ts';
import { killAtRandom } from './random-kills.ts';

// `npm run test:crash` asks for 500 kills in all, and PARSEBATCH_CRASH_SEED for other moments.
const SEED = Number(process.env['PARSEBATCH_CRASH_SEED'] ?? 11);
const ASKED = process.env['PARSEBATCH_CRASHES'];

const SETTINGS: readonly Setting[] = (Object.keys(LEDGERS) as Setting['ledger'][]).flatMap((ledger) =>
  (['parse', 'classify', 'v2'] as const).flatMap((job) =>
    [false, true].map((isTroubled) => ({ ledger, job, isTroubled })),
  ),
);

/** git takes its time: of it only a little, unless kills are asked for. */
function leastOf({ ledger, job, isTroubled }: Setting): number {
  if (ASKED !== undefined) return Math.ceil(Number(ASKED) / SETTINGS.length);
  if (ledger === 'a directory') return 4;
  if (job === 'classify') return 0;
  return isTroubled && (job === 'v2') === (ledger === 'a bare repository') ? 1 : 0;
}

describe(`applies killed at random moments (seed ${SEED})`, { timeout: 3_600_000 }, () => {
  for (const setting of SETTINGS.filter((one) => leastOf(one) > 0)) {
    const [least, server] = [leastOf(setting), setting.isTroubled ? 'in trouble' : 'well'];
    const { ledger, job } = setting;
    test(`make each batch once, and lose none: at least ${least}, ledger in ${ledger}, ${job}, server ${server}`, async ({
      task,
    }) => {
      const toll = await killAtRandom(setting, least, SEED);
      task.meta.crashRow = { moment: 'any', ledger, job, server, ...toll };
      expect(toll.kills).toBeGreaterThanOrEqual(least);
      // Three creates of one shard have to be lost for that.
      expect(toll.spent).toBeLessThan(Math.max(3, toll.runs / 2));
    });
  }
});
