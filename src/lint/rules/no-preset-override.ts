import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import type { JsonValue } from '../../core/json.ts';
import { isUnderPreset } from '../clashes.ts';
import type { ManifestContext } from '../context.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { joinWith, showSetting } from '../show-setting.ts';

export const noPresetOverride = defineRule({
  id: 'no-preset-override',
  group: 'modes',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A preset does not stand beside settings that it overrides.',
  why: 'The official client says of `preset` that it overrides most other parameters, and not which. What selects an engine or a model, prompts and structured output is what a preset is there to decide, so that such a setting is most likely lost, and with it what it says about the price: a named preset costs 90 credits a page. Settings for tables, images and the form of the output may count or not: that is only remarked, once. Pages, limits, delivery and webhooks are left out.',
  fix: 'Choose: the preset alone, or the settings written out without it.',
  sources: ['client', 'openapi-upload', 'prices'],
  bad: [
    {
      title: 'an engine and a prompt beside a preset',
      yaml: `
parameters:
  preset: invoice
  parse_mode: parse_page_with_llm
  user_prompt: Leave out the imprint.
  max_pages: 20`,
      reports: [
        '10:5 `parse_mode: parse_page_with_llm` is most likely overridden by `preset: invoice`.',
        '11:5 `user_prompt` is most likely overridden by `preset: invoice`.',
      ],
    },
    {
      title: 'the form of the output beside a saved configuration',
      yaml: `
parameters:
  preset: cfg-PARSE_AGENTIC
  hide_headers: true
  annotate_links: true`,
      reports: [
        '9:5 `preset: cfg-PARSE_AGENTIC` overrides most other settings: whether `hide_headers` and `annotate_links` still count is not documented.',
      ],
    },
  ],
  good: [
    {
      title: 'a preset, and what it does not decide',
      yaml: `
parameters:
  preset: cfg-PARSE_AGENTIC
  max_pages: 20
  lang: en
  custom_metadata: { team: finance }
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
    },
    {
      title: 'settings written out',
      yaml: `
parameters:
  preset: null
  parse_mode: parse_page_with_llm
  hide_headers: true`,
    },
  ],
  *check(context) {
    if (!context.settings.isSet('preset')) return;
    yield* overridden(context);
    yield* doubtful(context);
  },
});

function* overridden({ document, settings }: ManifestContext): Generator<RuleFinding> {
  const preset = settings.find('preset');
  const related = [{ message: 'the preset is set here', origin: document.originOf(preset.path, 'key') }];
  for (const name of settings.names.filter((one) => isUnderPreset(one, settings))) {
    const { path, value } = settings.find(name);
    const message = `${showSetting(name, value)} is most likely overridden by ${showSetting('preset', preset.value)}.`;
    yield { path, at: 'key', message, help: `Remove \`${name}\`, or \`preset\`.`, related };
  }
}

function* doubtful({ document, settings }: ManifestContext): Generator<RuleFinding> {
  const { path, value } = settings.find('preset');
  const names = settings.names.filter((name) => isOfOutput(name, settings.read(name)));
  if (names.length === 0) return;
  const shown = joinWith(
    'and',
    names.map((name) => showSetting(name)),
  );
  const verb = names.length === 1 ? 'still counts' : 'still count';
  yield {
    path,
    at: 'key',
    severity: 'info',
    message: `${showSetting('preset', value)} overrides most other settings: whether ${shown} ${verb} is not documented.`,
    help: 'Compare the result with one that is made without the preset.',
    related: names.map((name) => ({
      message: `${showSetting(name)} is set here`,
      origin: document.originOf(settings.find(name).path, 'key'),
    })),
  };
}

function isOfOutput(name: string, value: JsonValue | undefined): boolean {
  const entry = parameterNamed(name);
  return entry !== undefined && OUTPUT_GROUPS.includes(entry.group) && entry.default?.value !== value;
}

/** The groups of settings of which a preset may decide some. */
const OUTPUT_GROUPS: readonly string[] = [
  'ocr',
  'layout',
  'table',
  'chart',
  'images',
  'output',
  'page-format',
  'spatial',
  'html',
  'spreadsheet',
  'presentation',
];
