import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { APPLY_FILES, APPLY_ITEMS } from './apply-work.ts';
import { compileWork } from './compile-work.ts';
import { planWork } from './plan-work.ts';
import type { Work, WorkFigure } from './work.ts';

/** What is measured at the size of a large project. */
export const WORKS: readonly Work[] = [
  compileWork('1,000 valid files'),
  compileWork('10,000 valid files'),
  planWork('a directory'),
  planWork('a git repository'),
  APPLY_ITEMS,
  APPLY_FILES,
];

/** Work with what came of it. */
export interface DoneWork {
  readonly name: string;
  readonly figure: WorkFigure;
}

/** Does work, one behind the other, each in a folder of its own below `root`. */
export async function doWorks(
  works: readonly Work[],
  root: string,
  runs: number,
  tell: (words: string) => void,
): Promise<readonly DoneWork[]> {
  const done: DoneWork[] = [];
  for (const { name, measure } of works) {
    tell(`${name}\n`);
    const folder = join(root, 'scale');
    mkdirSync(folder);
    done.push({ name, figure: await measure(folder, runs) });
    rmSync(folder, { recursive: true });
  }
  return done;
}
