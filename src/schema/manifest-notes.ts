import { PARTITIONS } from '../catalogue/partitions.ts';
import type { JsonValue } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';

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
    defaultSnippets: [{ label: 'ParseBatch', description: 'A batch over the files of a directory.', body: MANIFEST }],
  },
  '/metadata/name': { examples: ['q3-invoices'] },
  '/metadata/description': { examples: ['Third quarter supplier invoices'] },
  '/metadata/labels': { examples: [{ team: 'finance' }] },
  '/spec/source': {
    examples: [{ directory_id: 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' }, { files: ['inbox/**/*.pdf'] }],
    defaultSnippets: [
      {
        label: 'directory_id',
        description: 'The files of a directory.',
        body: { directory_id: '${1:dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}' },
      },
      {
        label: 'item_ids',
        description: 'Some files of a directory.',
        body: { item_ids: ['${1:dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}'] },
      },
      { label: 'files', description: 'Local files.', body: { files: ['${1:inbox/**/*.pdf}'] } },
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
  '/spec/parameters': { examples: [{ parse_mode: 'parse_page_with_agent', target_pages: '0-9' }] },
  '/spec/unchecked_parameters': { examples: [{ brand_new_knob: 1 }] },
  '/spec/webhooks': { examples: [[WEBHOOK]] },
  '/spec/webhooks/*': {
    description: 'An endpoint, and what it is told.',
    defaultSnippets: [
      {
        label: 'webhook',
        description: 'Tell an endpoint of the files that are parsed and of those that failed.',
        body: { ...WEBHOOK, url: '${1:https://hooks.acme.example/parse}' },
      },
    ],
  },
  '/spec/webhooks/*/output_format': {
    enumDescriptions: ['A JSON string that holds JSON: the receiver decodes twice.', 'A JSON object.', 'Not set.'],
  },
  '/spec/parameters/webhook_configurations/*': { description: 'An endpoint, in the spelling of the API.' },
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
