import type { Relation } from '../../catalogue/entry.ts';
import { reasonOf, reportClashes } from '../clashes.ts';
import { defineRule } from '../rule.ts';
import { joinWith, showSetting } from '../show-setting.ts';

export const noIgnoredParameter = defineRule({
  id: 'no-ignored-parameter',
  group: 'modes',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Every setting has an effect in the mode that is chosen, and beside the other settings.',
  why: 'The API accepts a setting that the engine has no use for, or that another one switches off, and says nothing: the result is not the one that is written down. Of two settings for one thing one goes unheard, too, and often nobody says which. Where the documentation says that a setting has no effect it is an error, and a warning where that follows from what the settings mean. What is not available with a tier of v2 may be refused as well. Two settings that select an engine are for `no-conflicting-modes`, and what a preset overrides for `no-preset-override`.',
  fix: 'Remove the setting that has no effect, or the one that takes its effect away. A setting that a profile brings along is taken away with `null`.',
  sources: ['options', 'modes', 'structured-output', 'prompts', 'auto-mode-triggers', 'region', 'openapi', 'layout'],
  bad: [
    {
      title: 'what a mode documents to leave out',
      yaml: `
parameters:
  fast_mode: true
  hide_footers: true`,
      reports: [
        '10:5 `hide_footers` has no effect beside `fast_mode: true`: fast mode finds no page headers or footers.',
      ],
    },
    {
      title: 'structured output in another than the default mode',
      yaml: `
parameters:
  structured_output: true
  structured_output_json_schema_name: invoice
  parse_mode: parse_page_with_layout_agent
  max_pages: 20`,
      reports: [
        '9:5 `structured_output` has no effect beside `parse_mode: parse_page_with_layout_agent`: works only with the default mode, parse_page_with_llm.',
      ],
    },
    {
      title: 'prompts that no model reads',
      yaml: `
parameters:
  parse_mode: parse_page_without_llm
  user_prompt: Translate everything into English.`,
      reports: [
        '10:5 `user_prompt` has no effect beside `parse_mode: parse_page_without_llm`: that mode runs no model.',
      ],
    },
    {
      title: 'two settings of which each speaks of the other',
      yaml: `
parameters:
  languages: [en, de]
  disable_ocr: true`,
      reports: ['9:5 `languages` has no effect beside `disable_ocr: true`: no image is read.'],
    },
    {
      title: 'one item of a list',
      yaml: `
parameters:
  disable_image_extraction: true
  images_to_save: [screenshot, embedded]`,
      reports: [
        '10:5 `embedded` in `images_to_save` has no effect beside `disable_image_extraction: true`: there is no image to save.',
      ],
    },
    {
      title: 'a model beside a tier',
      yaml: `
parameters:
  tier: agentic
  version: "2026-08-19"
  model: gemini-2.5-flash`,
      reports: ['11:5 `model` has no effect beside `tier: agentic`: the tier picks the model.'],
    },
    {
      title: 'two names for one text',
      yaml: `
parameters:
  user_prompt: Translate everything into English.
  content_guideline_instruction: Leave out the imprint.`,
      reports: [
        '10:5 `content_guideline_instruction` stands beside `user_prompt`: two names for one text; which one wins is not documented.',
      ],
    },
    {
      title: 'two kinds of triggers',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_table_in_page: true
  auto_mode_configuration_json: '[{"table_in_page": true}]'`,
      reports: [
        '11:5 `auto_mode_configuration_json` stands beside `auto_mode_trigger_on_table_in_page`: two sources of rules; which one wins is not documented.',
      ],
    },
    {
      title: 'one setting in two places',
      yaml: `
webhook_url: https://hooks.acme.example/results
parameters:
  webhook_url: https://hooks.acme.example/other`,
      reports: ['10:5 `webhook_url` stands beside `spec.webhook_url`: the same setting is made twice.'],
    },
    {
      title: 'in a v2 batch, a prompt for the tier that has no model',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: fast
    version: "2026-06-15"
    agentic_options: { custom_prompt: Translate everything. }`,
      reports: [
        '13:26 `agentic_options.custom_prompt` is not available with `tier: fast`: the fast tier works by rules, without a model.',
      ],
    },
    {
      title: 'in a v2 batch, a limit beside the pages that are wanted',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    page_ranges: { target_pages: 1-10, max_pages: 5 }`,
      reports: ['13:42 `page_ranges.max_pages` has no effect beside `page_ranges.target_pages`: target_pages wins.'],
    },
    {
      title: 'in a v2 batch, markdown from a release that gives text only',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: fast
    version: "2025-12-11"
    output_options: { markdown: { annotate_links: true } }`,
      reports: [
        '13:37 `output_options.markdown.annotate_links` has no effect beside `tier: fast` and `version: 2025-12-11`: before 2026-06-15 the fast tier gives text only.',
      ],
    },
  ],
  good: [
    {
      title: 'settings that are off',
      yaml: `
parameters:
  fast_mode: true
  hide_footers: false
  system_prompt: ""
  high_res_ocr: null`,
    },
    {
      title: 'images other than those that stay where they are',
      yaml: `
parameters:
  disable_image_extraction: true
  images_to_save: [screenshot]`,
    },
    {
      title: 'a mode that hears its prompt',
      yaml: `
parameters:
  user_prompt: Translate everything into English.
  system_prompt_append: Start headings at the second level.`,
    },
    {
      title: 'in a v2 batch, settings that the tier has',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    agentic_options: { custom_prompt: Translate everything. }
    processing_options: { forms: enrich }
    output_options: { markdown: { tables: { compact_markdown_tables: true } } }`,
    },
  ],
  check(context) {
    const { settings } = context;
    return reportClashes(context, 'no-ignored-parameter', ({ loser, winners, relation }) => {
      const isDecided = relation.ignored !== undefined;
      const subject = showItems(loser, relation) ?? showSetting(loser);
      const others = winners.map((name) => showSetting(name, isDecided ? settings.read(name) : undefined));
      return {
        message: `${subject} ${claimOf(relation)} ${joinWith('and', others)}: ${reasonOf(relation)}`,
        help: `Remove ${subject}, or ${joinWith('and', others)}.`,
      };
    });
  },
});

function claimOf({ ignored, isUnavailable }: Relation): string {
  if (isUnavailable === true) return 'is not available with';
  return ignored === undefined ? 'stands beside' : 'has no effect beside';
}

/** Of a list only the items that a relation speaks of have no effect. */
function showItems(name: string, { when }: Relation): string | undefined {
  if (!('parameter' in when) || when.parameter !== name || !Array.isArray(when.equals)) return undefined;
  return `${joinWith(
    'and',
    when.equals.map((item) => `\`${String(item)}\``),
  )} in \`${name}\``;
}
