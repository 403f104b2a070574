import type { JsonValue } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';

const PROJECT = {
  apiVersion: 'parsebatch.dev/v1',
  kind: 'Project',
  include: ['${1:batches/**/*.parsebatch.yaml}'],
} as const satisfies JsonValue;

const ENVIRONMENT = { project_id: '${1:6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f}' } as const satisfies JsonValue;

const NAME_FORM = 'A name has letters, digits and `_`, and does not begin with a digit.';
const LABEL_FORM =
  'A name has at most 63 lower-case letters, digits and hyphens, and begins and ends with a letter or a digit.';
const UUID_NOTE = { examples: ['6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f'], patternErrorMessage: 'A UUID is needed.' };

/** What editors show about the places of a project file. */
export const PROJECT_NOTES: Readonly<Record<string, JsonSchema>> = {
  '': {
    defaultSnippets: [
      { label: 'Project file', description: 'What holds for all manifests of a project.', body: PROJECT },
    ],
  },
  '/requires': { examples: ['^0.1.0'] },
  '/include': { examples: [['batches/**/*.parsebatch.yaml']] },
  '/vars': { examples: [{ bucket: 'acme-parsed' }] },
  '/env': { examples: [['RUN_ID']] },
  '/env/*': { patternErrorMessage: NAME_FORM },
  '/secrets': { examples: [['PARSE_HOOK_TOKEN', 'PARSE_HOOK_SIGNING']] },
  '/secrets/*': { patternErrorMessage: NAME_FORM },
  '/environments': {
    defaultSnippets: [
      {
        label: 'staging and production',
        description: 'Two environments, each with a project of its own.',
        body: { staging: ENVIRONMENT, production: { project_id: ENVIRONMENT.project_id.replace('1:', '2:') } },
      },
    ],
  },
  '/environments/*': { title: 'Environment', description: 'What holds under `--env` with its name.' },
  '/environments/*/base_url': { examples: ['https://llama.acme.example'] },
  '/environments/*/region': {
    enumDescriptions: ['api.cloud.llamaindex.ai', 'api.cloud.eu.llamaindex.ai', 'Not set.'],
  },
  '/environments/*/project_id': UUID_NOTE,
  '/environments/*/organization_id': UUID_NOTE,
  '/environments/*/vars': { examples: [{ bucket: 'acme-parsed-staging' }] },
  '/environments/*/require_branch': { examples: ['main'] },
  '/default_environment': { examples: ['staging'], patternErrorMessage: LABEL_FORM },
  '/rules/set': { examples: ['2026-11'], patternErrorMessage: 'A month such as `2026-11` is needed.' },
  '/rules/*': {
    description: 'How much a finding of the rule weighs.',
    enumDescriptions: [
      'A finding makes the command exit with 1.',
      'A finding is reported.',
      'A finding is a remark.',
      'The rule is not run.',
      'Not set.',
    ],
  },
  '/policy/allowed_buckets': { examples: [['acme-parsed']] },
  '/policy/allowed_webhook_hosts': { examples: [['hooks.acme.example']] },
  '/policy/allowed_modes': { examples: [['parse_page_with_llm', 'parse_page_with_agent']] },
  '/policy/allowed_projects': { examples: [['6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f']] },
  '/policy/max_credits_per_page': { examples: [10] },
  '/limits/max_files': { examples: [5000] },
  '/limits/max_credits': { examples: [50000] },
  '/ledger/url': {
    examples: ['git:origin'],
    defaultSnippets: ['file:.parsebatch/ledger', 's3://acme-ledger/parsebatch'].map((url) => ({
      label: url,
      body: url,
    })),
    patternErrorMessage: 'One of `file:DIR`, `git:REMOTE`, `s3://BUCKET/PREFIX` and `postgres://…` is needed.',
  },
  '/ledger/namespace': { default: 'default', patternErrorMessage: LABEL_FORM },
  '/ledger/assume_absent_after': {
    examples: ['30m'],
    patternErrorMessage: 'A whole number and `s`, `m`, `h` or `d` is needed, such as `30m`.',
  },
  '/ledger/allow_public': { default: false },
};
