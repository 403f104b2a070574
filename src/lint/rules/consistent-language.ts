import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { defineRule } from '../rule.ts';

export const consistentLanguage = defineRule({
  id: 'consistent-language',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A `lang` that is written stands in `languages` too.',
  why: 'How the two go together is not documented: text in images may be read in the one language or in the others. `lang: en` is the default and as good as not written, so that it is only remarked.',
  fix: 'Keep `languages`, with the main language first, and remove `lang`; or name it in both.',
  sources: ['openapi', 'options'],
  bad: [
    {
      title: 'a language that the list does not have',
      yaml: `
parameters:
  lang: fr
  languages: [de, en]`,
      reports: ['9:11 `lang: fr` is not one of `languages`: which of the two counts is not documented.'],
    },
    {
      title: 'the default beside another language',
      yaml: `
parameters:
  lang: en
  languages: [de]`,
      reports: ['9:11 `lang: en` is not one of `languages`: which of the two counts is not documented.'],
    },
  ],
  good: [
    {
      title: 'the list alone',
      yaml: `
parameters:
  languages: [de, en]`,
    },
    {
      title: 'a language that stands in the list',
      yaml: `
parameters:
  lang: de
  languages: [de, en]`,
    },
    {
      title: 'the one language of all documents',
      yaml: `
parameters:
  lang: fr`,
    },
  ],
  *check({ document, settings }) {
    const lang = settings.text('lang');
    const languages = settings.find('languages');
    if (!lang || !Array.isArray(languages.value) || languages.value.length === 0) return;
    if (languages.value.includes(lang)) return;
    const isDefault = parameterNamed('lang')?.default?.value === lang;
    yield {
      path: settings.find('lang').path,
      at: 'value',
      message: `\`lang: ${lang}\` is not one of \`languages\`: which of the two counts is not documented.`,
      help: 'Remove `lang`, or add it to `languages`.',
      related: [{ message: 'the languages', origin: document.originOf(languages.path, 'value') }],
      ...(isDefault && { severity: 'info' }),
    };
  },
});
