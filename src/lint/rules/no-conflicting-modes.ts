import { reasonOf, reportClashes } from '../clashes.ts';
import { defineRule } from '../rule.ts';
import { joinWith, showSetting } from '../show-setting.ts';

export const noConflictingModes = defineRule({
  id: 'no-conflicting-modes',
  group: 'modes',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  summary: 'One setting selects the engine that parses.',
  why: 'Eight settings select an engine: `parse_mode`, `tier` and six older flags; a preset, the ninth, has a rule of its own. The API takes them all at once and says nothing. That `auto_mode` beats `parse_mode` and that `fast_mode` does not go with `gpt4o_mode` is documented, and an error. For any other pair nobody says which one counts, neither for the result nor for its price of 1 to 150 credits a page: a warning. A flag beside the mode that it is documented to equal, as `premium_mode` beside `parse_page_with_agent`, is no conflict.',
  fix: 'Keep the one that is meant, and remove the others. A setting that a profile brings along is taken away with `null`.',
  sources: ['modes', 'issue-653', 'client', 'auto-mode'],
  bad: [
    {
      title: 'a mode that auto mode ignores',
      yaml: `
parameters:
  auto_mode: true
  parse_mode: parse_page_with_llm`,
      reports: [
        '10:5 `parse_mode: parse_page_with_llm` selects another engine than `auto_mode: true`: auto mode wins and parse_mode is ignored.',
      ],
    },
    {
      title: 'two flags that are documented not to go together',
      yaml: `
parameters:
  fast_mode: true
  gpt4o_mode: true`,
      reports: [
        '10:5 `gpt4o_mode: true` selects another engine than `fast_mode: true`: fast mode is not compatible with gpt-4o.',
      ],
    },
    {
      title: 'settings of which nobody knows the one that counts',
      yaml: `
parameters:
  premium_mode: true
  parse_mode: parse_page_with_llm
  fast_mode: true`,
      reports: [
        '10:5 `parse_mode: parse_page_with_llm` selects another engine than `premium_mode: true`: only one engine parses a page; which setting wins is not documented.',
        '11:5 `fast_mode: true` selects another engine than `premium_mode: true` and `parse_mode: parse_page_with_llm`: only one engine parses a page; which setting wins is not documented.',
      ],
    },
    {
      title: 'a mode beside a tier',
      yaml: `
parameters:
  parse_mode: parse_page_with_llm
  tier: cost_effective
  version: "2026-08-19"`,
      reports: [
        '10:5 `tier: cost_effective` selects another engine than `parse_mode: parse_page_with_llm`: only one engine parses a page; which setting wins is not documented.',
      ],
    },
  ],
  good: [
    {
      title: 'a flag beside the mode that it equals',
      yaml: `
parameters:
  premium_mode: true
  parse_mode: parse_page_with_agent
  model: gemini-2.5-flash`,
    },
    {
      title: 'a flag that is off',
      yaml: `
parameters:
  auto_mode: false
  fast_mode: null
  parse_mode: parse_page_with_llm`,
    },
  ],
  check(context) {
    return reportClashes(context, 'no-conflicting-modes', ({ loser, winners, relation }) => {
      const show = (name: string) => showSetting(name, context.settings.read(name));
      const others = joinWith('and', winners.map(show));
      return {
        message: `${show(loser)} selects another engine than ${others}: ${reasonOf(relation)}`,
        help: `Remove \`${loser}\`, or ${others}.`,
      };
    });
  },
});
