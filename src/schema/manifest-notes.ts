import { PARTITIONS } from '../catalogue/partitions.ts';
import type { JsonValue } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { literal } from './snippet.ts';

const WEBHOOK = {
  url: 'https://hooks.acme.example/parse',
  events: ['parse.success', 'parse.error'],
  output_format: 'json',
  headers: { Authorization: 'Bearer ${secret:PARSE_HOOK_TOKEN}' },
  signing_secret: '${secret:PARSE_HOOK_SIGNING}',
} as const satisfies JsonValue;

const MANIFEST = {
  apiVersion: 'parsebatch.dev/v1',
  kind: 'ParseBatch',
  metadata: { name: '${1:invoices}' },
  spec: {
    source: { directory_id: '${2:dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}' },
    parameters: { parse_mode: '${3:parse_page_with_llm}' },
  },
} as const satisfies JsonValue;

/** What editors show about the places of a manifest that are the format's own, and better examples for some others. */
export const NOTES: Readonly<Record<string, JsonSchema>> = {
  '': {
    defaultSnippets: [
      { label: 'ParseBatch manifest', description: 'A batch over the files of a directory.', body: MANIFEST },
    ],
  },
  '/metadata/name': {
    patternErrorMessage:
      'A name has at most 63 lower-case letters, digits and hyphens, and begins and ends with a letter or a digit.',
    examples: ['q3-invoices'],
  },
  '/metadata/description': { examples: ['Third quarter supplier invoices'] },
  '/metadata/labels': { examples: [{ team: 'finance' }] },
  '/spec/source': {
    title: 'Source',
    errorMessage: 'A mapping with `directory_id`, `item_ids` or `files` is needed.',
    examples: [{ directory_id: 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' }, { files: ['inbox/**/*.pdf'] }],
    // What the server inserts for these keys anyway: the same is offered once.
    defaultSnippets: [
      { label: 'directory_id', body: { directory_id: '${1:dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}' } },
      { label: 'item_ids', body: { item_ids: ['${1}'] } },
      { label: 'files', body: { files: ['${1}'] } },
    ],
  },
  '/spec/source/files': { examples: [['inbox/**/*.pdf']] },
  '/spec/source/on_change': {
    enumDescriptions: [
      'Nothing: the content is kept as the first apply found it. The default for directories.',
      'What no earlier run has covered is parsed. The default for files.',
      'Everything is parsed again.',
      'Not set.',
    ],
  },
  '/spec/source/stage': { default: false },
  '/spec/parameters': { title: 'Parameters', examples: [{ parse_mode: 'parse_page_with_agent', target_pages: '0-9' }] },
  '/spec/unchecked_parameters': { examples: [{ brand_new_knob: 1 }] },
  '/spec/webhooks': { examples: [[WEBHOOK]] },
  '/spec/webhooks/*': {
    title: 'Webhook',
    description: 'An endpoint, and what it is told.',
    defaultSnippets: [
      {
        label: 'webhook',
        description: 'Tell an endpoint of the files that are parsed and of those that failed.',
        body: { ...literal(WEBHOOK), url: '${1:https://hooks.acme.example/parse}' },
      },
    ],
  },
  '/spec/webhooks/*/output_format': {
    enumDescriptions: ['A JSON string that holds JSON: the receiver decodes twice.', 'A JSON object.', 'Not set.'],
  },
  '/spec/parameters/webhook_configurations/*': {
    title: 'Webhook',
    description: 'An endpoint, in the spelling of the API.',
  },
  '/spec/tracking': { examples: [{ user_id: 'user-4821' }] },
  '/spec/rerun': { examples: ['2'] },
  ...Object.fromEntries(
    PARTITIONS.map(({ value }) => [
      `/spec/partitions/${value}`,
      {
        description: `The value of \`${value}\`: one of those that decide where output is saved.`,
        examples: ['7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90'],
      },
    ]),
  ),
};
