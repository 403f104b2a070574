import type { ParameterGroup } from '../entry.ts';
import { LANGUAGES } from '../languages.ts';

const SCHEMA = { basis: 'schema', source: 'openapi' } as const;

/** What a classify job does with each file (OpenAPI: ClassifyJob), by pointer below `job_config`. */
export const JOB_FIELDS = {
  '/mode': {
    kind: 'string',
    nullable: false,
    summary: 'How closely each file is looked at before a type is chosen.',
    default: { value: 'FAST', ...SCHEMA },
    enum: [{ value: 'FAST' }, { value: 'MULTIMODAL' }],
    example: 'MULTIMODAL',
  },
  '/rules': {
    kind: 'records',
    nullable: false,
    required: true,
    summary: 'The types that a file may be given, each with what tells it.',
    minItems: { value: 1, ...SCHEMA },
    example: [{ type: 'invoice', description: 'Has an invoice number, line items and a total amount.' }],
  },
  '/rules/*/type': {
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'The type that a file is given when the description fits it.',
    length: { value: { minimum: 1, maximum: 50 }, ...SCHEMA },
    example: 'invoice',
  },
  '/rules/*/description': {
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'What tells files of the type from others, in plain language.',
    length: { value: { minimum: 10, maximum: 2000 }, ...SCHEMA },
    example: 'Has an invoice number, line items and a total amount.',
  },
  '/parsing_configuration': {
    kind: 'record',
    nullable: false,
    summary: 'How much of a file is read, and in which language, to classify it.',
    default: { value: { lang: 'en', max_pages: 5 }, ...SCHEMA },
  },
  '/parsing_configuration/lang': {
    kind: 'string',
    nullable: false,
    summary: 'The language that the text of a file is read in.',
    default: { value: 'en', ...SCHEMA },
    enum: LANGUAGES,
    example: 'de',
  },
  '/parsing_configuration/max_pages': {
    kind: 'integer',
    summary: 'How many pages of a file are read at most.',
    default: { value: 5, ...SCHEMA },
    example: 2,
    note: 'Left out or null it is 5: a manifest cannot send a null.',
  },
  '/parsing_configuration/target_pages': {
    kind: 'integers',
    summary: 'The pages that are read, counted from 0.',
    minItems: { value: 1, ...SCHEMA },
    example: [0, 1],
    note: 'It is a sequence of numbers; in a parse batch it is a text.',
  },
} as const satisfies ParameterGroup;
