import type { BatchItem, ProcessingResult } from './client/answers.ts';
import type { Client } from './client/client.ts';
import type { ListedBatch } from './list-batches.ts';

/**
 * What is known of a batch that may be ours. `ours`: it worked on our items, and the results that it made have our
 * correlation id. `other`: it cannot be ours. `unmarked`: it made results, and none of them has our correlation id, nor
 * another one. `idle`: it has made no result yet. `unclear`: whose results there are cannot be told.
 */
export type Standing = 'ours' | 'other' | 'unmarked' | 'idle' | 'unclear';

/** What a batch of ours would be known by. */
export interface Marks {
  /** The items that it was asked for by their ids; undefined where it was asked for a whole directory. */
  readonly itemIds: readonly string[] | undefined;
  /** Undefined where the manifest states one of its own, which others may use too. */
  readonly correlationId: string | undefined;
  /** Of a batch of v1 the type of its job. */
  readonly jobType?: string | undefined;
  /** Of a batch of v2 the configuration that it was to be made with. */
  readonly configurationId?: string | undefined;
}

type ProofClient = Pick<Client, 'listItems' | 'processingResults'>;

/** Looks at what a batch worked on and at the results that it made: the list of batches tells neither. */
export async function judgeBatch(batch: ListedBatch, marks: Marks, client: ProofClient): Promise<Standing> {
  if ((batch.configuration_id ?? marks.configurationId) !== marks.configurationId) return 'other';
  if ((marks.jobType ?? batch.job_type) !== batch.job_type) return 'other';
  const looked = await lookAtItems(batch, marks, client);
  if (looked === 'other') return 'other';
  const standings: Standing[] = [];
  for (const item of looked.completed) standings.push(await judgeItem(item, marks, client));
  const [first = 'idle', ...rest] = new Set(standings);
  if (rest.length > 0) return 'unclear';
  return first === 'ours' && !looked.isWhole ? 'unclear' : first;
}

/** Whose results those of a batch are: the correlation id that they have, or why none is known (see `Standing`). */
export type Mark =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: Extract<Standing, 'unmarked' | 'idle' | 'unclear'> };

/** Reads the correlation id of the results that a batch made for its items. */
export async function readMark(items: readonly BatchItem[], client: Pick<Client, 'processingResults'>): Promise<Mark> {
  const completed = items.filter(({ status }) => status === 'completed').slice(0, SAMPLE);
  const marks: Mark[] = [];
  for (const item of completed) marks.push(await markOf(item, client));
  const [first, ...others] = marks;
  if (first === undefined) return { kind: 'idle' };
  return others.every((other) => isSameMark(first, other)) ? first : { kind: 'unclear' };
}

function isSameMark(one: Mark, other: Mark): boolean {
  return one.kind === 'id' ? other.kind === 'id' && other.id === one.id : other.kind === one.kind;
}

/** So many items are looked at closely. */
const SAMPLE = 3;

interface LookedAt {
  /** Whether all items are there that were asked for. */
  readonly isWhole: boolean;
  /** The first of them that were completed. */
  readonly completed: readonly BatchItem[];
}

/** Looks at the items of a batch; one that nobody asked for is in none of ours. */
async function lookAtItems(batch: ListedBatch, { itemIds }: Marks, client: ProofClient): Promise<'other' | LookedAt> {
  const missing = itemIds === undefined ? undefined : new Set(itemIds);
  const completed: BatchItem[] = [];
  for await (const page of client.listItems(batch.id)) {
    for (const item of page) {
      if (missing?.delete(item.item_id) === false) return 'other';
      if (item.status === 'completed' && completed.length < SAMPLE) completed.push(item);
    }
  }
  return { isWhole: (missing?.size ?? 0) === 0, completed };
}

async function judgeItem(item: BatchItem, { correlationId }: Marks, client: ProofClient): Promise<Standing> {
  const mark = await markOf(item, client);
  if (mark.kind !== 'id') return mark.kind;
  return correlationId === undefined ? 'unmarked' : mark.id === correlationId ? 'ours' : 'other';
}

/** Results are listed by item, whichever batch made them: those of a batch are known by the time at which it had the item. */
async function markOf(item: BatchItem, client: Pick<Client, 'processingResults'>): Promise<Mark> {
  const { processing_results } = await client.processingResults(item.item_id);
  const ids = (processing_results ?? []).filter((result) => isMadeFor(item, result)).map(correlationIn);
  const [id, ...rest] = new Set(ids);
  if (ids.length === 0 || rest.length > 0) return { kind: 'unclear' };
  return id === undefined ? { kind: 'unmarked' } : { kind: 'id', id };
}

/** What two clocks of the service may differ by, in milliseconds. */
const CLOCK_DIFFERENCE = 1_000;

function isMadeFor({ started_at, completed_at }: BatchItem, { processed_at }: ProcessingResult): boolean {
  const [start, end, time] = [started_at, completed_at, processed_at].map((text) => Date.parse(text ?? ''));
  if (start === undefined || end === undefined || time === undefined) return false;
  return time >= start - CLOCK_DIFFERENCE && time <= end + CLOCK_DIFFERENCE;
}

function correlationIn({ job_config }: ProcessingResult): string | undefined {
  const id = job_config['correlation_id'];
  return typeof id === 'string' ? id : undefined;
}
