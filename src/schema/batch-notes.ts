import type { JsonValue } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { NOTES } from './manifest-notes.ts';
import { literal } from './snippet.ts';

const WEBHOOK = {
  url: 'https://hooks.acme.example/batch',
  events: ['batch.success', 'batch.error'],
  output_format: 'json',
  headers: { Authorization: 'Bearer ${secret:PARSE_HOOK_TOKEN}' },
  signing_secret: '${secret:PARSE_HOOK_SIGNING}',
} as const satisfies JsonValue;

const MANIFEST = {
  apiVersion: 'parsebatch.dev/v1',
  kind: 'Batch',
  metadata: { name: '${1:invoices}' },
  spec: {
    source: { directory_id: '${2:dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}' },
    job: { type: 'parse_v2', parameters: { tier: '${3:agentic}', version: '${4:latest}' } },
  },
} as const satisfies JsonValue;

/** What editors show about the places of a `Batch` manifest that are the format's own. */
export const BATCH_NOTES: Readonly<Record<string, JsonSchema>> = {
  ...NOTES,
  '': {
    defaultSnippets: [
      { label: 'Batch manifest', description: 'A v2 batch over the files of a directory.', body: MANIFEST },
    ],
  },
  '/spec/job': {
    title: 'Job',
    errorMessage: 'A mapping with `type`, and `configuration_id` or `parameters`, is needed.',
    examples: [{ type: 'parse_v2', configuration_id: 'cfg-PARSE_AGENTIC' }],
  },
  '/spec/job/parameters': { title: 'Parameters', examples: [{ tier: 'agentic', version: 'latest' }] },
  '/spec/job/parameters/processing_options/auto_mode_configuration/*': {
    title: 'Rule',
    description: 'What a rule matches, and what holds for the pages that it does.',
  },
  '/spec/job/parameters/webhook_configurations/*': {
    title: 'Webhook',
    description: 'An endpoint, in the spelling of the API.',
  },
  '/spec/unchecked_parameters': { examples: [{ output_options: { brand_new_knob: 1 } }] },
  '/spec/webhooks': { examples: [[WEBHOOK]] },
  '/spec/webhooks/*': {
    title: 'Webhook',
    description: 'An endpoint, and what it is told.',
    defaultSnippets: [
      {
        label: 'webhook',
        description: 'Tell an endpoint that the batch has ended.',
        body: { ...literal(WEBHOOK), url: '${1:https://hooks.acme.example/batch}' },
      },
    ],
  },
};
