import { isSet } from '../../catalogue/condition.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { JsonObject } from '../../core/json.ts';
import type { AutoRule } from '../auto-mode-configuration.ts';
import { autoRules } from '../auto-mode-configuration.ts';
import type { BatchSettings } from '../batch-settings.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const noIdleAutoRule = defineRule({
  id: 'no-idle-auto-rule',
  group: 'modes',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Every rule of `auto_mode_configuration` matches some pages, and changes something for them.',
  why: 'A rule of a v2 batch is passed over in silence when it matches nothing, and when it changes nothing: one whose bounds exclude each other, one without a trigger, one that states the tier that all pages have, one whose triggers an earlier rule has already. The pages that it was written for are parsed as all others. None of this is documented; it follows from what the settings mean.',
  fix: 'Give the rule a trigger that can match and settings that differ, or remove it.',
  sources: ['openapi'],
  bad: [
    {
      title: 'bounds that exclude each other',
      yaml: rules(
        '- { page_contains_at_least_n_words: 500, page_contains_at_most_n_words: 20, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }',
      ),
      reports: [
        '15:13 Rule 1 of `auto_mode_configuration` matches no page: `page_contains_at_least_n_words` and `page_contains_at_most_n_words` exclude each other.',
      ],
    },
    {
      title: 'a rule without a trigger',
      yaml: rules('- { parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }'),
      reports: ['15:13 Rule 1 of `auto_mode_configuration` has no trigger: which pages it is about is not documented.'],
    },
    {
      title: 'what holds for all pages',
      yaml: rules('- { table_in_page: true, parsing_conf: { tier: agentic, version: "2026-08-19" } }'),
      reports: [
        '15:50 Rule 1 of `auto_mode_configuration` changes nothing: its tier and version are those of all pages.',
      ],
    },
    {
      title: 'nothing that changes',
      yaml: rules('- { table_in_page: true, parsing_conf: {} }'),
      reports: ['15:50 Rule 1 of `auto_mode_configuration` changes nothing for the pages that it matches.'],
    },
    {
      title: 'triggers that an earlier rule has',
      yaml: rules(`- { table_in_page: true, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }
        - { table_in_page: true, parsing_conf: { tier: cost_effective, version: "2026-08-19" } }`),
      reports: [
        '16:13 Rule 2 of `auto_mode_configuration` has the triggers of an earlier one: which of the two counts is not documented.',
      ],
    },
    {
      title: 'a mode that is none',
      yaml: rules(
        '- { trigger_mode: any, table_in_page: true, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }',
      ),
      reports: ['15:29 `trigger_mode: any` is neither of the two modes.'],
    },
    {
      title: 'a share in per cent',
      yaml: rules(
        '- { full_page_image_in_page: true, full_page_image_in_page_threshold: 90, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }',
      ),
      reports: ['15:81 `full_page_image_in_page_threshold: 90` is no share of a page.'],
    },
  ],
  good: [
    {
      title: 'rules that match and change something',
      yaml: rules(`- { table_in_page: true, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }
        - { page_contains_at_least_n_words: 20, page_contains_at_most_n_words: 500, parsing_conf: { custom_prompt: Keep lists. } }
        - { trigger_mode: or, page_shorter_than_n_chars: 20, page_longer_than_n_chars: 9000, parsing_conf: { high_res_ocr: true } }`),
    },
  ],
  *check({ settings }) {
    const rules = autoRules(settings);
    for (const [index, rule] of rules.entries()) {
      const finding = problemOf(rule, rules.slice(0, index), settings);
      if (finding !== undefined) yield { at: 'value', path: rule.path, ...finding };
    }
  },
});

function rules(text: string): string {
  return `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        ${text}`;
}

type Problem = Pick<RuleFinding, 'message' | 'help'> & Partial<Pick<RuleFinding, 'path'>>;

/** The first thing that keeps a rule from its work. */
function problemOf(rule: AutoRule, earlier: readonly AutoRule[], settings: BatchSettings): Problem | undefined {
  return wrongValue(rule) ?? neverMatches(rule) ?? changesNothing(rule, settings) ?? isTaken(rule, earlier);
}

function wrongValue({ rule, path }: AutoRule): Problem | undefined {
  const mode = rule['trigger_mode'];
  if (typeof mode === 'string' && mode !== '' && mode !== 'and' && mode !== 'or') {
    const message = `\`trigger_mode: ${mode}\` is neither of the two modes.`;
    return { path: [...path, 'trigger_mode'], message, help: 'Write `and` or `or`.' };
  }
  const share = numberIn(rule, THRESHOLD);
  if (share === undefined || (share >= 0 && share <= 1)) return undefined;
  const message = `\`${THRESHOLD}: ${share}\` is no share of a page.`;
  return { path: [...path, THRESHOLD], message, help: 'Write a number from 0 to 1: 0.9 for 90 per cent.' };
}

const THRESHOLD = 'full_page_image_in_page_threshold';

function neverMatches({ rule, triggers, name }: AutoRule): Problem | undefined {
  if (!Object.values(triggers).some(isSet)) {
    const message = `${name} has no trigger: which pages it is about is not documented.`;
    return { message, help: 'Add a trigger, or state its settings for all pages.' };
  }
  if (rule['trigger_mode'] === 'or') return undefined;
  const bounds = boundsOf(triggers).find(([least, most]) => {
    const [lower, upper] = [numberIn(triggers, least), numberIn(triggers, most)];
    // More than one number and fewer than the other, or at least and at most.
    const gap = least.includes('longer') ? 2 : 0;
    return lower !== undefined && upper !== undefined && upper - lower < gap;
  });
  if (bounds === undefined) return undefined;
  const message = `${name} matches no page: \`${bounds[0]}\` and \`${bounds[1]}\` exclude each other.`;
  return { message, help: 'Correct one of the two, or write `trigger_mode: or`.' };
}

function boundsOf(triggers: JsonObject): readonly (readonly [least: string, most: string])[] {
  const counted = Object.keys(triggers).filter((name) => name.includes('_at_least_'));
  return [
    ['page_longer_than_n_chars', 'page_shorter_than_n_chars'],
    ...counted.map((name) => [name, name.replace('_at_least_', '_at_most_')] as const),
  ];
}

function changesNothing({ parsing, path, name }: AutoRule, settings: BatchSettings): Problem | undefined {
  const place = [...path, 'parsing_conf'];
  const stated = Object.keys(parsing).filter((key) => isSet(parsing[key]) || parsing[key] === false);
  if (stated.length === 0) {
    const message = `${name} changes nothing for the pages that it matches.`;
    return { path: place, message, help: 'State what holds for them, or remove the rule.' };
  }
  const isAsAll = stated.every((key) => ENGINE.includes(key) && parsing[key] === settings.read(`/${key}`));
  if (!isAsAll) return undefined;
  const message = `${name} changes nothing: its tier and version are those of all pages.`;
  return { path: place, message, help: 'State another tier, or remove the rule.' };
}

const ENGINE: readonly string[] = ['tier', 'version'];

function isTaken({ rule, name }: AutoRule, earlier: readonly AutoRule[]): Problem | undefined {
  const other = earlier.find((one) => keyOf(one.rule) === keyOf(rule));
  if (other === undefined) return undefined;
  const message = `${name} has the triggers of an earlier one: which of the two counts is not documented.`;
  return { message, help: 'Join the two, or tell their triggers apart.' };
}

/** Equal for rules that match the same pages. */
function keyOf({ parsing_conf: _, ...triggers }: JsonObject): string {
  return canonicalJson(triggers);
}

/** The API takes numbers as texts, too. */
function numberIn(values: JsonObject, name: string): number | undefined {
  const value = values[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
}
