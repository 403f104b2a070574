import type { Reporter, TestModule } from 'vitest/node';
import type { FaultRow } from './fault-row.ts';

const COLUMNS: readonly (keyof FaultRow)[] = ['source', 'request', 'fault', 'first', 'second', 'batches'];

/** Prints the rows that the tests have left, as they were seen; what failed is told of by another reporter. */
export class FaultTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap(({ children }) => [...children.allTests()].flatMap((test) => rowOf(test.meta())));
    const header = Object.fromEntries(COLUMNS.map((column) => [column, column])) as unknown as FaultRow;
    const widths = COLUMNS.map((column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
    for (const row of [header, ...rows])
      process.stdout.write(
        `${COLUMNS.map((column, index) => row[column].padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
      );
    process.stdout.write(`${rows.length} cases\n`);
  }
}

function rowOf({ faultRow }: { readonly faultRow?: FaultRow }): readonly FaultRow[] {
  return faultRow === undefined ? [] : [faultRow];
}
