import type { Batch, BatchItem, BatchStatus } from '../../submit/client/answers.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatTable } from '../table.ts';

/** One page of batches as a table, in the order of the service. */
export function formatBatches(batches: readonly Batch[], width: number | undefined): string {
  const rows = batches.map((batch) => [
    batch.id,
    batch.status,
    batch.job_type,
    progressOf(batch),
    batch.created_at ?? '',
    batch.directory_id ?? '',
  ]);
  return table(['BATCH', 'STATUS', 'TYPE', 'FILES', 'CREATED', 'DIRECTORY'], rows, width);
}

/** One batch in a few lines; what the service does not say is left out. */
export function formatBatchStatus({ job, progress_percentage }: BatchStatus): string {
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['batch', job.id],
    ['status', [job.status, ...shareOf(progress_percentage, 10)].join(', ')],
    ['files', progressOf(job)],
    ['directory', job.directory_id],
    ['project', job.project_id],
    ['created', job.created_at],
    ['started', job.started_at],
    ['completed', job.completed_at],
    ['error', job.error_message],
  ];
  return formatTable(lines.flatMap(([name, value]) => (value == null ? [] : [[name, value]])));
}

/** One state of a batch on one line. */
export function formatProgress({ job, progress_percentage }: BatchStatus): string {
  const error = job.error_message == null ? '' : `: ${job.error_message}`;
  const parts = [job.status, ...shareOf(progress_percentage, 1), progressOf(job)].filter((part) => part !== '');
  return `${escapeForTerminal(`${parts.join(' ')}${error}`)}\n`;
}

/** In percent, in steps of so many parts of one; nothing where the service does not say. */
function shareOf(percentage: number | undefined, parts: number): readonly string[] {
  return percentage === undefined ? [] : [`${Math.round(percentage * parts) / parts} %`];
}

/** One page of a batch's items as a table; a list may be long, so that each page stands for itself. */
export function formatItems(items: readonly BatchItem[], width: number | undefined): string {
  const rows = items.map((item) => [
    item.item_id,
    item.status,
    item.job_id ?? '',
    item.item_name,
    item.skip_reason ?? item.error_message ?? '',
  ]);
  return table(['ITEM', 'STATUS', 'JOB', 'NAME', 'WHY'], rows, width);
}

function table(header: readonly string[], rows: readonly (readonly string[])[], width: number | undefined): string {
  return rows.length === 0 ? '' : formatTable(rows, { header, ...(width !== undefined && { width }) });
}

/** `12/40, 1 failed, 2 skipped`, empty while none is known; whether failed files are among the processed ones is not documented. */
export function progressOf({ total_items, processed_items, failed_items, skipped_items }: Batch): string {
  if (total_items === undefined) return '';
  const failed = failed_items ? `, ${failed_items} failed` : '';
  const skipped = skipped_items ? `, ${skipped_items} skipped` : '';
  return `${processed_items ?? 0}/${total_items}${failed}${skipped}`;
}
