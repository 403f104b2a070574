import type { Counterpart, Fact, ParameterGroup, Relation } from '../entry.ts';
import { otherModes, UNDER_PRESET } from './engines.ts';

const PAGE = { basis: 'documented', source: 'structured-output' } as const satisfies Fact;
const INFERENCE = { basis: 'inference', source: 'structured-output' } as const satisfies Fact;
const EXTRACT = { replacement: 'an extract_v2 configuration (LlamaExtract)', ...PAGE } as const;
const NO_COUNTERPART = {
  removed: 'The v2 parse schema has no counterpart; extract_v2 configurations take a schema.',
  basis: 'schema',
  source: 'openapi',
} as const satisfies Counterpart;

const SWITCHED_ON = {
  when: { parameter: 'structured_output', equals: true },
  effect: 'Has no effect: structured output is off.',
  ...INFERENCE,
} as const satisfies Relation;

/** JSON by a schema, made while parsing. */
export const structuredOutput = {
  structured_output: {
    kind: 'boolean',
    summary: 'Also returns JSON that follows a schema, made while parsing.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    deprecated: EXTRACT,
    credits: { value: 3, basis: 'documented', source: 'prices' },
    requires: [
      {
        when: {
          any: [{ parameter: 'structured_output_json_schema' }, { parameter: 'structured_output_json_schema_name' }],
        },
        effect: 'There is no schema to follow.',
        ...PAGE,
      },
    ],
    conflicts: [
      {
        when: {
          any: [
            otherModes('parse_page_with_llm'),
            { parameter: 'fast_mode', equals: true },
            { parameter: 'premium_mode', equals: true },
            { parameter: 'continuous_mode', equals: true },
            { parameter: 'use_vendor_multimodal_model', equals: true },
          ],
        },
        effect: 'Works only with the default mode, parse_page_with_llm.',
        ignored: 'this',
        ...PAGE,
      },
      {
        when: {
          any: [
            { parameter: 'auto_mode', equals: true },
            { parameter: 'gpt4o_mode', equals: true },
            { parameter: 'tier' },
          ],
        },
        effect: 'Works only with the default mode, parse_page_with_llm.',
        ignored: 'this',
        ...INFERENCE,
      },
      {
        when: { parameter: 'disable_reconstruction', equals: true },
        effect: 'Nothing is rebuilt that the JSON could be made from.',
        ignored: 'this',
        ...INFERENCE,
      },
      UNDER_PRESET,
    ],
    v2: NO_COUNTERPART,
  },
  structured_output_json_schema: {
    kind: 'string',
    summary: 'The JSON Schema that the structured output follows, as text.',
    example: '{"type":"object","properties":{"total":{"type":"number"}},"required":["total"]}',
    deprecated: EXTRACT,
    requires: [SWITCHED_ON],
    conflicts: [
      {
        when: { parameter: 'structured_output_json_schema_name' },
        effect: 'One schema is followed; which one is not documented.',
        ...INFERENCE,
      },
    ],
    v2: NO_COUNTERPART,
    note: 'A JSON text in a string, not a mapping: in YAML, write it as a block (|).',
  },
  structured_output_json_schema_name: {
    kind: 'string',
    summary: 'The name of a built-in schema that the structured output follows.',
    known: { value: ['imFeelingLucky', 'invoice', 'resume'], ...PAGE },
    example: 'invoice',
    deprecated: EXTRACT,
    requires: [SWITCHED_ON],
    conflicts: [
      {
        when: { parameter: 'structured_output_json_schema' },
        effect: 'One schema is followed; which one is not documented.',
        ...INFERENCE,
      },
    ],
    v2: NO_COUNTERPART,
    note: 'imFeelingLucky lets the service make the schema up.',
  },
} as const satisfies ParameterGroup;
