import { readAutoModeRules } from '../../catalogue/auto-mode-rules.ts';
import { priceOfTier } from '../../catalogue/cost-v2.ts';
import { autoRules } from '../auto-mode-configuration.ts';
import type { BatchSettings } from '../batch-settings.ts';
import { isBroadExpression, isBroadRule, isBroadText } from '../broad-trigger.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const noBroadAutoTrigger = defineRule({
  id: 'no-broad-auto-trigger',
  group: 'money',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Auto mode upgrades the pages that need it, not all of them.',
  why: 'Auto mode parses a page in the default mode, for 3 credits, and again in premium mode where a trigger matches, for up to 45. A trigger that matches nearly any page makes it the dearest way to parse: such as an expression that matches any digit, a text that every page has, or a rule without a trigger. An image may be a logo that stands on each page: that is only remarked. In v2 a rule costs what its own tier does.',
  fix: 'Write a trigger that tells the pages that need it from the others, or select the engine for all pages.',
  sources: ['auto-mode', 'auto-mode-triggers', 'prices'],
  bad: [
    {
      title: 'an expression that matches any digit',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_regexp_in_page: /\\d+/g`,
      reports: [
        '10:42 `auto_mode_trigger_on_regexp_in_page` matches nearly any page: each may cost 45 credits instead of 3.',
      ],
    },
    {
      title: 'a text that every page has',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_text_in_page: the`,
      reports: [
        '10:40 `auto_mode_trigger_on_text_in_page` matches nearly any page: each may cost 45 credits instead of 3.',
      ],
    },
    {
      title: 'a rule without a trigger',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_configuration_json: '[{"table_in_page": true}, {"parsing_conf": {"high_res_ocr": true}}]'`,
      reports: [
        '10:35 Rule 2 of `auto_mode_configuration_json` matches nearly any page: each may cost 45 credits instead of 3.',
      ],
    },
    {
      title: 'images, which may be logos',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_image_in_page: true`,
      reports: [
        '10:41 `auto_mode_trigger_on_image_in_page` matches each page that has a logo: it may cost 45 credits instead of 3.',
      ],
    },
    {
      title: 'in a v2 batch, a dearer tier for nearly any page',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - { regexp_in_page: ".", regexp_in_page_mode: i, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }`,
      reports: [
        '15:13 Rule 1 of `auto_mode_configuration` matches nearly any page: each may cost 45 credits instead of 10.',
      ],
    },
  ],
  good: [
    {
      title: 'triggers that tell pages apart',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_table_in_page: true
  auto_mode_trigger_on_text_in_page: Declaration of income
  auto_mode_trigger_on_regexp_in_page: /((total cost)|(tax))/g`,
    },
    {
      title: 'a rule of two triggers that must both match',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_configuration_json: '[{"regexp_in_page": ".", "table_in_page": true}]'`,
    },
    {
      title: 'a trigger of a mode that is off',
      yaml: `
parameters:
  auto_mode: null
  auto_mode_trigger_on_image_in_page: false`,
    },
    {
      title: 'in a v2 batch, a cheaper tier for most pages',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - { regexp_in_page: ".", parsing_conf: { tier: fast, version: "2026-06-15" } }`,
    },
  ],
  *check({ settings }) {
    yield* broadRules(settings);
    if (!settings.isSet('auto_mode') || settings.isSet('preset')) return;
    yield* broadTriggers(settings);
    const image = settings.find('auto_mode_trigger_on_image_in_page');
    if (image.value !== true) return;
    const message =
      '`auto_mode_trigger_on_image_in_page` matches each page that has a logo: it may cost 45 credits instead of 3.';
    const help = 'Leave it out where letterheads or footers hold images.';
    yield { path: image.path, at: 'value', severity: 'info', message, help };
  },
});

/** In v2: the rules that have triggers, and a dearer tier for what they match. */
function* broadRules(settings: BatchSettings): Generator<RuleFinding> {
  const usual = priceOfTier(settings.read('/tier'));
  for (const { rule, triggers, parsing, path, name } of autoRules(settings)) {
    const price = priceOfTier(parsing['tier']);
    if (usual === undefined || price === undefined || price <= usual || Object.keys(triggers).length === 0) continue;
    if (!isBroadRule({ ...triggers, trigger_mode: rule['trigger_mode'] ?? null })) continue;
    const message = `${name} matches nearly any page: each may cost ${price} credits instead of ${usual}.`;
    yield { path, at: 'value', message, help: 'Narrow the trigger, or select a tier for all pages.' };
  }
}

function* broadTriggers(settings: BatchSettings): Generator<RuleFinding> {
  const expression = settings.text('auto_mode_trigger_on_regexp_in_page') ?? '';
  const text = settings.text('auto_mode_trigger_on_text_in_page') ?? '';
  if (expression !== '' && isBroadExpression(expression)) yield broad('auto_mode_trigger_on_regexp_in_page', settings);
  if (text !== '' && isBroadText(text)) yield broad('auto_mode_trigger_on_text_in_page', settings);
  for (const [index, rule] of readAutoModeRules(settings.read('auto_mode_configuration_json')).entries()) {
    if (isBroadRule(rule)) yield broad('auto_mode_configuration_json', settings, `Rule ${index + 1} of `);
  }
}

function broad(name: string, settings: BatchSettings, part = ''): RuleFinding {
  return {
    path: settings.find(name).path,
    at: 'value',
    message: `${part}\`${name}\` matches nearly any page: each may cost 45 credits instead of 3.`,
    help: 'Narrow the trigger, or select an engine for all pages.',
  };
}
