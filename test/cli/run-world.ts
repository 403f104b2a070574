import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ParseBatchSpec } from '../../src/generated/types.ts';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import type { Run as FoldedRun } from '../../src/ledger/fold-run.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { scopePath } from '../../src/ledger/record-path.ts';
import type { RunId } from '../../src/ledger/run-id.ts';
import { formatRun } from '../../src/ledger/run-id.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { KEY } from '../emulator/start.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import type { Circumstances, SourceKind, World } from '../submit/sending.ts';
import { apply, createWorld } from '../submit/sending.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

/** A server with the batches of a run, and a folder with the ledger in which the run counts for that server. */
export interface RunWorld {
  readonly world: World;
  readonly cwd: string;
  readonly id: RunId;
  /** As commands print it. */
  readonly name: string;
  readonly ledger: Ledger;
  /** A command, run in that folder. */
  readonly ask: (...argv: readonly string[]) => Promise<Run>;
  /** The run as the ledger has it now. */
  readonly read: () => Promise<FoldedRun>;
}

/** How a run is applied before it is spoken of. */
export interface RunWorldOptions extends Circumstances {
  /** Sets up what goes wrong. */
  readonly prepare?: (world: World) => void;
  readonly spec?: Partial<ParseBatchSpec>;
}

/** Applies a run, and moves its records to the ledger of a folder of its own. */
export async function runWorld(
  kind: SourceKind,
  { prepare, spec, ...circumstances }: RunWorldOptions = {},
): Promise<RunWorld> {
  const world = await createWorld(kind, spec);
  prepare?.(world);
  await apply(world, circumstances);
  world.server.faults.clear();
  const cwd = await temporaryFolder();
  await run(['ledger', 'init'], { cwd });
  const { body: projects } = await world.server.call('GET', '/api/v1/projects');
  const scope = { namespace: 'default', endpoint: new URL(world.server.url).host, project: String(projects[0].id) };
  const place = join(cwd, '.parsebatch/ledger');
  const to = join(place, scopePath(scope, hashText));
  await mkdir(to, { recursive: true });
  await cp(join(world.backend.shownAs, 'v1/default/local/p-1'), to, { recursive: true });
  const backend = directoryBackend(place);
  const ledger = createLedger({ backend, scope, hash: hashText, now: Date.now, tool: 'parsebatch 0.0.0' });
  const env = { LLAMA_CLOUD_BASE_URL: world.server.url, LLAMA_CLOUD_API_KEY: KEY };
  return {
    ...{ world, cwd, ledger, id: world.id, name: formatRun(world.id) },
    ask: (...argv) => run(argv, { cwd, env }),
    read: async () => {
      const found = await ledger.read(world.id);
      if (found === undefined) throw new Error('there is no run');
      return found;
    },
  };
}
