import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { COMPARISONS } from './comparisons.ts';
import type { CorpusName } from './corpora.ts';
import { writeCorpus } from './corpora.ts';
import { formatFigures, formatResults } from './results.ts';
import { runComparisons } from './run-comparisons.ts';
import { ROOT } from './tools.ts';

// npm run bench -- [--only WORDS] [--runs N]: WORDS pick comparisons by tool and corpus, and the results are printed alone.
const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string', default: '11' } } });
const only = values.only;
const runs = Number(values.runs);
const comparisons = COMPARISONS.filter(
  ({ tool, corpus, against }) => only === undefined || `${tool}, ${corpus}, ${against}`.includes(only),
);

const peers = join(ROOT, 'bench/peers');
if (!existsSync(join(peers, 'node_modules'))) {
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
  const figures = runComparisons(comparisons, corpora, runs, (words) => process.stderr.write(words));
  process.stdout.write(formatFigures(figures));
  if (only === undefined) writeFileSync(join(ROOT, 'bench/RESULTS.md'), formatResults(figures, runs));
} finally {
  rmSync(folder, { recursive: true });
}
