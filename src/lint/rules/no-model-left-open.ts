import { hits } from '../../catalogue/condition.ts';
import type { CreditRange } from '../../catalogue/cost.ts';
import { costOfPage } from '../../catalogue/cost.ts';
import type { Condition } from '../../catalogue/entry.ts';
import { VENDOR_MODE } from '../../catalogue/parse-v1/engines.ts';
import { PARAMETERS } from '../../catalogue/parse-v1/index.ts';
import type { BatchSettings } from '../batch-settings.ts';
import { clashesOf } from '../clashes.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { showSetting } from '../show-setting.ts';

export const noModelLeftOpen = defineRule({
  id: 'no-model-left-open',
  group: 'money',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'The modes whose price the model decides name their model.',
  why: 'A page read by an agent costs 10 to 90 credits, by its model. Which model runs where none is named is not documented, and may change: the same manifest may cost nine times as much next month. The vision mode documents a default, `openai-gpt4o` at 30 credits, while other models cost 6 to 150: that it is left open is only remarked.',
  fix: 'Set `model` for the agent modes, `vendor_multimodal_model_name` for `parse_page_with_lvm`.',
  sources: ['prices', 'modes', 'client'],
  bad: [
    {
      title: 'an agent of any price',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent`,
      reports: [
        '9:17 `parse_mode: parse_page_with_agent` names no `model`: a page costs 10 to 90 credits, by a default that is not documented.',
      ],
    },
    {
      title: 'the flag that means the same',
      yaml: `
parameters:
  premium_mode: true`,
      reports: [
        '9:19 `premium_mode: true` names no `model`: a page costs 10 to 90 credits, by a default that is not documented.',
      ],
    },
    {
      title: 'an agent that reads whole documents',
      yaml: `
parameters:
  parse_mode: parse_document_with_agent`,
      reports: [
        '9:17 `parse_mode: parse_document_with_agent` names no `model`: what a page costs follows from a default that is not documented.',
      ],
    },
    {
      title: 'a vision model of the default',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  max_pages: 20`,
      reports: [
        '9:17 `parse_mode: parse_page_with_lvm` names no `vendor_multimodal_model_name`: the default, `openai-gpt4o`, costs 30 credits a page.',
      ],
    },
  ],
  good: [
    {
      title: 'an agent and its model',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: gemini-2.5-flash`,
    },
    {
      title: 'a key of your own, whose price no model changes',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_api_key: \${secret:OPENAI_API_KEY}`,
      project: 'secrets: [OPENAI_API_KEY]',
    },
    {
      title: 'a flag and the mode that it equals, with a model',
      yaml: `
parameters:
  premium_mode: true
  parse_mode: parse_page_with_agent
  model: gemini-2.5-flash`,
    },
    {
      title: 'auto mode, which has a price of its own',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_table_in_page: true`,
    },
  ],
  *check({ settings }) {
    if (settings.isSet('preset') || settings.isSet('auto_mode')) return;
    if (clashesOf(settings, 'no-conflicting-modes').length > 0) return;
    const [agent] = hits(AGENTS, settings.read) ?? [];
    if (agent !== undefined && !settings.isSet('model') && !settings.isMisspelt('model'))
      yield openAgent(agent, settings);
    const [vision] = hits(VENDOR_MODE, settings.read) ?? [];
    const isDecided = ['vendor_multimodal_model_name', 'vendor_multimodal_api_key'].some(
      (name) => settings.isSet(name) || settings.isMisspelt(name),
    );
    if (vision !== undefined && !isDecided) yield openVision(vision, settings);
  },
});

/** The modes whose price follows from `model`. */
const AGENTS: Condition = {
  any: [
    { parameter: 'parse_mode', equals: 'parse_page_with_agent' },
    { parameter: 'parse_mode', equals: 'parse_document_with_agent' },
    { parameter: 'premium_mode', equals: true },
  ],
};

function openAgent(name: string, settings: BatchSettings): RuleFinding {
  const { value, path } = settings.find(name);
  const credits = costAlone(name, settings);
  const cost =
    credits === undefined
      ? 'what a page costs follows from'
      : `a page costs ${credits.minimum} to ${credits.maximum} credits, by`;
  const message = `${showSetting(name, value)} names no \`model\`: ${cost} a default that is not documented.`;
  return { path, at: 'value', message, help: 'Set `model`: `parsebatch explain model` lists those that are known.' };
}

function openVision(name: string, settings: BatchSettings): RuleFinding {
  const { value, path } = settings.find(name);
  const model = PARAMETERS.vendor_multimodal_model_name.default.value;
  const cost = `the default, \`${model}\`, costs ${costAlone(name, settings)?.maximum} credits a page.`;
  const message = `${showSetting(name, value)} names no \`vendor_multimodal_model_name\`: ${cost}`;
  const help = `Set \`vendor_multimodal_model_name: ${model}\`, or another model.`;
  return { path, at: 'value', severity: 'info', message, help };
}

/** What a page costs by one setting, whatever stands beside it. */
function costAlone(name: string, { read }: BatchSettings): CreditRange | undefined {
  return costOfPage((other) => (other === name ? read(name) : undefined)).credits;
}
