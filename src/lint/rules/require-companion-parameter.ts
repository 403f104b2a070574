import { holds } from '../../catalogue/condition.ts';
import { reasonOf } from '../clashes.ts';
import { missingCompanions } from '../missing-companions.ts';
import { defineRule } from '../rule.ts';
import { showCondition, showSetting } from '../show-setting.ts';

export const requireCompanionParameter = defineRule({
  id: 'require-companion-parameter',
  group: 'modes',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'A setting that needs another one does not stand alone.',
  why: 'Triggers without `auto_mode`, a vendor key without the mode that calls the vendor, a schema without `structured_output`: alone they do nothing, or the service refuses them, and the batch runs without what they were meant for. It is an error where the documentation or an answer of the service says what is needed, and a warning where it follows from what the settings mean. A setting that another one makes useless is for `no-ignored-parameter`.',
  fix: 'Set what the message names, or remove the setting that needs it.',
  sources: ['client', 'issue-685', 'structured-output', 'job-parameters', 'modes', 'openapi'],
  bad: [
    {
      title: 'triggers of a mode that is off',
      yaml: `
parameters:
  auto_mode_trigger_on_text_in_page: Declaration of income
  auto_mode_trigger_on_table_in_page: true`,
      reports: ['9:5 `auto_mode_trigger_on_text_in_page` has no effect without `auto_mode: true`: auto mode is off.'],
    },
    {
      title: 'a vendor key in the default mode',
      yaml: `
parameters:
  vendor_multimodal_api_key: \${secret:VENDOR_API_KEY}`,
      project: 'secrets: [VENDOR_API_KEY]',
      reports: [
        '9:5 `vendor_multimodal_api_key` needs `parse_mode: parse_page_with_lvm` or `use_vendor_multimodal_model: true`: the service refuses a vendor key in any other mode.',
      ],
    },
    {
      title: 'half of what Azure needs',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_model_name: custom-azure-model
  azure_openai_deployment_name: gpt-4o
  azure_openai_api_version: "2024-10-21"
  max_pages: 20`,
      reports: [
        '11:5 `azure_openai_deployment_name` needs `azure_openai_endpoint` and `azure_openai_key`: the deployment cannot be called without all four.',
      ],
    },
    {
      title: 'several lacks of one setting, the others in the help',
      yaml: `
parameters:
  azure_openai_api_version: "2024-10-21"`,
      reports: [
        '9:5 `azure_openai_api_version` needs `azure_openai_deployment_name`, `azure_openai_endpoint` and `azure_openai_key`: the deployment cannot be called without all four.',
      ],
    },
    {
      title: 'structured output without a schema',
      yaml: `
parameters:
  structured_output: true`,
      reports: [
        '9:5 `structured_output` needs `structured_output_json_schema` or `structured_output_json_schema_name`: there is no schema to follow.',
      ],
    },
    {
      title: 'a message for failed pages that are replaced by something else',
      yaml: `
parameters:
  replace_failed_page_mode: blank_page
  replace_failed_page_with_error_message_suffix: "]"`,
      reports: [
        '10:5 `replace_failed_page_with_error_message_suffix` has no effect without `replace_failed_page_mode: error_message`: no error message is written.',
      ],
    },
    {
      title: 'in a v2 batch, a saving that only the dear tiers have',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: cost_effective
    version: "2026-08-19"
    processing_options: { cost_optimizer: { enable: true } }`,
      reports: [
        '13:47 `processing_options.cost_optimizer.enable` needs `tier: agentic` or `tier: agentic_plus`: the other tiers do not have it.',
      ],
    },
    {
      title: 'in a v2 batch, flags for no expression',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - text_in_page: Balance sheet
          regexp_in_page_mode: i
          parsing_conf: { tier: agentic_plus, version: "2026-08-19" }`,
      reports: [
        '16:13 `regexp_in_page_mode` has no effect without `regexp_in_page`: the trigger that it is about is not set.',
      ],
    },
    {
      title: 'in a v2 batch, names for the sheets of no workbook',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    output_options: { tables_as_spreadsheet: { guess_sheet_name: false } }`,
      reports: [
        '13:50 `output_options.tables_as_spreadsheet.guess_sheet_name` has no effect without `output_options.tables_as_spreadsheet.enable`: no spreadsheet is written.',
      ],
    },
  ],
  good: [
    {
      title: 'triggers, and the mode that looks at them',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_table_in_page: true`,
    },
    {
      title: 'a trigger that is off',
      yaml: `
parameters:
  auto_mode_trigger_on_image_in_page: false`,
    },
    {
      title: 'what the API does by itself',
      yaml: `
parameters:
  is_formatting_instruction: true`,
    },
    {
      title: 'in a v2 batch, a saving in a tier that has it',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options: { cost_optimizer: { enable: true } }`,
    },
  ],
  *check({ document, settings }) {
    for (const { names, relations } of missingCompanions(settings, 'require-companion-parameter')) {
      const [name = '', ...others] = names;
      const [relation] = relations;
      const needed = relations.map(({ when }) => showCondition(when, (part) => holds(part, settings.read)));
      const claim = relation.effect?.startsWith('Has no effect') ? 'has no effect without' : 'needs';
      yield {
        path: settings.find(name).path,
        at: 'key',
        message: `${showSetting(name)} ${claim} ${needed[0]}: ${reasonOf(relation)}`,
        help: `Set ${needed.join('; ')}; or remove ${showSetting(name)}.`,
        related: others.map((other) => ({
          message: `${showSetting(other)} needs it, too`,
          origin: document.originOf(settings.find(other).path, 'key'),
        })),
        ...(relation.basis === 'inference' && { severity: 'warning' }),
      };
    }
  },
});
