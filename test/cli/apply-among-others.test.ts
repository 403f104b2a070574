import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { Job, Scene, Source } from './apply-among-others.ts';
import { atRequest, sceneOf, UNTIL_LANDED } from './apply-among-others.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

interface Kind {
  readonly job: Job;
  readonly source: Source;
}

const KINDS: readonly Kind[] = (['parse', 'classify', 'v2'] as const).flatMap((job) =>
  (['files', 'staged', 'directory', 'items'] as const).map((source) => ({ job, source })),
);

/** Whether others may read it too; v2 references items in a directory of its own. */
const isShared = ({ job, source }: Kind): boolean => source === 'directory' || (source === 'items' && job !== 'v2');

const SHARED = KINDS.filter(isShared);
const OWN = KINDS.filter((kind) => !isShared(kind));

/** When somebody else makes a batch. */
const MOMENTS = ['long before', 'right before', 'right after', 'long after'] as const;
type Moment = (typeof MOMENTS)[number];

const LOST = { do: 'drop', when: 'after' } as const;
const NEVER_CAME = { do: 'drop', when: 'before' } as const;
const LATE = { do: 'late', milliseconds: UNTIL_LANDED } as const;

afterEach(() => vi.unstubAllGlobals());

function apply({ ask }: Scene, ...more: readonly string[]): Promise<Run> {
  return ask('apply', '--wait', '--settle', '0', ...more);
}

/** Applies twice, with trouble for the first create of ours and a batch of somebody else at that moment. */
async function applyWith(
  scene: Scene,
  moment: Moment,
  trouble?: RequestTrouble,
): Promise<{ readonly stranger: string; readonly first: Run; readonly second: Run }> {
  let stranger = '';
  const meet = async (): Promise<void> => {
    stranger = await scene.makeStranger();
  };
  const spoil = async (): Promise<void> => {
    if (trouble !== undefined) scene.spoilCreate(trouble);
  };
  if (moment === 'long before') {
    await meet();
    scene.later();
  }
  if (moment === 'right before') atRequest(scene, 1, 'before', () => meet().then(spoil));
  else await spoil();
  if (moment === 'right after') atRequest(scene, 1, 'after', meet);
  const first = await apply(scene);
  vi.unstubAllGlobals();
  scene.later();
  if (moment === 'long after') await meet();
  return { stranger, first, second: await apply(scene) };
}

/** The batches that the ledger has for ours: those that were answered, and those that were adopted. */
function recorded({ cwd }: Scene): readonly string[] {
  const paths = readdirSync(join(cwd, 'ledger'), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /\.(result|adopt)\.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(join(cwd, 'ledger', path), 'utf8')))
    .flatMap(({ batchId, result }) => batchId ?? result?.batchId ?? []);
}

/** There is one batch, and the ledger has it and no other. */
async function expectOne(scene: Scene): Promise<void> {
  const ours = await scene.ours();
  expect(ours).toHaveLength(1);
  expect([...new Set(recorded(scene))]).toEqual(ours);
  expect((await run(['ledger', 'verify', '--ledger', 'ledger'], { cwd: scene.cwd })).exitCode).toBe(EXIT.ok);
}

test.each(KINDS)('an answer that comes is believed, whoever else is there ($job, $source)', async ({ job, source }) => {
  const scene = await sceneOf(job, source);
  const { first, second } = await applyWith(scene, 'right before');
  expect([first.exitCode, second.exitCode]).toEqual([EXIT.ok, EXIT.ok]);
  await expectOne(scene);
});

describe.each(MOMENTS)('beside a batch of somebody else that came %s', (moment) => {
  test.each(OWN)('a batch in a directory of its own is found again ($job, $source)', async ({ job, source }) => {
    const scene = await sceneOf(job, source);
    const { first, second } = await applyWith(scene, moment, LOST);
    expect([first.exitCode, second.exitCode]).toEqual([EXIT.ok, EXIT.ok]);
    await expectOne(scene);
  });

  test.each(OWN)('one that was never made is sent again ($job, $source)', async ({ job, source }) => {
    const scene = await sceneOf(job, source);
    const { first, second } = await applyWith(scene, moment, NEVER_CAME);
    expect([first.exitCode, second.exitCode]).toEqual([EXIT.ok, EXIT.ok]);
    await expectOne(scene);
  });

  test.each(SHARED)('a lost one is adopted only by proof ($job, $source)', async ({ job, source }) => {
    const scene = await sceneOf(job, source);
    const { stranger, second } = await applyWith(scene, moment, LOST);
    const ours = await scene.ours();
    expect(recorded(scene)).not.toContain(stranger);
    // Results of one moment are not told apart, and only those of v1 that parse have a correlation id.
    if (job === 'parse' && moment.startsWith('long')) {
      expect(second.exitCode).toBe(EXIT.ok);
      return expectOne(scene);
    }
    expect([second.exitCode, ours, recorded(scene)]).toEqual([EXIT.unknown, [expect.any(String)], []]);
    expect(second.err).toContain(ours[0]);
    expect(second.err.includes(stranger)).toBe(moment !== 'long before');
    const [, named = ''] = /parsebatch (adopt \S+)/.exec(second.err) ?? [];
    const said = [...named.split(' ').slice(1), '--batch', String(ours[0]), '--reason', 'seen in the console'];
    expect(await scene.ask('adopt', ...said)).toMatchObject({ exitCode: EXIT.ok });
    expect((await apply(scene)).exitCode).toBe(EXIT.ok);
    await expectOne(scene);
  });

  test.each(SHARED)('one that was never made is sent when a person says so ($job, $source)', async (kind) => {
    const scene = await sceneOf(kind.job, kind.source);
    const { first, second } = await applyWith(scene, moment, NEVER_CAME);
    expect([first.exitCode, second.exitCode]).toEqual([EXIT.unknown, EXIT.unknown]);
    expect([await scene.ours(), recorded(scene)]).toEqual([[], []]);
    const [, named = ''] = /apply --assume-absent (\S+)/.exec(second.err) ?? [];
    expect((await apply(scene, '--assume-absent', named)).exitCode).toBe(EXIT.ok);
    expect((await apply(scene)).exitCode).toBe(EXIT.ok);
    await expectOne(scene);
  });
});

describe('a create that lands when nobody waits for it any more', () => {
  test.each(OWN)('makes nothing twice, whenever that is ($job, $source)', async ({ job, source }) => {
    let requests = 1;
    for (let nth = 1; nth <= requests; nth += 1) {
      const scene = await sceneOf(job, source);
      scene.spoilCreate(LATE);
      const counted = atRequest(scene, nth, 'after', scene.land);
      const first = await apply(scene);
      requests = Math.max(requests, counted());
      vi.unstubAllGlobals();
      // While it lands nothing may be known yet, but no person is asked.
      expect([EXIT.ok, EXIT.locked], `landed after ${nth}: ${first.err}`).toContain(first.exitCode);
      expect((await apply(scene)).exitCode, `landed after ${nth}`).toBe(EXIT.ok);
      await expectOne(scene);
    }
    expect(requests).toBeGreaterThan(3);
  });

  test.each(SHARED)('is not sent again where others may read too ($job, $source)', async ({ job, source }) => {
    const scene = await sceneOf(job, source);
    scene.spoilCreate(LATE);
    const first = await apply(scene);
    expect([first.exitCode, await scene.ours()]).toEqual([EXIT.unknown, []]);
    expect(await scene.land()).toBe(true);
    const second = await apply(scene);
    const ours = await scene.ours();
    expect(ours).toHaveLength(1);
    if (job === 'parse') {
      expect(second.exitCode).toBe(EXIT.ok);
      return expectOne(scene);
    }
    expect([second.exitCode, recorded(scene)]).toEqual([EXIT.unknown, []]);
    expect(second.err).toContain(ours[0]);
  });
});
