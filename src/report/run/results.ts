import type { Failure } from '../../core/failure.ts';
import type { Downloaded } from '../../pipeline/results/download-results.ts';
import type { BatchItem } from '../../submit/client/answers.ts';
import type { ItemResults, ShownResult } from '../../submit/results/item-results.ts';
import type { Lack } from '../../submit/results/lack.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatTable } from '../table.ts';
import type { ProgressRow } from './progress-row.ts';

/** How much of a download is done. */
export interface DownloadProgress {
  readonly done: number;
  readonly total: number;
  readonly written: number;
  readonly unchanged: number;
  readonly inS3: number;
  readonly bytes: number;
}

/** An item with its results; a configuration equal to that of the result before is not repeated. */
export function formatItemResults({ item, results }: Extract<ItemResults, { kind: 'results' }>, before = ''): string {
  const head = [
    ['item', `${item.item_name} (${item.item_id})`],
    ['status', item.skip_reason == null ? item.status : `${item.status}: ${item.skip_reason}`],
    ...(item.job_id == null ? [] : [['job', item.job_id]]),
  ];
  const rows = results.flatMap((result, index) => rowsOf(result, index === 0 ? before : configOf(results[index - 1])));
  return `${formatTable([...head, ...rows])}\n`;
}

/** The configuration that a result was made with, as one line. */
export function configOf(result: ShownResult | undefined): string {
  return result === undefined ? '' : JSON.stringify(result.job_config);
}

/** One item of a JSON report. */
export function itemResultsJson({ item, results }: Extract<ItemResults, { kind: 'results' }>): object {
  const { item_id, item_name, status, skip_reason, job_id } = item;
  return { item_id, item_name, status, skip_reason, job_id, processing_results: results };
}

/** What became of one item's download, a line for each file; nothing where there is none. */
export function formatDownloaded(outcome: Downloaded, directory: string): string {
  if (outcome.kind === 'in S3') return line(`in S3 ${outcome.path} (${outcome.item.item_name})`);
  if (outcome.kind === 'lack') return '';
  return outcome.files.map(({ state, file }) => line(`${state} ${directory}/${file}`)).join('');
}

/** One item of a JSON report about a download. */
export function downloadedJson(outcome: Downloaded): object {
  const { item_id, item_name, job_id } = outcome.item;
  const item = { item_id, item_name, job_id };
  switch (outcome.kind) {
    case 'in S3':
      return { ...item, outcome: 'in_s3', output_s3_path: outcome.path };
    case 'lack':
      return { ...item, outcome: outcome.lack.replace(' ', '_'), reason: reasonOf(outcome.item) };
    case 'trouble':
      return { ...item, outcome: 'trouble', reason: outcome.failure.message, files: outcome.files };
    case 'files':
      return { ...item, outcome: 'files', files: outcome.files };
  }
}

/** The line of an item whose result did not come. */
export function formatMissing(item: BatchItem, why: Lack | Failure): string {
  const name = `${item.item_name} (${item.item_id})`;
  if (typeof why !== 'string') {
    return line(`${name}: ${why.message}`) + (why.hint === undefined ? '' : line(`  ${why.hint}`));
  }
  const reason = reasonOf(item);
  return line(`${why}: ${name}${reason === undefined ? '' : `: ${reason}`}`);
}

/** How far a download is. */
export function downloadRow({ done, total, ...progress }: DownloadProgress): ProgressRow {
  return { label: `${done}/${total} items`, text: countsOf(progress), part: done / total };
}

/** A number that changes as often as a log should tell of a download: at each tenth of many items, and never of few. */
export function downloadMilestone({ done, total }: DownloadProgress): number {
  return total < MANY ? 0 : Math.min(9, Math.floor((10 * done) / total));
}

const MANY = 100;

/** What a download did. */
export function formatDownloadSummary(progress: DownloadProgress): string {
  return `${countsOf(progress)}\n`;
}

function rowsOf(result: ShownResult, before: string): string[][] {
  const config = configOf(result);
  return [
    ['result', `${result.result_id}, ${result.job_type}, ${result.processed_at}`],
    ['parameters', result.parameters_hash],
    ...(result.output_s3_path === '' ? [] : [['output', result.output_s3_path]]),
    ['job_config', config === before ? 'as before' : config],
    ...(result.output_metadata === undefined ? [] : [['outcome', JSON.stringify(result.output_metadata)]]),
  ];
}

function reasonOf({ error_message, skip_reason }: BatchItem): string | undefined {
  return error_message ?? skip_reason ?? undefined;
}

function countsOf({ written, unchanged, inS3, bytes }: Omit<DownloadProgress, 'done' | 'total'>): string {
  const size = written === 0 ? '' : ` (${formatSize(bytes)})`;
  const stored = inS3 === 0 ? '' : `, ${inS3} in S3`;
  return `${written} written${size}, ${unchanged} unchanged${stored}`;
}

function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function line(text: string): string {
  return `${escapeForTerminal(text)}\n`;
}
