import type { Reporter, TestModule } from 'vitest/node';
import { printTable } from '../print-table.ts';
import type { FaultRow } from './fault-row.ts';

const COLUMNS: readonly (keyof FaultRow)[] = ['source', 'request', 'fault', 'first', 'second', 'batches'];

/** Prints the rows that the tests have left, as they were seen; what failed is told of by another reporter. */
export class FaultTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap(({ children }) => [...children.allTests()].flatMap((test) => rowOf(test.meta())));
    printTable(COLUMNS, rows);
    process.stdout.write(`${rows.length} cases\n`);
  }
}

function rowOf({ faultRow }: { readonly faultRow?: FaultRow }): readonly FaultRow[] {
  return faultRow === undefined ? [] : [faultRow];
}
