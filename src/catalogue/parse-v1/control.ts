import type { Counterpart, Fact, FactOf, ParameterGroup, Relation } from '../entry.ts';

const GUIDE = { basis: 'documented', source: 'guide' } as const satisfies Fact;
const SCHEMA = { basis: 'schema', source: 'openapi' } as const satisfies Fact;
const STRICT = { basis: 'inference', source: 'job-parameters' } as const satisfies Fact;
const OFF = { value: false, ...SCHEMA } as const satisfies FactOf<boolean>;
const NO_COUNTERPART = { removed: 'The v2 schema has no counterpart.', ...SCHEMA } as const satisfies Counterpart;

const ERROR_MESSAGE = {
  when: { parameter: 'replace_failed_page_mode', equals: 'error_message' },
  effect: 'Has no effect: no error message is written.',
  basis: 'inference',
  source: 'client',
} as const satisfies Relation;

/** Timeouts, strictness and what happens to failed pages. */
export const control = {
  job_timeout_in_seconds: {
    kind: 'number',
    summary: 'Fails a job that is not done after this many seconds, the time in the queue included.',
    default: { value: 1800, basis: 'documented', source: 'job-parameters' },
    range: { value: { minimum: 120 }, basis: 'documented', source: 'job-parameters' },
    example: 900,
    v2: {
      pointer: '/processing_control/timeouts/base_in_seconds',
      transform: 'whole-number',
      how: 'Rounded to a whole number, at most 7200.',
      ...GUIDE,
    },
    note: 'The job fails as EXPIRED. The default of 30 minutes does not count the queue; a value set here does.',
  },
  job_timeout_extra_time_per_page_in_seconds: {
    kind: 'number',
    summary: 'Seconds that each page of the document adds to job_timeout_in_seconds.',
    example: 10,
    requires: [
      {
        when: { parameter: 'job_timeout_in_seconds' },
        effect: 'It adds to that timeout and is used only together with it.',
        basis: 'documented',
        source: 'job-parameters',
      },
    ],
    v2: {
      pointer: '/processing_control/timeouts/extra_time_per_page_in_seconds',
      transform: 'whole-number',
      how: 'Rounded to a whole number, at most 300.',
      ...GUIDE,
    },
  },
  page_error_tolerance: {
    kind: 'number',
    summary: 'The share of failed pages above which the whole job fails.',
    default: { value: 0.05, ...SCHEMA },
    range: { value: { minimum: 0, maximum: 1 }, basis: 'documented', source: 'client' },
    example: 0.1,
    v2: {
      pointer: '/processing_control/job_failure_conditions/allowed_page_failure_ratio',
      transform: 'copy',
      how: 'copy; v2 refuses 0',
      ...GUIDE,
    },
  },
  replace_failed_page_mode: {
    kind: 'string',
    summary: 'What stands in the result for a page that could not be parsed.',
    default: { value: 'raw_text', ...SCHEMA },
    enum: [
      { value: 'raw_text', summary: 'The text taken from the page, instead of its markdown.' },
      { value: 'blank_page' },
      { value: 'error_message', summary: 'The error message, between the prefix and the suffix.' },
    ],
    example: 'error_message',
    v2: NO_COUNTERPART,
  },
  replace_failed_page_with_error_message_prefix: {
    kind: 'string',
    summary: 'Text before the error message that stands for a failed page.',
    example: '[page not parsed: ',
    requires: [ERROR_MESSAGE],
    v2: NO_COUNTERPART,
  },
  replace_failed_page_with_error_message_suffix: {
    kind: 'string',
    summary: 'Text after the error message that stands for a failed page.',
    example: ']',
    requires: [ERROR_MESSAGE],
    v2: NO_COUNTERPART,
  },
  strict_mode_image_extraction: {
    kind: 'boolean',
    summary: 'Fails the job when an image cannot be taken out of the document.',
    default: OFF,
    conflicts: [
      {
        when: { parameter: 'disable_image_extraction', equals: true },
        effect: 'Has no effect: no image is extracted.',
        ignored: 'this',
        ...STRICT,
      },
    ],
    v2: {
      pointer: '/processing_control/job_failure_conditions/fail_on_image_extraction_error',
      transform: 'copy',
      ...GUIDE,
    },
  },
  strict_mode_image_ocr: {
    kind: 'boolean',
    summary: 'Fails the job when the text of an image cannot be read.',
    default: OFF,
    conflicts: [
      {
        when: { parameter: 'disable_ocr', equals: true },
        effect: 'Has no effect: no image is read.',
        ignored: 'this',
        ...STRICT,
      },
    ],
    v2: {
      pointer: '/processing_control/job_failure_conditions/fail_on_image_ocr_error',
      transform: 'copy',
      ...GUIDE,
    },
  },
  strict_mode_reconstruction: {
    kind: 'boolean',
    summary: 'Fails the job when a page cannot be rebuilt as structured markdown.',
    default: OFF,
    conflicts: [
      {
        when: { parameter: 'disable_reconstruction', equals: true },
        effect: 'Has no effect: nothing is rebuilt.',
        ignored: 'this',
        ...STRICT,
      },
    ],
    v2: {
      pointer: '/processing_control/job_failure_conditions/fail_on_markdown_reconstruction_error',
      transform: 'copy',
      ...GUIDE,
    },
  },
  strict_mode_buggy_font: {
    kind: 'boolean',
    summary: 'Fails the job when a font is so broken that its letters cannot be told.',
    default: OFF,
    v2: {
      pointer: '/processing_control/job_failure_conditions/fail_on_buggy_font',
      transform: 'copy',
      ...GUIDE,
    },
  },
} as const satisfies ParameterGroup;
