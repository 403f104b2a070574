import { afterEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Started } from '../emulator/start.ts';
import { fill } from '../emulator/start.ts';
import { readApplied } from './apply-output.ts';
import { BATCHES, batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from './apply-world.ts';

afterEach(() => vi.unstubAllGlobals());

interface Growing {
  readonly server: Started;
  readonly cwd: string;
  readonly directory: string;
}

/** A directory of two files at a server, and a folder with a manifest about it. */
async function growing(more: string): Promise<Growing> {
  const server = await startHurried();
  const { directory } = await fill(server, { 'a.txt': 'one', 'b.txt': 'two' });
  const cwd = await folderWith({ 'a.parsebatch.yaml': manifest('a', `directory_id: ${directory}${more}`) });
  await initLedger(cwd);
  return { server, cwd, directory };
}

async function addFile({ server, directory }: Growing, name: string): Promise<void> {
  const form = new FormData();
  form.append('upload_file', new Blob([name]), name);
  await server.call('POST', `/api/v1/beta/directories/${directory}/files/upload`, form);
}

async function apply({ server, cwd }: Growing) {
  const { exitCode, out, err } = await runAt(server, cwd, ['apply', '--wait', '--format', 'json']);
  if (exitCode !== EXIT.ok) throw new Error(err);
  const [applied] = readApplied(out);
  return applied;
}

/** The names of what each batch covers, the first batch first. */
async function covered({ server }: Growing): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { id } of await batchesAt(server)) {
    const { body } = await server.call('GET', `${BATCHES}/${id}/items`);
    const items: readonly { readonly item_name: string }[] = body.items;
    names.push(
      items
        .map(({ item_name }) => item_name.replace('.txt', ''))
        .sort()
        .join(''),
    );
  }
  return names;
}

describe('a directory that has grown since it was applied', () => {
  test.each([
    ['', ['ab'], 'noop'],
    [', on_change: hold', ['ab'], 'noop'],
    [', on_change: new', ['ab', 'c'], 'run'],
    [', on_change: all', ['ab', 'abc'], 'run'],
    [', on_change: new, stage: true', ['ab', 'c'], 'run'],
  ])('with { directory_id%s } is covered by %j', async (more, expected, action) => {
    const world = await growing(more);
    await apply(world);
    await addFile(world, 'c.txt');
    const { out } = await runAt(world.server, world.cwd, ['plan', '--format', 'json']);
    expect(JSON.parse(out).batches).toMatchObject([{ action, change: { added: 1, removed: 0 } }]);
    await apply(world);
    expect(await covered(world)).toEqual(expected);
    expect(await apply(world)).toMatchObject({ action: 'noop' });
    expect(await covered(world)).toEqual(expected);
  });
});

test('a directory that is sent item by item is found again when the answer is lost, though it has grown', async () => {
  const world = await growing(', on_change: new');
  const { server, cwd } = world;
  server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'drop', when: 'after' } });
  const { out } = await runAt(server, cwd, ['apply', '--settle', '0', '--format', 'json']);
  expect(readApplied(out)).toMatchObject([{ action: 'run' }]);
  await addFile(world, 'c.txt');
  await apply(world);
  await apply(world);
  expect(await covered(world)).toEqual(['ab', 'c']);
});

describe('of two runners that list a directory at different moments', () => {
  const LISTING = /\/directories\/[^/]+\/files\?/;

  /** Holds the listing of the directory that is the `turn`th, before or after it is answered, until `meanwhile` is done. */
  function holdListing(turn: number, meanwhile: () => Promise<void>): void {
    const send = fetch;
    let listings = 0;
    vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
      const answer = await send(input, init);
      if (!LISTING.test(input)) return answer;
      listings += 1;
      if (listings === turn) await meanwhile();
      return answer;
    });
  }

  /** Two runners apply at once, of which the second sees a file more; the one that froze first is `winner`. */
  async function race(world: Growing, winner: 'first' | 'second') {
    let second: Promise<unknown> | undefined;
    const begun = gate();
    const firstDone = gate();
    holdListing(1, async () => {
      await addFile(world, 'c.txt');
      vi.unstubAllGlobals();
      if (winner === 'first')
        holdListing(1, async () => {
          begun.open();
          await firstDone.opened;
        });
      second = apply(world);
      await (winner === 'first' ? begun.opened : second);
    });
    const first = await apply(world);
    firstDone.open();
    return { first, second: await second };
  }

  test.each([
    // As a whole: what is in it when the service begins is parsed.
    ['first', 'hold', ['abc'], ['abc']],
    ['first', 'new', ['ab'], ['ab', 'c']],
    ['first', 'all', ['abc'], ['abc', 'abc']],
    ['second', 'hold', ['abc'], ['abc']],
    ['second', 'new', ['abc'], ['abc']],
    ['second', 'all', ['abc'], ['abc']],
  ] as const)(
    'the %s wins (on_change: %s): there is %j, and after the next apply %j',
    async (winner, onChange, at, then) => {
      const world = await growing(`, on_change: ${onChange}`);
      const { first, second } = await race(world, winner);
      expect(await covered(world)).toEqual(at);
      const [[one], [other]] = [first.batches, (second as { batches: readonly { batch_id: string }[] }).batches];
      expect(one.batch_id).toBe(other?.batch_id);
      await apply(world);
      expect(await covered(world)).toEqual(then);
      expect(await apply(world)).toMatchObject({ action: 'noop' });
    },
  );
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
