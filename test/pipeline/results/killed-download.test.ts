import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/emulator/random.ts';
import { hashText } from '../../../src/pipeline/workspace/hash.ts';
import { fill, KEY, start, temporaryDirectory } from '../../emulator/start.ts';

/** A batch, and what a download of it that nothing disturbs leaves. */
interface Scene {
  /**
   * Downloads into a directory in a process that is killed before its Nth call of the file system, or whenever `kill`
   * says; of one that ended, how many results it asked for.
   */
  readonly download: (cwd: string, last?: number, kill?: (stop: () => void) => void) => Promise<number | 'killed'>;
  readonly undisturbed: Readonly<Record<string, string>>;
}

async function sceneOf(count: number): Promise<Scene> {
  const server = await start();
  const names = Array.from({ length: count }, (_, index) => [`${index}.txt`, `Text ${index}`.repeat(500)]);
  const { directory } = await fill(server, Object.fromEntries(names));
  const body = { directory_id: directory, job_config: { parameters: {} } };
  const batch = (await server.call('POST', '/api/v1/beta/batch-processing', body)).body.id;
  server.clock.advance(10_000);
  const program = bundleChild();
  const download: Scene['download'] = async (cwd, last = 0, kill = () => undefined) => {
    const child = spawn(process.execPath, [program, server.url, KEY, batch, cwd, String(last)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.once('data', () => kill(() => child.kill('SIGKILL')));
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    const [code, signal] = await once(child, 'close');
    expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
    return signal === null ? Number(said.trimEnd().split('\n').at(-1)) : 'killed';
  };
  const cwd = temporaryDirectory();
  await download(cwd);
  return { download, undisturbed: treeIn(cwd) };
}

function bundleChild(): string {
  const outfile = join(temporaryDirectory(), 'child.mjs');
  const entry = join(import.meta.dirname, 'download.child.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

/** Every name with the hash of its content. */
function treeIn(cwd: string): Record<string, string> {
  const folder = join(cwd, 'out');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return Object.fromEntries(names.map((name) => [name, hashText('sha256', readFileSync(join(folder, name)))]));
}

/** The results that are there; each of them has to be whole. */
function wholeResultsIn(cwd: string, { undisturbed }: Scene): number {
  const results = Object.entries(treeIn(cwd)).filter(([name]) => !name.startsWith('.') && name !== 'results.json');
  for (const [name, hash] of results) expect(hash, name).toBe(undisturbed[name]);
  return results.length;
}

describe('a download whose process is killed', () => {
  // Some hundred processes one after the other.
  const options = { timeout: 240_000 };

  test(
    'before any call of the file system, goes on with what is missing and leaves nothing else',
    options,
    async () => {
      const scene = await sceneOf(2);
      for (let last = 1, outcome: number | 'killed' = 'killed'; outcome === 'killed'; last += 1) {
        const cwd = temporaryDirectory();
        outcome = await scene.download(cwd, last);
        const whole = wholeResultsIn(cwd, scene);
        expect([last, await scene.download(cwd)]).toEqual([last, 4 - whole]);
        expect(treeIn(cwd)).toEqual(scene.undisturbed);
      }
    },
  );

  test('fifty times at any moment, comes to what one that nothing disturbs leaves', options, async () => {
    const scene = await sceneOf(20);
    const random = seededRandom(7);
    let cwd = temporaryDirectory();
    for (let kills = 0; kills < 50; ) {
      const whole = wholeResultsIn(cwd, scene);
      const outcome = await scene.download(cwd, 0, (stop) => setTimeout(stop, random() * 60));
      if (outcome === 'killed') {
        kills += 1;
        continue;
      }
      expect([outcome, treeIn(cwd)]).toEqual([40 - whole, scene.undisturbed]);
      cwd = temporaryDirectory();
    }
    const whole = wholeResultsIn(cwd, scene);
    expect([await scene.download(cwd), treeIn(cwd)]).toEqual([40 - whole, scene.undisturbed]);
  });
});
