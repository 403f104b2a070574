import type { Counterpart, Fact, FactOf, ParameterGroup, Relation } from '../entry.ts';
import { ONE_ENGINE, otherEngines, UNDER_PRESET } from './engines.ts';

const OFF = { value: false, basis: 'schema', source: 'openapi' } as const satisfies FactOf<boolean>;
const FROM_V2 = { basis: 'inference', source: 'openapi' } as const satisfies Fact;
const ENTRIES = '/processing_options/auto_mode_configuration';

const UPGRADE = {
  when: { parameter: 'auto_mode', equals: true },
  effect: 'Has no effect: auto mode is off.',
  basis: 'documented',
  source: 'client',
} as const satisfies Relation;

const RULE_LIST = {
  when: { parameter: 'auto_mode_configuration_json' },
  effect: 'Two sources of rules; which one wins is not documented.',
  basis: 'inference',
  source: 'auto-mode-triggers',
} as const satisfies Relation;

/** Parses cheaply and does pages that match a rule again with the premium engine. */
export const autoMode = {
  auto_mode: {
    kind: 'boolean',
    summary: 'Parses each page in the default mode, and again in premium mode where a trigger matches.',
    default: OFF,
    conflicts: [
      {
        when: { parameter: 'parse_mode' },
        effect: 'Auto mode wins and parse_mode is ignored.',
        ignored: 'other',
        basis: 'documented',
        source: 'issue-653',
      },
      {
        when: otherEngines('auto_mode', ['parse_mode']),
        effect: ONE_ENGINE,
        basis: 'inference',
        source: 'auto-mode',
      },
      UNDER_PRESET,
    ],
    v2: {
      pointer: ENTRIES,
      transform: 'auto-mode',
      how: "Tier 'cost_effective' with one entry for each trigger, or 'agentic' with the cost optimizer.",
      ...FROM_V2,
    },
    note: 'A page costs 3 to 45 credits, by what is on it.',
  },
  auto_mode_trigger_on_regexp_in_page: {
    kind: 'string',
    summary: 'Upgrades the pages on which a regular expression matches.',
    example: '/((total cost)|(tax))/g',
    requires: [UPGRADE],
    conflicts: [RULE_LIST],
    v2: entry('regexp_in_page: the value'),
    note: 'ECMAScript syntax; the documentation writes the expression between slashes, with its flags.',
  },
  auto_mode_trigger_on_text_in_page: {
    kind: 'string',
    summary: 'Upgrades the pages that contain this text.',
    example: 'Terms and conditions',
    requires: [UPGRADE],
    conflicts: [RULE_LIST],
    v2: entry('text_in_page: the value'),
  },
  auto_mode_trigger_on_table_in_page: {
    kind: 'boolean',
    summary: 'Upgrades the pages that contain a table.',
    default: OFF,
    requires: [UPGRADE],
    conflicts: [RULE_LIST],
    v2: entry('table_in_page: true'),
  },
  auto_mode_trigger_on_image_in_page: {
    kind: 'boolean',
    summary: 'Upgrades the pages that contain an image.',
    default: OFF,
    requires: [UPGRADE],
    conflicts: [RULE_LIST],
    v2: entry('image_in_page: true'),
  },
  auto_mode_configuration_json: {
    kind: 'string',
    summary: 'The rules of auto mode as a JSON text: triggers, and what applies to the pages that they match.',
    example: '[{"table_in_page":true,"parsing_conf":{"user_prompt":"Keep every table complete."}}]',
    requires: [{ ...UPGRADE, basis: 'inference' }],
    conflicts: [
      {
        when: {
          any: [
            { parameter: 'auto_mode_trigger_on_regexp_in_page' },
            { parameter: 'auto_mode_trigger_on_text_in_page' },
            { parameter: 'auto_mode_trigger_on_table_in_page', equals: true },
            { parameter: 'auto_mode_trigger_on_image_in_page', equals: true },
          ],
        },
        effect: RULE_LIST.effect,
        basis: 'inference',
        source: 'auto-mode-triggers',
      },
    ],
    v2: {
      pointer: ENTRIES,
      transform: 'auto-mode',
      how:
        'The text is read as JSON and the triggers keep their names; parsing_conf takes v1 settings here, and in v2 ' +
        'only tier, version, custom_prompt and eleven others.',
      ...FROM_V2,
    },
    note:
      'All triggers of a rule must match, and only the first rule that matches a page applies. ' +
      'Numbers in triggers are written as strings.',
  },
} as const satisfies ParameterGroup;

function entry(trigger: string): Counterpart {
  const how = `An entry { ${trigger}, parsing_conf: { tier: agentic, version: latest } }.`;
  return { pointer: ENTRIES, transform: 'auto-mode', how, ...FROM_V2 };
}
