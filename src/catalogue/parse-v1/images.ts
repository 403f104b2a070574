import type { ParameterGroup } from '../entry.ts';

/** Which images are taken from a document and kept with its result. */
export const images = {
  disable_image_extraction: {
    kind: 'boolean',
    summary: 'Leaves the images of a document where they are, which makes the job faster.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'strict_mode_image_extraction' },
        effect: 'No image is extracted that could fail.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
      {
        when: { parameter: 'images_to_save', equals: ['embedded'] },
        effect: 'There is no image to save.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
      {
        when: { parameter: 'inline_images_in_markdown' },
        effect: 'There is no image to embed.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: { removed: 'v2 decides by itself which images it extracts.', basis: 'documented', source: 'guide' },
    note: '`fast_mode` has this built in.',
  },
  take_screenshot: {
    kind: 'boolean',
    summary: 'Adds a picture of every page to the images of the JSON result.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    legacy: { replacement: '`images_to_save: [screenshot]`', basis: 'inference', source: 'guide' },
    v2: {
      pointer: '/output_options/images_to_save',
      transform: 'images',
      how: "true adds 'screenshot' to the list.",
      basis: 'documented',
      source: 'guide',
    },
    note: 'v2 refuses the name itself as an extra input (issue 1132).',
  },
  inline_images_in_markdown: {
    kind: 'boolean',
    summary: 'Writes images into the Markdown as base64 data URIs, not as files beside it.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'disable_image_extraction' },
        effect: 'Has no effect: no image is extracted.',
        ignored: 'this',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: { pointer: '/output_options/markdown/inline_images', transform: 'copy', basis: 'schema', source: 'openapi' },
  },
  save_images: {
    kind: 'boolean',
    summary: 'Keeps the images found in a document with its result.',
    default: { value: true, basis: 'schema', source: 'openapi' },
    legacy: { replacement: '`images_to_save`', basis: 'inference', source: 'guide' },
    conflicts: [
      {
        when: { parameter: 'images_to_save' },
        effect: 'Which of the two counts is not documented.',
        basis: 'inference',
        source: 'guide',
      },
    ],
    v2: {
      pointer: '/output_options/images_to_save',
      transform: 'images',
      how: "true becomes ['embedded'], false becomes [].",
      basis: 'documented',
      source: 'guide',
    },
    note: 'On by default here; v2 saves none by default, or only the crops that the output links to.',
  },
  images_to_save: {
    kind: 'strings',
    summary: 'Which kinds of images are kept with the result.',
    enum: [
      { value: 'screenshot', summary: 'A picture of every page.' },
      { value: 'embedded', summary: 'The images that the document holds.' },
      { value: 'layout', summary: 'Figures and diagrams, cut out of the page.' },
    ],
    example: ['screenshot', 'layout'],
    conflicts: [
      {
        when: { parameter: 'save_images', equals: false },
        effect: 'Which of the two counts is not documented.',
        basis: 'inference',
        source: 'guide',
      },
    ],
    v2: { pointer: '/output_options/images_to_save', transform: 'images', basis: 'schema', source: 'openapi' },
    note: '`take_screenshot: true` says the same as `screenshot` in this list.',
  },
} as const satisfies ParameterGroup;
