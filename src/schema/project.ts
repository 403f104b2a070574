import { z } from 'zod/v3';
import { DNS_LABEL } from '../core/dns-label.ts';
import { VARIABLE_NAME } from '../core/variable-name.ts';
import { UUID } from './setting.ts';

const text = z.string().min(1);
const texts = z.array(text);
const uuid = z.string().regex(new RegExp(UUID, 'u'));
const name = z.string().regex(VARIABLE_NAME);
const label = z.string().regex(DNS_LABEL);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const variables = z.record(name, z.union([z.string(), z.number(), z.boolean(), z.array(scalar)]).nullable());

const environment = z
  .object({
    base_url: optional(text, 'The address of a deployment of your own; not beside `region`.'),
    region: optional(z.enum(['na', 'eu']), 'Which deployment of LlamaCloud.'),
    project_id: optional(uuid, 'The project of batches that state none.'),
    organization_id: optional(uuid, 'The organization of batches that state none.'),
    vars: optional(variables, 'Variables of this environment; they win over the ones at the top.'),
    require_branch: optional(text, 'The branch from which alone this environment may be applied.'),
  })
  .strict();

const severity = z.enum(['error', 'warning', 'info', 'off']);

const rules = z
  .object({
    set: optional(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), 'The dated set of rules that is in force.'),
  })
  .catchall(severity.nullable());

const policy = z
  .object({
    allowed_buckets: optional(texts, 'The only buckets that results may go to.'),
    allowed_webhook_hosts: optional(texts, 'The only hosts that webhooks may name.'),
    allowed_modes: optional(texts, 'The only values of `parse_mode`, and the only tiers, that batches may have.'),
    allowed_projects: optional(texts, 'The only projects that batches may run in.'),
    max_credits_per_page: optional(z.number().min(0), 'The most credits that a page may cost.'),
  })
  .strict();

const limits = z
  .object({
    max_files: optional(z.number().int().min(0), 'The most files that one apply may send.'),
    max_credits: optional(z.number().min(0), 'The most credits that one apply may spend.'),
  })
  .strict();

const ledger = z
  .object({
    url: optional(
      z.string().regex(/^(file:|git:|s3:\/\/|postgres(ql)?:\/\/)./),
      'Where the ledger is: `file:DIR`, `git:REMOTE`, `s3://BUCKET/PREFIX` or `postgres://…`.',
    ),
    namespace: optional(label, 'Keeps the runs of several projects in one store apart.'),
    assume_absent_after: optional(
      z.string().regex(/^[1-9]\d*[smhd]$/),
      'After how long a batch whose creation was never answered counts as not made.',
    ),
    allow_public: optional(z.boolean(), 'Whether the ledger may lie in a store that everyone can read.'),
  })
  .strict();

/** The project file: what holds for all manifests of a repository. */
export const project = z
  .object({
    apiVersion: z.literal('parsebatch.dev/v1').describe('The version of the format.'),
    kind: z.literal('Project').describe('What the file is: the settings of a project.'),
    requires: optional(text, 'The versions of parsebatch that may be used: a range, as in package.json.'),
    include: optional(texts, 'The manifests of the project: globs relative to this file.'),
    vars: optional(variables, 'Variables for `${var:NAME}`: text, numbers, truth values, or lists of them.'),
    env: optional(z.array(name), 'The environment variables that `${env:NAME}` may read; no others are.'),
    secrets: optional(z.array(name), 'The names that `${secret:NAME}` may have.'),
    environments: optional(
      z.record(label, environment.nullable()),
      'The environments that `--env` chooses from, by name.',
    ),
    default_environment: optional(label, 'The environment where no `--env` is given.'),
    rules: optional(rules, 'The severity of rules by their ids, and the dated set of rules.'),
    policy: optional(policy, 'What batches may do; manifests cannot suppress it.'),
    limits: optional(limits, 'How much one apply may do.'),
    ledger: optional(ledger, 'Where it is recorded which batches were made.'),
  })
  .strict()
  .describe('The project file of parsebatch: parsebatch.config.yaml.');

/** In a project file null means: not set. */
function optional<T extends z.ZodTypeAny>(schema: T, summary: string): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullable().optional().describe(summary);
}
