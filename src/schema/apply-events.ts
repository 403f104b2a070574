import { z } from 'zod/v3';
import { counts, ofBatch, outcome, STATES, shards } from './applied.ts';

const count = z.number().int().min(0);
const ordinal = z.number().int().min(1);

function event<K extends string, F extends z.ZodRawShape>(kind: K, what: string, fields: F): z.ZodTypeAny {
  return z
    .object({
      version: z.literal(1).describe('The version of the format.'),
      at: z.string().datetime().describe('When it happened, in UTC.'),
      event: z.literal(kind).describe(what),
      ...fields,
    })
    .strict();
}

const ofShard = {
  label: ofBatch.label,
  run: z.string().describe('The run, as commands take it.'),
  shard: ordinal.describe('Which of the batches of the run it is about, counted from 1.'),
  shards: ordinal.describe('How many batches the run has.'),
};

const end = {
  state: z
    .enum([...STATES, 'failure'])
    .describe('How far it has come, as the ledger has it; `failure` where nothing could be found out or done.'),
  batch_id: z.string().describe('The batch, where it is known.').optional(),
  stopped: z.enum(['interrupted', 'out-of-credits']).describe('Why it did not go on, though it might have.').optional(),
  late: z
    .array(z.string())
    .describe('Batches that came after they were given up, and found nothing to parse.')
    .optional(),
  message: z.string().describe('The same in words.'),
};

/** The lines of `apply --events`: one schema for each kind of event, in the order in which they come. */
export const applyEvents: readonly z.ZodTypeAny[] = [
  event('plan', 'What is going to be done.', {
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('The digest of the plan.'),
    endpoint: z.string().describe('The host of the API, or `local` for the embedded server.'),
    namespace: z.string().describe('The namespace in the ledger.'),
    ledger: z.string().describe('Where the ledger is.'),
    manifests: count.describe('How many manifests there are, each row of a matrix counted.'),
  }),
  event('begun', 'A manifest is begun.', {
    ...ofBatch,
    shards: count.describe('How many batches are to be sent, where that is known.').optional(),
  }),
  event('uploading', 'How far the files of a batch are.', {
    ...ofShard,
    files: count.describe('How many files there are.'),
    files_done: count.describe('How many of them are there.'),
    bytes: count.describe('How large they are together.'),
    bytes_sent: count.describe('How much of that is sent.'),
  }),
  event('waiting', 'Something is waited for.', {
    ...ofShard,
    for: z
      .enum(['rate-limit', 'settle'])
      .describe('What for: that the API takes requests again, or that a list tells what became of a lost answer.'),
    milliseconds: z.number().min(0).describe('How long.'),
  }),
  event('sent', 'What came of bringing a batch about.', { ...ofShard, ...end }),
  event('progress', 'A batch that is followed is in another state than before.', {
    ...ofShard,
    batch_id: z.string().describe('The batch.'),
    status: z.string().describe('Its status, in the words of the API.'),
    progress_percentage: z.number().optional().describe('How much of it is done; a batch of v2 does not say.'),
    counts: counts.describe('What became of its items so far.'),
  }),
  event('followed', 'A batch that was followed has ended, or is followed no more.', { ...ofShard, ...end }),
  event('ended', 'What became of a manifest.', { ...ofBatch, ...outcome, batches: shards }),
  event('exit', 'How the command ends: the last line.', {
    exit_code: count.describe('Its exit code.'),
  }),
];
