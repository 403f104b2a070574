import type { Verification } from '../../ledger/verify-ledger.ts';
import type { ListedRun } from '../../pipeline/target/project-ledger.ts';
import { formatTable } from '../table.ts';

/** Runs as a table, under a line for each endpoint and project that they count for. */
export function formatRuns(runs: readonly ListedRun[]): string {
  const rows = runs.map((run) => [
    run.state ?? 'unreadable',
    `${run.batchIds.length}/${run.shards}`,
    run.begun ?? '',
    `${run.scope.namespace}/${run.scope.endpoint}/${run.scope.project}`,
    run.run,
  ]);
  return runs.length === 0 ? '' : formatTable(rows, { header: ['STATE', 'BATCHES', 'BEGUN', 'SCOPE', 'RUN'] });
}

/** Runs as a document of JSON. */
export function runsAsJson(runs: readonly ListedRun[]): string {
  return `${JSON.stringify({ version: 1, runs }, null, 2)}\n`;
}

/** What is wrong with a ledger, a line for each. */
export function formatVerification({ findings }: Verification): string {
  return formatTable(findings.map(({ kind, path, message }) => [kind, `\`${path}\` ${message}`]));
}

/** The same as a document of JSON. */
export function verificationAsJson(verification: Verification): string {
  return `${JSON.stringify({ version: 1, ...verification }, null, 2)}\n`;
}
