import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from './comparisons.ts';
import type { Figure, Measured } from './run-comparisons.ts';
import type { DoneWork } from './scale/works.ts';
import type { Spread } from './statistics.ts';
import { ROOT } from './tools.ts';

/** The page of results: figures, what stands behind them, versions and machine. */
export function formatResults(figures: readonly Figure[], works: readonly DoneWork[], runs: number): string {
  return `# Results

Written by \`npm run bench\`: whole processes, ${runs} rounds, in each of them every program once behind the other. A figure is the
median of the ratios of the rounds, ± the median deviation from it. What takes longer than ten seconds is run in three rounds.

${formatFigures(figures)}
## What stands behind them

Medians; processor time and memory are those of one more run.

${formatMeasured(figures)}
## At scale

Against nobody, as a large project would be. What is sent goes to \`parsebatch emulate\` in a process of its own, and the clocks
of both run forty times as fast, so that the rate of the API is no bound. Memory is that of the client.

${formatWorks(works)}
## Versions and machine

${formatVersions()}
`;
}

/** The table of figures. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ comparison, ratio }) => {
    const { tool, corpus, against, againstCorpus, of, most } = comparison;
    const other = againstCorpus === undefined ? against : `${against}, ${againstCorpus}`;
    const work = of === undefined ? `${tool}, ${corpus}` : `${tool}, ${corpus}: ${of}`;
    const found = ratio === undefined ? 'unknown' : formatRatio(ratio);
    return [work, other, found, most === undefined ? '' : `≤ ${most}`, verdictOf(comparison, ratio)];
  });
  return table(['work', 'against', 'ratio', 'to reach', 'reached'], rows);
}

function verdictOf({ most, why }: Comparison, ratio: Spread | undefined): string {
  if (most === undefined || ratio === undefined) return '';
  if (ratio.median <= most) return 'yes';
  return why === undefined ? '**no**' : `**no**: ${why}`;
}

/** The table of what was done at scale. */
export function formatWorks(works: readonly DoneWork[]): string {
  const rows = works.map(({ name, figure: { rate, wall, cpu, peak, proportion } }) => [
    ...[name, rate, `${(wall / 1000).toFixed(1)} s`, `${cpu.toFixed(1)} s`, `${peak.toFixed(0)} MiB`, proportion],
  ]);
  return table(['work', 'in a second', 'wall clock', 'processor', 'peak memory', 'in proportion'], rows);
}

function formatMeasured(figures: readonly Figure[]): string {
  const measured = new Map<string, Measured>();
  for (const { left, right } of figures) {
    for (const each of [left, right]) measured.set(`${each.corpus} ${each.tool}`, each);
  }
  const rows = [...measured.values()].map(({ tool, corpus, wall, usage }) => [
    corpus,
    tool,
    `${wall.median.toFixed(0)} ± ${wall.deviation.toFixed(0)} ms`,
    usage === undefined ? 'unknown' : `${(usage.cpu * 1000).toFixed(0)} ms`,
    usage === undefined ? 'unknown' : `${usage.peak.toFixed(0)} MiB`,
  ]);
  return table(['corpus', 'program', 'wall clock', 'processor', 'peak memory'], rows);
}

function formatVersions(): string {
  const { dependencies } = readPackage('bench/peers/package.json');
  const [processor] = cpus();
  const lines = [
    `parsebatch ${readPackage('package.json').version}, Node ${process.versions.node}, ${process.platform} on ${process.arch}`,
    `${processor?.model ?? 'an unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    ...Object.entries(dependencies).map(([name, version]) => `${name} ${version}`),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function readPackage(file: string): { readonly version: string; readonly dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

function formatRatio({ median, deviation }: Spread): string {
  const digits = median < 0.1 ? 3 : 2;
  return deviation === 0 ? median.toFixed(digits) : `${median.toFixed(digits)} ± ${deviation.toFixed(digits)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
