import type { Counterpart, Fact, ParameterGroup, Relation } from '../entry.ts';
import { NO_MODEL } from './engines.ts';

const DEPRECATED = { basis: 'documented', source: 'instructions' } as const satisfies Fact;
const OLD_AND_NEW = {
  effect: 'Two names for one text; which one wins is not documented.',
  basis: 'inference',
  source: 'prompts',
} as const;

const UNHEARD = {
  when: NO_MODEL,
  effect: 'Has no effect: that mode runs no model.',
  ignored: 'this',
  basis: 'inference',
  source: 'modes',
} as const satisfies Relation;

const CUSTOM_PROMPT = {
  pointer: '/agentic_options/custom_prompt',
  transform: 'join-texts',
  how: 'Joined with the other prompts into one text; not with the tier fast.',
} as const;
const DOCUMENTED_V2 = { ...CUSTOM_PROMPT, basis: 'documented', source: 'guide' } as const satisfies Counterpart;
const INFERRED_V2 = { ...CUSTOM_PROMPT, basis: 'inference', source: 'guide' } as const satisfies Counterpart;

/** What the model is told about the documents. */
export const prompt = {
  user_prompt: {
    kind: 'string',
    summary: 'Replaces the default user prompt: says how the content is to be changed.',
    example: 'Translate everything that is not in English into English.',
    conflicts: [
      UNHEARD,
      {
        when: { any: [{ parameter: 'content_guideline_instruction' }, { parameter: 'parsing_instruction' }] },
        ...OLD_AND_NEW,
      },
    ],
    v2: DOCUMENTED_V2,
  },
  system_prompt: {
    kind: 'string',
    summary: 'Replaces the whole default system prompt, for output other than markdown.',
    example: 'Write the document as LaTeX, and its tables as HTML.',
    conflicts: [UNHEARD, { when: { parameter: 'formatting_instruction' }, ...OLD_AND_NEW }],
    v2: DOCUMENTED_V2,
    note: 'May cost accuracy: the default prompt also corrects the formatting, as of tables.',
  },
  system_prompt_append: {
    kind: 'string',
    summary: 'Adds to the default system prompt: changes the formatting and keeps the markdown.',
    example: 'Start headings at the second level.',
    conflicts: [
      UNHEARD,
      {
        when: { any: [{ parameter: 'complemental_formatting_instruction' }, { parameter: 'parsing_instruction' }] },
        ...OLD_AND_NEW,
      },
    ],
    v2: DOCUMENTED_V2,
  },
  parsing_instruction: {
    kind: 'string',
    summary: 'The old single instruction to the parser, in free text.',
    default: { value: '', basis: 'schema', source: 'openapi' },
    example: 'The documents are invoices. Keep the line items of each as one table.',
    deprecated: { replacement: 'user_prompt or system_prompt_append', ...DEPRECATED },
    conflicts: [
      UNHEARD,
      { when: { any: [{ parameter: 'user_prompt' }, { parameter: 'system_prompt_append' }] }, ...OLD_AND_NEW },
    ],
    v2: DOCUMENTED_V2,
  },
  is_formatting_instruction: {
    kind: 'boolean',
    summary: 'Lets parsing_instruction shape the format of the output too.',
    default: { value: true, basis: 'schema', source: 'openapi' },
    legacy: { replacement: 'system_prompt or system_prompt_append', basis: 'documented', source: 'client' },
    requires: [
      {
        when: { parameter: 'parsing_instruction' },
        effect: 'Has no effect: there is no instruction.',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'The default is true here and false in the Python client.',
  },
  formatting_instruction: {
    kind: 'string',
    summary: 'The old way to replace the default formatting of the output.',
    example: 'Write the document as LaTeX, and its tables as HTML.',
    deprecated: { replacement: 'system_prompt', ...DEPRECATED },
    conflicts: [UNHEARD, { when: { parameter: 'system_prompt' }, ...OLD_AND_NEW }],
    v2: DOCUMENTED_V2,
    note: 'May cost accuracy: it overrides the correction of the formatting, as of tables.',
  },
  complemental_formatting_instruction: {
    kind: 'string',
    summary: 'The old way to add to the default formatting and keep the markdown.',
    example: 'Start headings at the second level.',
    deprecated: { replacement: 'system_prompt_append', ...DEPRECATED },
    conflicts: [UNHEARD, { when: { parameter: 'system_prompt_append' }, ...OLD_AND_NEW }],
    v2: INFERRED_V2,
  },
  content_guideline_instruction: {
    kind: 'string',
    summary: 'The old way to say how the content is to be changed.',
    example: 'Translate everything that is not in English into English.',
    deprecated: { replacement: 'user_prompt', ...DEPRECATED },
    conflicts: [UNHEARD, { when: { parameter: 'user_prompt' }, ...OLD_AND_NEW }],
    v2: INFERRED_V2,
  },
} as const satisfies ParameterGroup;
