import type { Took } from './run-program.ts';

/** Work at the size of a large project, which is measured by itself and not beside others. */
export interface Work {
  /** What picks it, after `scale, `, and begins its row. */
  readonly name: string;
  /** Does it in an empty folder, so many times where that takes no minutes. */
  readonly measure: (folder: string, runs: number) => Promise<WorkFigure>;
}

/** What came out. */
export interface WorkFigure extends Pick<Took, 'wall' | 'cpu' | 'peak'> {
  /** How much was done in a second, in words. */
  readonly rate: string;
  /** What puts it into proportion, in words. */
  readonly proportion: string;
}
