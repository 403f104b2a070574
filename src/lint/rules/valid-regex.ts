import { autoRules } from '../auto-mode-configuration.ts';
import { autoModeRules } from '../auto-mode-rules.ts';
import type { BatchSettings } from '../batch-settings.ts';
import { readJsonText } from '../json-text.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const validRegex = defineRule({
  id: 'valid-regex',
  group: 'values',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Regular expressions that pages are chosen by compile as JavaScript.',
  why: 'The documentation shows expressions as JavaScript writes them, with and without slashes and flags, but does not say which engine reads them; so this is a remark. An expression that does not compile upgrades no page, or fails every file.',
  fix: 'Write the expression so that JavaScript takes it too. Flags stand behind the slashes: `/total/i`, not `(?i)total`.',
  sources: ['auto-mode', 'auto-mode-triggers'],
  bad: [
    {
      title: 'a bracket that is not closed',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_regexp_in_page: "(total|tax"`,
      reports: [
        '10:42 `(total|tax` in `auto_mode_trigger_on_regexp_in_page` does not compile as JavaScript: `Unterminated group`.',
      ],
    },
    {
      title: 'flags that JavaScript does not have',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_regexp_in_page: /total/x`,
      reports: ['10:42 `/total/x` in `auto_mode_trigger_on_regexp_in_page` does not compile as JavaScript.'],
    },
    {
      title: 'an expression in a list of rules',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_configuration_json: '[{"regexp_in_page": "*total", "parsing_conf": {}}]'`,
      reports: [
        '10:35 `*total` in `auto_mode_configuration_json` does not compile as JavaScript: `Nothing to repeat`.',
      ],
    },
    {
      title: 'in a v2 batch, flags that JavaScript does not have',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - { regexp_in_page: total, regexp_in_page_mode: x, parsing_conf: { high_res_ocr: true } }`,
      reports: ['15:31 `total` in `regexp_in_page` does not compile as JavaScript.'],
    },
  ],
  good: [
    {
      title: 'an expression between slashes',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_regexp_in_page: /((total cost)|(tax))/g`,
    },
    {
      title: 'expressions as they are',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_configuration_json: '[{"regexp_in_page": "\\\\d{4}-\\\\d{2}", "parsing_conf": {}}]'`,
    },
    {
      title: 'in a v2 batch, flags in a setting of their own',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - { regexp_in_page: total, regexp_in_page_mode: i, parsing_conf: { high_res_ocr: true } }`,
    },
  ],
  *check({ settings }) {
    yield* expressionsOfV2(settings);
    for (const [name, expression] of expressionsIn(settings)) {
      const reason = whyNot(expression);
      if (reason === undefined) continue;
      const said = reason === '' ? '' : `: \`${reason}\``;
      const message = `\`${expression}\` in \`${name}\` does not compile as JavaScript${said}.`;
      const help = 'Write it as JavaScript does, with flags only behind slashes: `/total/i`.';
      yield { path: settings.find(name).path, at: 'value', message, help };
    }
  },
});

/** In v2 flags stand in a setting of their own. */
function* expressionsOfV2(settings: BatchSettings): Generator<RuleFinding> {
  for (const { rule, path } of autoRules(settings)) {
    for (const name of ['regexp_in_page', 'filename_regexp']) {
      const [expression, flags] = [rule[name], rule[`${name}_mode`]];
      if (typeof expression !== 'string') continue;
      const reason = whyNot(expression, typeof flags === 'string' ? flags : '');
      if (reason === undefined) continue;
      const said = reason === '' ? '' : `: \`${reason}\``;
      const message = `\`${expression}\` in \`${name}\` does not compile as JavaScript${said}.`;
      const help = `Write it as JavaScript does, with flags in \`${name}_mode\`.`;
      yield { path: [...path, name], at: 'value', message, help };
    }
  }
}

const TRIGGER = 'auto_mode_trigger_on_regexp_in_page';
const RULES = 'auto_mode_configuration_json';

function expressionsIn(settings: BatchSettings): readonly (readonly [name: string, expression: string])[] {
  const text = settings.text(RULES);
  const json = text === undefined ? undefined : readJsonText(text);
  const rules = json !== undefined && 'value' in json ? autoModeRules(json.value) : [];
  const inRules = rules.flatMap((rule) => [rule['regexp_in_page'], rule['filename_regexp']]);
  return [
    [TRIGGER, settings.text(TRIGGER)] as const,
    ...inRules.map((expression) => [RULES, expression] as const),
  ].flatMap(([name, expression]) => (typeof expression === 'string' ? [[name, expression] as const] : []));
}

/** The engine's own words for what keeps an expression from compiling, which may be none; undefined where it compiles. */
function whyNot(expression: string, ownFlags = ''): string | undefined {
  const [, body = expression, flags = ownFlags] = /^\/(.+)\/([a-z]*)$/s.exec(expression) ?? [];
  try {
    new RegExp(body, flags);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return /.*: (.+)$/s.exec(error.message)?.[1] ?? '';
    throw error;
  }
}
