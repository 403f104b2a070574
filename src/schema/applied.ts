import { z } from 'zod/v3';

const count = z.number().int().min(0);
const ordinal = z.number().int().min(1);

/** What of a manifest's batch is told in the answer of `apply` and in its events. */
export const ofBatch = {
  label: z
    .string()
    .describe('What the batch is called among all of a project: name, environment and row of the matrix.'),
  name: z.string().describe('`metadata.name` of the manifest.'),
  environment: z.string().describe('The environment of the manifest.').optional(),
  row: z.string().describe('The row of its matrix.').optional(),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('The digest of the batch.'),
  action: z
    .enum(['run', 'changed', 'renamed', 'resume', 'adopt', 'attention', 'blocked', 'unknown', 'noop'])
    .describe('What was to be done, as a plan has it.'),
  reason: z.string().describe('Why.'),
  run: z.string().describe('The run that it is about; absent where there is none.').optional(),
};

/** How many items of a batch there are, and what became of them. */
export const counts = z
  .object({
    total: count.describe('How many items there are.'),
    processed: count.describe('How many of them are done.'),
    failed: count.describe('How many failed.'),
    skipped: count.describe('How many were skipped.'),
  })
  .strict();

/** The states that the ledger may have a shard in. */
export const STATES = [
  'nothing',
  'claimed',
  'unknown',
  'not-sent',
  'rejected',
  'rate-limited',
  'cancelled',
  'created',
  'final',
  'conflict',
] as const;

const candidate = z
  .object({
    batch_id: z.string().describe('Its id.'),
    status: z.string().describe('Its status, in the words of the API.'),
    created_at: z.string().describe('When it was made, as the API says.').optional(),
  })
  .strict();

const shard = {
  run: z.string().describe('The run that it is of.'),
  shard: ordinal.describe('Which of the batches of the run it is, counted from 1.'),
  state: z.enum(STATES).describe('How far it has come, as the ledger has it.'),
  batch_id: z.string().describe('The batch, where it is known.').optional(),
  status: z.enum(['completed', 'failed', 'cancelled']).describe('How the batch ended.').optional(),
  counts: counts.describe('What became of its items, once it has ended.').optional(),
  failed_items: z.array(z.string()).describe('The ids of the items that failed, once it has ended.').optional(),
  batch_ids: z.array(z.string()).describe('The batches, where there are several for one.').optional(),
  message: z.string().describe('What came of it, in words, where it has no batch.').optional(),
  needs_person: z
    .boolean()
    .describe('Whether a person has to say which batch it is, or that there is none.')
    .optional(),
  candidates: z.array(candidate).describe('The batches that may be the one.').optional(),
};

const items = z
  .array(z.record(z.unknown()))
  .describe(
    'The items as the API lists them, with `item_id`, `item_name`, `status` and what it says beyond; once followed to the end.',
  );

/** How a manifest's batch came out. */
export const outcome = {
  left: z
    .enum(['interrupted', 'out-of-credits', 'failed-before', 'hopeless'])
    .describe('Why it was not begun, though there was something to send.')
    .optional(),
  message: z.string().describe('Why nothing could be done, or nothing more.').optional(),
  exit_code: count.describe('The exit code that it alone would give.'),
};

/** The batches of a manifest, without their items. */
export const shards = z.array(z.object(shard).strict()).describe('Its batches at the service, by run and shard.');

/** What `apply --format json` prints. */
export const applied = z
  .object({
    version: z.literal(1).describe('The version of the format.'),
    applied: z
      .array(
        z
          .object({
            ...ofBatch,
            ...outcome,
            batches: z
              .array(z.object({ ...shard, items: items.optional() }).strict())
              .describe('Its batches at the service, by run and shard.'),
          })
          .strict(),
      )
      .describe('What became of each manifest, in the order of the plan; empty where the plan was not carried out.'),
  })
  .strict()
  .describe('What became of manifests that were applied.');
