import { z } from 'zod/v3';

const count = z.number().int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const bounds = z
  .object({
    minimum: z.number().min(0).describe('The least that it is.'),
    maximum: z.number().min(0).nullable().describe('The most that it is; null where that cannot be told.'),
  })
  .strict();

const sums = {
  files: bounds.describe('How many files are sent.'),
  bytes: bounds.describe('How large the local ones of these are together.'),
  pages: bounds.describe('How many pages of them are parsed.'),
  credits: bounds.describe('What that costs by the published prices.'),
};

const target = z
  .object({
    endpoint: z.string().describe('The host of the API, or `local` for the embedded server.'),
    namespace: z.string().describe('The namespace in the ledger.'),
    ledger: z.string().nullable().describe('Where the ledger is; null where none could be opened.'),
  })
  .strict();

const inputs = z
  .object({
    manifests: z.array(z.string()).describe('The files, directories and globs that were named.'),
    environment: z.string().describe('The environment that was named.').optional(),
    set: z.array(z.string()).describe('The values that were set over every file.'),
    vars: z.array(z.string()).describe('The variables that were set.'),
    config: z.string().describe('The project file that was named.').optional(),
    trusted_config: z.string().describe('The commit that the guards come from.').optional(),
    changed: z
      .union([z.string(), z.literal(true)])
      .describe('That only changes are planned, and since which commit.')
      .optional(),
    ledger: z.string().describe('The ledger that was named.').optional(),
    base_url: z.string().describe('The address that was named.').optional(),
    region: z.string().describe('The region of LlamaCloud that was named.').optional(),
    local: z.boolean().describe('Whether it is a plan for the embedded server.'),
    shard_size: count.describe('The most entries of a batch that were asked for.').optional(),
  })
  .strict();

const setting = z
  .object({
    pointer: z.string().describe('Where it is in the composed manifest, as a JSON pointer.'),
    change: z.enum(['added', 'removed', 'changed']).describe('What has become of it.'),
    before: z
      .union([z.string(), z.number(), z.boolean()])
      .describe('What it was, where that is known: the ledger has hashes only.')
      .optional(),
  })
  .strict();

const cause = z
  .object({
    kind: z.enum(['first', 'new', 'all', 'retry']).describe('Why there is a further generation.'),
    of: count.describe('The generation that is retried.').optional(),
    items: z.array(z.string()).describe('The entries of it that are retried.').optional(),
  })
  .strict();

const source = z
  .object({
    kind: z.enum(['directory', 'items', 'files']).describe('What the source is made of.'),
    entries: count.describe('How many entries the run covers.'),
    sha256: sha256.describe('Over the entries with their contents.'),
  })
  .strict();

const change = z
  .object({
    added: count.describe('Entries that no generation has covered.'),
    changed: count.describe('Entries that have another content than was covered.'),
    removed: count.describe('Entries that were covered and are gone.'),
  })
  .strict();

const estimate = z
  .object({
    files: count.describe('How many files are sent.'),
    bytes: count.describe('How large they are together, where they are on this machine.').optional(),
    pages: bounds.describe('How many pages of them are parsed.'),
    uncounted: count.describe('How many of the files have pages that are not known.'),
    credits: bounds.describe('What that costs; absent where no price is published.').optional(),
  })
  .strict();

const batch = z
  .object({
    name: z.string().describe('`metadata.name` of the manifest.'),
    environment: z.string().describe('The environment of the manifest.').optional(),
    row: z.string().describe('The row of its matrix.').optional(),
    digest: sha256.describe('The digest of the batch.'),
    content_digest: sha256.describe('The same without name, environment and row.'),
    project: z.string().describe('The project that it counts for; absent where that cannot be told.').optional(),
    action: z
      .enum(['run', 'changed', 'renamed', 'resume', 'adopt', 'attention', 'blocked', 'unknown', 'noop'])
      .describe('What apply would do.'),
    reason: z.string().describe('Why.'),
    settings: z
      .array(setting)
      .describe('The settings that are others than in the last run, where that is why it is run.'),
    run: z.string().describe('The run that it is about.').optional(),
    cause: cause.describe('Why a run is begun.').optional(),
    source: source.describe('What a run that is begun covers; absent where that is not known.').optional(),
    change: change.describe('How the source differs from what was covered.').optional(),
    batches: count.describe('How many batches are created at the service.').optional(),
    estimate: estimate.describe('What sending it comes to.').optional(),
    notes: z.array(z.string()).describe('What else is to be known.'),
  })
  .strict();

const limit = z
  .object({
    name: z.enum(['max_files', 'max_credits']).describe('Which limit it is.'),
    limit: z.number().min(0).describe('How much is allowed.'),
    overridden: z.boolean().describe('Whether the command named the number.'),
    planned: bounds.describe('How much would be sent, or spent.'),
    exceeded: z.boolean().describe('Whether that is too much: then nothing is sent.'),
  })
  .strict();

/** What `plan --format json` prints and `plan --out` saves. */
export const plan = z
  .object({
    version: z.literal(1).describe('The version of the format.'),
    tool: z.string().describe('What made the plan.'),
    digest: sha256.describe('Over all that decides what apply does.'),
    target: target.describe('Where the batches go, and where that is recorded.'),
    inputs: inputs.describe('What the plan was made of.'),
    batches: z.array(batch).describe('What is to be done with each batch.'),
    totals: z.object(sums).strict().describe('The sums over what is to be sent.'),
    limits: z.array(limit).describe('The limits that hold for it.'),
    not_looked_up: z.array(z.string()).describe('What could not be looked up.'),
  })
  .strict()
  .describe('What applying manifests would do.');
