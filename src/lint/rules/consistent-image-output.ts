import { defineRule } from '../rule.ts';

export const consistentImageOutput = defineRule({
  id: 'consistent-image-output',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: '`images_to_save` and the older switches for images say the same.',
  why: '`save_images` and `take_screenshot` are the older way to say which images are kept, `images_to_save` is the newer one. Which of them counts where they disagree is not documented.',
  fix: 'Say it once, with `images_to_save`.',
  sources: ['openapi', 'options', 'guide'],
  bad: [
    {
      title: 'images to save, and none saved',
      yaml: `
parameters:
  save_images: false
  images_to_save: [embedded, layout]`,
      reports: [
        '9:18 `save_images: false` keeps no images, and `images_to_save` names some: which of the two counts is not documented.',
      ],
    },
    {
      title: 'screenshots in one place only',
      yaml: `
parameters:
  take_screenshot: true
  images_to_save: [embedded]`,
      reports: [
        '9:22 `take_screenshot: true` asks for screenshots, and `images_to_save` does not name them: which of the two counts is not documented.',
      ],
    },
  ],
  good: [
    {
      title: 'the list alone',
      yaml: `
parameters:
  images_to_save: [screenshot, embedded]`,
    },
    {
      title: 'two settings that say the same',
      yaml: `
parameters:
  take_screenshot: true
  images_to_save: [screenshot]`,
    },
    {
      title: 'no images at all',
      yaml: `
parameters:
  save_images: false
  images_to_save: []`,
    },
  ],
  *check({ document, settings }) {
    const list = settings.find('images_to_save');
    if (!Array.isArray(list.value) || list.value.length === 0) return;
    const related = [{ message: 'the list', origin: document.originOf(list.path, 'value') }];
    const isNoneSaved = settings.read('save_images') === false;
    const isOneLeftOut = settings.read('take_screenshot') === true && !list.value.includes('screenshot');
    if (isNoneSaved) {
      const message = `\`save_images: false\` keeps no images, and \`images_to_save\` names some: ${UNKNOWN}`;
      yield { path: settings.find('save_images').path, at: 'value', message, help: 'Remove one of the two.', related };
    }
    if (isOneLeftOut) {
      const message = `\`take_screenshot: true\` asks for screenshots, and \`images_to_save\` does not name them: ${UNKNOWN}`;
      const help = 'Remove `take_screenshot`; add `screenshot` to `images_to_save` if you need them.';
      yield { path: settings.find('take_screenshot').path, at: 'value', message, help, related };
    }
  },
});

const UNKNOWN = 'which of the two counts is not documented.';
