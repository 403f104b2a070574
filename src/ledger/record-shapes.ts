import { DNS_LABEL } from '../core/dns-label.ts';
import type { LedgerRecord } from './record.ts';
import type { Shape } from './shape.ts';
import {
  count,
  fields,
  list,
  literal,
  mapping,
  matching,
  moment,
  nullable,
  ordinal,
  sha256,
  text,
  union,
  words,
} from './shape.ts';

/** An id of the service: nothing in it can lead elsewhere when it becomes part of a path. */
const id = matching('an id', /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/);

const label = matching('a label', DNS_LABEL);

/** As `encodeURIComponent` writes keys and values, so that nothing in it acts on a terminal. */
const row = matching('a row', /^[\w.!~*'()%=,-]+$/);

/** By a JSON pointer, as long as a name in a manifest may make it. */
const settings = mapping(
  matching('a JSON pointer', /^(?:\/(?:[^~/]|~[01])*)+$/u),
  matching('16 hex digits', /^[0-9a-f]{16}$/),
);

const agent = fields({ host: text, pid: count, startedAt: moment }, {});
const slice = fields({ first: count, count }, {});
const counts = fields({ total: count, processed: count, failed: count, skipped: count }, {});
const finalStatus = literal('completed', 'failed', 'cancelled');
const end = { batchId: id, status: finalStatus, counts, failedItems: list(text) };

const source = union('kind', {
  directory: fields(
    { kind: literal('directory'), directoryId: id, items: list(fields({ id: text, fileId: nullable(text) }, {})) },
    {},
  ),
  items: fields({ kind: literal('items'), itemIds: list(text) }, {}),
  files: fields({ kind: literal('files'), files: list(fields({ path: text, sha256, bytes: count }, {})) }, {}),
});

const cause = union('kind', {
  first: fields({ kind: literal('first') }, {}),
  new: fields({ kind: literal('new') }, {}),
  all: fields({ kind: literal('all') }, {}),
  retry: fields({ kind: literal('retry'), of: ordinal, items: list(text) }, {}),
});

const result = union('outcome', {
  created: fields({ outcome: literal('created'), batchId: id, status: words }, {}),
  'not-sent': fields({ outcome: literal('not-sent'), reason: words }, {}),
  rejected: fields({ outcome: literal('rejected'), status: count, detail: words }, {}),
  'rate-limited': fields({ outcome: literal('rate-limited') }, { retryAfterSeconds: count }),
  unknown: fields({ outcome: literal('unknown'), reason: words }, {}),
});

const basis = union('kind', {
  proof: fields({ kind: literal('proof'), proof: text }, {}),
  person: fields({ kind: literal('person'), reason: text }, {}),
});

const head = { version: literal(1), at: moment, tool: text };
const attempt = { ...head, shard: ordinal, attempt: ordinal };
const word = { ...head, number: ordinal, by: agent };

const run = fields(
  {
    ...{ ...head, record: literal('run'), kind: text, name: label, digest: sha256, contentDigest: sha256 },
    ...{ settings, generation: ordinal, cause, source, shardSize: ordinal, shards: list(slice) },
  },
  { environment: label, row, sentAs: literal('items'), configuration: fields({ id }, { sha256 }) },
);

const intent = fields(
  {
    ...{ ...attempt, record: literal('intent'), by: agent, deadline: moment, correlationId: text },
    because: literal('first', 'nothing-made', 'fenced', 'assumed-absent'),
    baseline: fields({ serverTime: nullable(moment), batchIds: list(id) }, {}),
  },
  { directoryId: id },
);

/** What each record looks like. */
export const RECORD_SHAPE: Shape<LedgerRecord> = union('record', {
  run,
  intent,
  result: fields({ ...attempt, record: literal('result'), result }, {}),
  final: fields({ ...attempt, record: literal('final'), ...end }, {}),
  adopt: fields({ ...attempt, record: literal('adopt'), by: agent, batchId: id, basis }, {}),
  cancel: fields(
    { ...word, record: literal('cancel'), covers: literal('run', 'batches'), batchIds: list(id) },
    { reason: text },
  ),
  retry: fields({ ...word, record: literal('retry'), generation: ordinal, items: list(text) }, { reason: text }),
  ack: fields({ ...word, record: literal('ack'), shards: list(ordinal), reason: text }, {}),
  tombstone: fields({ ...head, record: literal('tombstone'), by: agent, ends: list(nullable(fields(end, {}))) }, {}),
});
