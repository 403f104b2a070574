import { configurationEntryAt } from '../../catalogue/parse-v2/index.ts';
import { suggest } from '../../core/suggest.ts';
import { defineRule } from '../rule.ts';
import { joinWith } from '../show-setting.ts';

export const knownOutput = defineRule({
  id: 'known-output',
  group: 'output',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: '`additional_outputs` of a v2 batch names files that can be written.',
  why: 'The schema of the API takes any text there, and its description has three that are accepted. One that is misspelt is refused when the batch is made, or no file is written and nobody says so. A newer API may accept more: so this is a warning.',
  fix: 'Write one of those that the message lists.',
  sources: ['openapi'],
  bad: [
    {
      title: 'a misspelt one',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    output_options: { additional_outputs: [stripped_md, word_bboxes] }`,
      reports: ['13:59 `word_bboxes` of `additional_outputs` is none of those that are known.'],
    },
    {
      title: 'one of another kind',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    output_options: { additional_outputs: [pdf] }`,
      reports: ['13:46 `pdf` of `additional_outputs` is none of those that are known.'],
    },
  ],
  good: [
    {
      title: 'all of them',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    output_options: { additional_outputs: [stripped_md, concatenated_stripped_txt, word_bbox] }`,
    },
  ],
  *check({ settings }) {
    const known = configurationEntryAt(OUTPUTS)?.known?.value ?? [];
    const { value, path } = settings.find(OUTPUTS);
    if (!settings.isOfV2 || !Array.isArray(value)) return;
    for (const [index, output] of value.entries()) {
      if (typeof output !== 'string' || known.includes(output)) continue;
      const meant = suggest(output, known);
      const all = joinWith(
        'or',
        known.map((one) => `\`${one}\``),
      );
      const message = `\`${output}\` of \`additional_outputs\` is none of those that are known.`;
      yield {
        path: [...path, index],
        at: 'value',
        message,
        help: meant === undefined ? `Write ${all}.` : `Did you mean \`${meant}\`?`,
      };
    }
  },
});

const OUTPUTS = '/output_options/additional_outputs';
