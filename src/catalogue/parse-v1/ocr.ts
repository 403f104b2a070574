import type { ParameterGroup } from '../entry.ts';
import { LANGUAGES } from '../languages.ts';

/** Languages, and which text is read: from images, hidden, or at an angle. */
export const ocr = {
  languages: {
    kind: 'strings',
    nullable: false,
    summary: 'The languages in which text in images is read, the main one first.',
    enum: LANGUAGES,
    minItems: { value: 1, basis: 'schema', source: 'openapi' },
    example: ['en', 'de'],
    conflicts: [
      {
        when: { parameter: 'disable_ocr' },
        effect: 'Has no effect: no image is read.',
        ignored: 'this',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: {
      pointer: '/processing_options/ocr_parameters/languages',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'Text that a document holds as text is read whatever its language. `zh` and `sr` are not codes of this set.',
  },
  disable_ocr: {
    kind: 'boolean',
    summary: 'Leaves out text that stands only in images; what can be selected is still read.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'high_res_ocr' },
        effect: 'No image is read.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
      {
        when: { parameter: 'languages' },
        effect: 'The languages have no effect: no image is read.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
      {
        when: { parameter: 'strict_mode_image_ocr' },
        effect: 'No image is read that could fail.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: {
      pointer: '/processing_options/ignore/ignore_text_in_image',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'A bare scan has no text that can be selected. `fast_mode` has this built in.',
  },
  skip_diagonal_text: {
    kind: 'boolean',
    summary: 'Leaves out text that stands at an angle, such as watermarks.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/processing_options/ignore/ignore_diagonal_text',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'A turn by a multiple of 90 degrees does not count as an angle.',
  },
  high_res_ocr: {
    kind: 'boolean',
    summary: 'Reads images at a higher resolution: more exact text, slower jobs.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'disable_ocr' },
        effect: 'Has no effect: no image is read.',
        ignored: 'this',
        basis: 'inference',
        source: 'options',
      },
      {
        when: { parameter: 'fast_mode' },
        effect: 'Has no effect: fast mode reads no images.',
        ignored: 'this',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: { removed: 'Always on in v2; false cannot be kept.', harmless: true, basis: 'documented', source: 'guide' },
  },
  remove_hidden_text: {
    kind: 'boolean',
    summary: 'Leaves out text that the document hides from its reader.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/processing_options/ignore/ignore_hidden_text',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  lang: {
    kind: 'string',
    nullable: false,
    summary: 'The one language of the documents.',
    default: { value: 'en', basis: 'schema', source: 'openapi' },
    known: { value: LANGUAGES.map(({ value }) => value), basis: 'inference', source: 'openapi' },
    example: 'de',
    v2: {
      pointer: '/processing_options/ocr_parameters/languages',
      transform: 'only-item',
      how: 'Becomes the only item of the list where `languages` is not set.',
      basis: 'inference',
      source: 'openapi',
    },
    note: 'How it goes together with `languages` is not documented: where both are set, name it there too.',
  },
} as const satisfies ParameterGroup;
