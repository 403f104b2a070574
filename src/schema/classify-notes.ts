import type { JsonValue } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { NOTES } from './manifest-notes.ts';

const RULE = { type: 'invoice', description: 'Has an invoice number, line items and a total amount.' };

const MANIFEST = {
  apiVersion: 'parsebatch.dev/v1',
  kind: 'ClassifyBatch',
  metadata: { name: '${1:inbox}' },
  spec: {
    source: { directory_id: '${2:dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}' },
    project_id: '${3:6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f}',
    parameters: { rules: [{ type: '${4:invoice}', description: `\${5:${RULE.description}}` }] },
    tracking: { user_id: '${6:user-4821}' },
  },
} as const satisfies JsonValue;

/** What editors show about the places of a `ClassifyBatch` manifest that are the format's own. */
export const CLASSIFY_NOTES: Readonly<Record<string, JsonSchema>> = {
  ...NOTES,
  '': {
    defaultSnippets: [
      { label: 'ClassifyBatch manifest', description: 'A batch that tells the types of files.', body: MANIFEST },
    ],
  },
  '/spec/parameters': { title: 'Parameters', examples: [{ mode: 'MULTIMODAL', rules: [RULE] }] },
  '/spec/parameters/rules/*': {
    title: 'Rule',
    description: 'A type, and what tells files of it.',
    defaultSnippets: [
      {
        label: 'rule',
        description: 'A type that a file may be given.',
        body: { type: '${1:invoice}', description: `\${2:${RULE.description}}` },
      },
    ],
  },
  '/spec/unchecked_parameters': { examples: [{ parsing_configuration: { brand_new_knob: 1 } }] },
};
