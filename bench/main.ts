import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { COMPARISONS } from './comparisons.ts';
import type { CorpusName } from './corpora.ts';
import { writeCorpus } from './corpora.ts';
import { formatFigures, formatResults, formatWorks } from './results.ts';
import { runComparisons } from './run-comparisons.ts';
import { doWorks, WORKS } from './scale/works.ts';
import { ROOT } from './tools.ts';

// npm run bench -- [--only WORDS] [--runs N]: WORDS pick comparisons by tool and corpus, and work at scale by `scale, ` and its
// name; the results are printed alone.
const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string', default: '11' } } });
const only = values.only;
const runs = Number(values.runs);
const isMeant = (words: string): boolean => only === undefined || words.includes(only);
const comparisons = COMPARISONS.filter(({ tool, corpus, against }) => isMeant(`${tool}, ${corpus}, ${against}`));
const works = WORKS.filter(({ name }) => isMeant(`scale, ${name}`));

const peers = join(ROOT, 'bench/peers');
if (comparisons.length > 0 && !existsSync(join(peers, 'node_modules'))) {
  spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit' });
}

const folder = mkdtempSync(join(tmpdir(), 'parsebatch-bench-'));
try {
  const names = new Set<CorpusName>(
    comparisons.flatMap(({ corpus, againstCorpus }) =>
      againstCorpus === undefined ? [corpus] : [corpus, againstCorpus],
    ),
  );
  const corpora = new Map([...names].map((name) => [name, writeCorpus(name, folder)]));
  const tell = (words: string): void => void process.stderr.write(words);
  const figures = comparisons.length === 0 ? [] : runComparisons(comparisons, corpora, runs, tell);
  if (figures.length > 0) process.stdout.write(formatFigures(figures));
  const done = await doWorks(works, folder, Math.min(runs, 3), tell);
  if (done.length > 0) process.stdout.write(formatWorks(done));
  if (only === undefined) writeFileSync(join(ROOT, 'bench/RESULTS.md'), formatResults(figures, done, runs));
} finally {
  rmSync(folder, { recursive: true });
}
