import type { Comparison } from './comparisons.ts';
import type { Corpus, CorpusName } from './corpora.ts';
import type { CommandLine, Usage } from './measure.ts';
import { measureUsage, timeProcess } from './measure.ts';
import type { Spread } from './statistics.ts';
import { spreadOf } from './statistics.ts';
import type { ToolName } from './tools.ts';
import { TOOLS } from './tools.ts';

/** What one tool took over one corpus. */
export interface Measured {
  readonly tool: ToolName;
  readonly corpus: CorpusName;
  /** Milliseconds. */
  readonly wall: Spread;
  readonly usage: Usage | undefined;
}

/** A figure with what came out. */
export interface Figure {
  readonly comparison: Comparison;
  /** Of the wall clocks of each round, or of what was held at most; undefined where that is not known. */
  readonly ratio: Spread | undefined;
  readonly left: Measured;
  readonly right: Measured;
}

interface Subject {
  readonly tool: ToolName;
  readonly corpus: CorpusName;
  readonly command: CommandLine;
  readonly hasMistakes: boolean;
  readonly walls: number[];
  rounds: number;
}

/** What takes longer than ten seconds is measured in the first three rounds. */
const SLOW = { milliseconds: 10_000, rounds: 3 };

/**
 * Measures what comparisons need. Each round runs every subject once, one behind the other, so that a machine that slows down
 * slows all of them; a ratio is that of two runs of the same round.
 */
export function runComparisons(
  comparisons: readonly Comparison[],
  corpora: ReadonlyMap<CorpusName, Corpus>,
  runs: number,
  tell: (words: string) => void,
): Figure[] {
  const subjects = subjectsOf(comparisons, corpora, runs);
  const all = [...subjects.values()];
  for (const subject of all) if (run(subject) > SLOW.milliseconds) subject.rounds = Math.min(SLOW.rounds, runs);
  for (let round = 1; round <= runs; round += 1) {
    tell(`round ${round} of ${runs}\n`);
    for (const subject of all) if (round <= subject.rounds) subject.walls.push(run(subject));
  }
  const measured = new Map([...subjects].map(([key, subject]) => [key, measuredOf(subject)]));
  return comparisons.flatMap((comparison) => {
    const [left, right] = keysOf(comparison);
    const [ours, theirs] = [subjects.get(left), subjects.get(right)];
    const [our, their] = [measured.get(left), measured.get(right)];
    if (ours === undefined || theirs === undefined || our === undefined || their === undefined) return [];
    const ratio = comparison.of === undefined ? ratioOfWalls(ours, theirs) : ratioOfPeaks(our, their);
    return [{ comparison, ratio, left: our, right: their }];
  });
}

/** Of the rounds in which both were run. */
function ratioOfWalls({ walls }: Subject, others: Subject): Spread {
  const rounds = Math.min(walls.length, others.walls.length);
  return spreadOf(walls.slice(0, rounds).map((wall, round) => wall / (others.walls[round] ?? Number.NaN)));
}

function ratioOfPeaks({ usage }: Measured, other: Measured): Spread | undefined {
  if (usage === undefined || other.usage === undefined) return undefined;
  return { median: usage.peak / other.usage.peak, deviation: 0 };
}

function subjectsOf(
  comparisons: readonly Comparison[],
  corpora: ReadonlyMap<CorpusName, Corpus>,
  runs: number,
): Map<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const { tool, corpus, against, againstCorpus = corpus } of comparisons) {
    for (const [name, place] of [[tool, corpus] as const, [against, againstCorpus] as const]) {
      const files = corpora.get(place);
      const key = keyOf(name, place);
      if (files === undefined || subjects.has(key)) continue;
      const isFloor = !name.startsWith('parsebatch') && (name === 'node -e 0' || /bytes|alone/.test(name));
      const hasMistakes = files.hasMistakes && !isFloor;
      subjects.set(key, {
        tool: name,
        corpus: place,
        command: TOOLS[name](files),
        hasMistakes,
        walls: [],
        rounds: runs,
      });
    }
  }
  return subjects;
}

function keysOf({ tool, corpus, against, againstCorpus = corpus }: Comparison): [string, string] {
  return [keyOf(tool, corpus), keyOf(against, againstCorpus)];
}

function keyOf(tool: ToolName, corpus: CorpusName): string {
  return `${tool}\n${corpus}`;
}

function run({ command, hasMistakes }: Subject): number {
  return timeProcess(command, hasMistakes);
}

function measuredOf({ tool, corpus, command, walls }: Subject): Measured {
  return { tool, corpus, wall: spreadOf(walls), usage: measureUsage(command) };
}
