import { readAutoModeRules } from '../../catalogue/auto-mode-rules.ts';
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
  summary: 'Auto mode upgrades the pages that need it, not all of them.',
  why: 'Auto mode parses a page in the default mode, for 3 credits, and again in premium mode where a trigger matches, for up to 45. A trigger that matches nearly any page makes it the dearest way to parse: such as an expression that matches any digit, a text that every page has, or a rule without a trigger. An image may be a logo that stands on each page: that is only remarked.',
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
  ],
  *check({ settings }) {
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
