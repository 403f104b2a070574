import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { DISCONTINUED_MODELS } from '../../catalogue/parse-v1/vendor.ts';
import { PRICES_DATED } from '../../catalogue/prices.ts';
import { suggest } from '../../core/suggest.ts';
import { defineRule } from '../rule.ts';

export const knownModel = defineRule({
  id: 'known-model',
  group: 'modes',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  summary: '`model` and `vendor_multimodal_model_name` name a model that is known.',
  why: 'The API takes any text for a model. The known ones are those that the price tables list, and the two settings have different lists; a model that is newer than the tables is right and has no known price. What happens to a name that the service does not know is not documented.',
  fix: 'Correct the name, or leave it where the model is newer than the tables.',
  whenOff: 'Switch it off where a model is used that the tables do not list yet.',
  sources: ['prices', 'modes'],
  bad: [
    {
      title: 'a misspelt model',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: anthropic-sonet-4.5
  max_pages: 20`,
      reports: [`10:12 \`model: anthropic-sonet-4.5\` is not among the models known on ${PRICES_DATED}.`],
    },
    {
      title: 'a model of the past',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_model_name: gemini-1.5-pro`,
      reports: ['10:35 `vendor_multimodal_model_name: gemini-1.5-pro` is discontinued.'],
    },
  ],
  good: [
    {
      title: 'known models',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_model_name: gemini-2.5-flash`,
    },
  ],
  *check({ settings }) {
    for (const name of ['model', 'vendor_multimodal_model_name']) {
      const model = settings.text(name);
      const known = parameterNamed(name)?.known?.value ?? [];
      if (model === undefined || model === '' || model.includes('${') || known.includes(model)) continue;
      const isGone = DISCONTINUED_MODELS.value.some((gone) => gone === model);
      const fault = isGone ? 'is discontinued.' : `is not among the models known on ${PRICES_DATED}.`;
      const meant = isGone ? undefined : nearest(model, known);
      const help = meant === undefined ? 'Write one of the models of the price tables.' : `Did you mean \`${meant}\`?`;
      yield { path: settings.find(name).path, at: 'value', message: `\`${name}: ${model}\` ${fault}`, help };
    }
  },
});

/** The vendor at the front is easily left out. */
function nearest(model: string, known: readonly string[]): string | undefined {
  return suggest(model, known) ?? known.find((name) => name.endsWith(`-${model}`));
}
