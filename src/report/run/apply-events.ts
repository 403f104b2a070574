import type { ApplyEvent } from '../../pipeline/apply/apply-event.ts';
import type { Plan } from '../../pipeline/plan/plan.ts';
import { appliedFields, plannedFields, shardsAsJson } from './applied.ts';
import { describeEnd } from './apply-words.ts';

/** The version of the shape of events (schemas/events.schema.json). */
const VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** What an event says, but for when it was. `exitCode`: what `ended` means for the exit code. */
export function eventFields(event: ApplyEvent, exitCode: number | undefined): Fields {
  switch (event.kind) {
    case 'begun':
      return { event: 'begun', ...plannedFields(event.planned, event.run), shards: event.planned.shards };
    case 'ended':
      return {
        event: 'ended',
        ...appliedFields(event.applied),
        exit_code: exitCode,
        batches: shardsAsJson(event.applied),
      };
    default:
      return {
        event: event.kind,
        label: event.label,
        run: event.run,
        shard: event.shard,
        shards: event.shards,
        ...shardFields(event),
      };
  }
}

/** What is going to be carried out. */
export function planFields({ digest, endpoint, namespace, ledger, batches }: Plan): Fields {
  return { event: 'plan', digest, endpoint, namespace, ledger, manifests: batches.length };
}

/** How the command ends. */
export function exitFields(exitCode: number): Fields {
  return { event: 'exit', exit_code: exitCode };
}

/** An event as a line of JSON. */
export function formatEvent(fields: Fields, at: number): string {
  return `${JSON.stringify({ version: VERSION, at: new Date(at).toISOString(), ...fields })}\n`;
}

function shardFields(event: Exclude<ApplyEvent, { readonly kind: 'begun' | 'ended' }>): Fields {
  switch (event.kind) {
    case 'uploading': {
      const { files, filesDone, bytes, bytesSent } = event.progress;
      return { files, files_done: filesDone, bytes, bytes_sent: bytesSent };
    }
    case 'waiting':
      return { for: event.wait.for, milliseconds: event.wait.milliseconds };
    case 'progress': {
      const { job, progress_percentage } = event.status;
      const { id, status, total_items, processed_items, failed_items, skipped_items } = job;
      const counts = {
        total: total_items ?? 0,
        processed: processed_items ?? 0,
        failed: failed_items ?? 0,
        skipped: skipped_items ?? 0,
      };
      return { batch_id: id, status, ...(progress_percentage !== undefined && { progress_percentage }), counts };
    }
    case 'sent':
    case 'followed':
      return endFields(event);
  }
}

function endFields({ end, run }: Extract<ApplyEvent, { readonly kind: 'sent' | 'followed' }>): Fields {
  const { sentence } = describeEnd(end, run);
  if ('failure' in end) return { state: 'failure', message: sentence };
  const { state, stopped, late } = end;
  const batchId = 'batchId' in state ? state.batchId : undefined;
  return { state: state.kind, batch_id: batchId, stopped, late, message: sentence };
}
