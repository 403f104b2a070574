import type { Reporter, TestModule } from 'vitest/node';
import { printTable } from '../print-table.ts';
import type { CrashRow } from './crash-row.ts';

const COLUMNS: readonly (keyof CrashRow)[] = ['moment', 'ledger', 'job', 'server', 'kills', 'runs', 'spent'];

/** Prints what the tests that passed have counted, with the sums; what failed is told of by another reporter. */
export class CrashTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap(({ children }) => [...children.allTests('passed')]);
    const rows = tests.flatMap((test) => rowOf(test.meta()));
    printTable(COLUMNS, [...rows, sumOf('any', rows), sumOf('each call of git', rows)]);
  }
}

function rowOf({ crashRow }: { readonly crashRow?: CrashRow }): readonly CrashRow[] {
  return crashRow === undefined ? [] : [crashRow];
}

/** What the rows of some moments come to. */
function sumOf(moment: string, rows: readonly CrashRow[]): CrashRow {
  const summed = rows.filter((row) => row.moment.endsWith(moment));
  const sum = (column: 'kills' | 'runs' | 'spent'): number => summed.reduce((so, row) => so + row[column], 0);
  const all = { ledger: 'all', job: 'all', server: 'all' };
  return { moment, ...all, kills: sum('kills'), runs: sum('runs'), spent: sum('spent') };
}
