import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spreadOf } from '../statistics.ts';
import type { Took } from './run-program.ts';
import { runProgram } from './run-program.ts';
import { fillDirectory, fillRepository, PROJECT, RECORDS_OF_RUN } from './sample-ledger.ts';
import type { Work } from './work.ts';

const MANIFESTS = 500;
const RUNS = 20;
const RECORDS = MANIFESTS * RUNS * RECORDS_OF_RUN;

/** Where a ledger is kept, and how one is made and filled. */
const KEPT = {
  'a directory': {
    open: (folder: string, name: string) => join(folder, name),
    fill: async (ledger: string, names: readonly string[]) => fillDirectory(ledger, names, RUNS),
  },
  'a git repository': {
    open: (folder: string, name: string) => {
      execFileSync('git', ['init', '--quiet', '--bare', join(folder, `${name}.git`)]);
      return `git:${join(folder, `${name}.git`)}`;
    },
    fill: (ledger: string, names: readonly string[]) => fillRepository(ledger.slice('git:'.length), names, RUNS),
  },
} as const;

/** Planning over a ledger of many records, beside the same plan over an empty one. */
export function planWork(kept: keyof typeof KEPT): Work {
  return {
    name: `plan of ${MANIFESTS} manifests over ${RECORDS.toLocaleString('en-US')} records in ${kept}`,
    measure: async (folder, runs) => {
      const { open, fill } = KEPT[kept];
      const names = Array.from({ length: MANIFESTS }, (_, number) => `batch-${number}`);
      const manifests = join(folder, 'manifests');
      mkdirSync(manifests);
      writeFileSync(
        join(manifests, PROJECT_FILE),
        'apiVersion: parsebatch.dev/v1\nkind: Project\nledger: { allow_public: true }\n',
      );
      for (const name of names) writeFileSync(join(manifests, `${name}.parsebatch.yaml`), manifest(name));
      const [empty, full] = [open(folder, 'empty'), open(folder, 'full')];
      for (const ledger of [empty, full]) await runProgram(['ledger', 'init', '--ledger', ledger], { cwd: manifests });
      await fill(full, names);
      const took: { readonly empty: Took; readonly full: Took }[] = [];
      const plan = (ledger: string): Promise<Took> => runProgram(['plan', '--ledger', ledger, '.'], { cwd: manifests });
      for (let run = 0; run < runs; run += 1) took.push({ empty: await plan(empty), full: await plan(full) });
      const median = (of: (one: Took) => number): number => spreadOf(took.map(({ full }) => of(full))).median;
      const times = spreadOf(took.map(({ empty, full }) => full.cpu / empty.cpu)).median;
      const [wall, cpu, peak] = [median((one) => one.wall), median((one) => one.cpu), median((one) => one.peak)];
      const rate = `${Math.round(RECORDS / (wall / 1000)).toLocaleString('en-US')} records`;
      return { wall, cpu, peak, rate, proportion: `${times.toFixed(1)} times the processor of one over no records` };
    },
  };
}

const PROJECT_FILE = 'parsebatch.config.yaml';

function manifest(name: string): string {
  return `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: ${name} }
spec:
  project_id: ${PROJECT}
  source: { item_ids: [dfl-${name}] }
`;
}
