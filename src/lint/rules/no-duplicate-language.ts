import { defineRule } from '../rule.ts';

export const noDuplicateLanguage = defineRule({
  id: 'no-duplicate-language',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Each language stands once in `languages`.',
  why: 'The list is an order of preference, and a second mention says nothing. It is most often what is left of another language.',
  fix: 'Remove it, or write the language that was meant.',
  sources: ['openapi', 'options'],
  bad: [
    {
      title: 'a language twice',
      yaml: `
parameters:
  languages: [en, de, en]`,
      reports: ['9:25 `languages` has `en` twice.'],
    },
    {
      title: 'in a v2 batch',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options: { ocr_parameters: { languages: [de, de] } }`,
      reports: ['13:63 `languages` has `de` twice.'],
    },
  ],
  good: [
    {
      title: 'three languages',
      yaml: `
parameters:
  languages: [en, de, fr]`,
    },
  ],
  *check({ document, settings }) {
    const { value, path } = settings.find(
      settings.isOfV2 ? '/processing_options/ocr_parameters/languages' : 'languages',
    );
    if (!Array.isArray(value)) return;
    for (const [index, language] of value.entries()) {
      const first = value.indexOf(language);
      if (typeof language !== 'string' || first === index) continue;
      const related = [{ message: 'the first', origin: document.originOf([...path, first], 'value') }];
      const message = `\`languages\` has \`${language}\` twice.`;
      yield { path: [...path, index], at: 'value', message, help: 'Remove it, or write another language.', related };
    }
  },
});
