import type { CorpusName } from '../corpora.ts';
import { writeCorpus } from '../corpora.ts';
import { spreadOf } from '../statistics.ts';
import type { Took } from './run-program.ts';
import { runProgram } from './run-program.ts';
import type { Work } from './work.ts';

/** Compiling a corpus into a folder. */
export function compileWork(corpus: CorpusName): Work {
  return {
    name: `compile of ${corpus}`,
    measure: async (folder, runs) => {
      const { folder: manifests, files } = writeCorpus(corpus, folder);
      const took: Took[] = [];
      for (let run = 0; run < runs; run += 1) {
        took.push(await runProgram(['compile', '-o', 'out', manifests], { cwd: folder }));
      }
      const median = (of: (one: Took) => number): number => spreadOf(took.map(of)).median;
      const [wall, cpu, peak] = [median((one) => one.wall), median((one) => one.cpu), median((one) => one.peak)];
      const rate = `${Math.round(files.length / (wall / 1000)).toLocaleString('en-US')} manifests`;
      return { wall, cpu, peak, rate, proportion: `${((cpu * 1000) / files.length).toFixed(2)} ms of processor each` };
    },
  };
}
