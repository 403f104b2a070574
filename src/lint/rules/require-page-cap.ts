import { clashesOf } from '../clashes.ts';
import { pageCostOf } from '../page-cost.ts';
import { pricedSettings, showSettings } from '../priced-settings.ts';
import { defineRule } from '../rule.ts';
import { showSetting } from '../show-setting.ts';

export const requirePageCap = defineRule({
  id: 'require-page-cap',
  group: 'money',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Pages that cost 30 credits or more are limited in number.',
  why: 'The API parses every page that it finds. One file of a thousand pages among short ones costs 30,000 credits at 30 a page, and 90,000 at 90, in one batch that nobody is asked about. The rule looks at what a page costs at least by the published prices; a price that may be less is left alone, and so is an engine that another one conflicts with, which `no-conflicting-modes` reports.',
  fix: 'Set `max_pages`, for each file, or `target_pages`. Where all pages are meant, however many they are, `max_pages: null` says so.',
  whenOff: 'Switch it off where the length of every file is known.',
  sources: ['prices', 'client'],
  bad: [
    {
      title: 'whole documents at the price of an agent',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: anthropic-sonnet-4.5`,
      reports: [
        '9:17 `parse_mode: parse_page_with_agent` and `model: anthropic-sonnet-4.5` cost 90 credits for each page, with no limit on pages.',
      ],
    },
    {
      title: 'a tier',
      yaml: `
parameters:
  tier: agentic_plus
  version: "2026-08-19"`,
      reports: ['9:11 `tier: agentic_plus` costs 45 credits for each page, with no limit on pages.'],
    },
    {
      title: 'a sum that reaches it',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_model_name: gemini-2.5-flash
  confidence_score_effort: high`,
      reports: [
        '9:17 `parse_mode: parse_page_with_lvm`, `vendor_multimodal_model_name: gemini-2.5-flash` and `confidence_score_effort` cost 30 credits for each page, with no limit on pages.',
      ],
    },
    {
      title: 'a tier of a v2 batch',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic_plus
    version: "2026-08-19"`,
      reports: ['11:13 `tier: agentic_plus` costs 45 credits for each page, with no limit on pages.'],
    },
  ],
  good: [
    {
      title: 'a limit',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: anthropic-sonnet-4.5
  max_pages: 20`,
    },
    {
      title: 'the pages that are wanted',
      yaml: `
parameters:
  tier: agentic_plus
  version: "2026-08-19"
  target_pages: 0-9`,
    },
    {
      title: 'all pages, in so many words',
      yaml: `
parameters:
  parse_mode: parse_document_with_llm
  max_pages: null`,
    },
    {
      title: 'a price that may be less',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_table_in_page: true`,
    },
    {
      title: 'in a v2 batch, a limit',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic_plus
    version: "2026-08-19"
    page_ranges: { max_pages: 20 }`,
    },
  ],
  *check({ settings }) {
    const { credits, parts } = pageCostOf(settings);
    const names = pricedSettings(parts);
    const [name] = names;
    if (credits === undefined || name === undefined || credits.minimum < DEAR) return;
    if (clashesOf(settings, 'no-conflicting-modes').length > 0) return;
    const place = settings.isOfV2 ? '/page_ranges/' : '';
    const [wanted, most] = [`${place}target_pages`, `${place}max_pages`];
    if (settings.isSet(wanted) || settings.read(most) !== undefined) return;
    if ([wanted, most, ...(settings.isOfV2 ? ['/page_ranges'] : [])].some(settings.isMisspelt)) return;
    const { path } = settings.find(name);
    const costs = `${showSettings(names, settings)} ${names.length === 1 ? 'costs' : 'cost'}`;
    const message = `${costs} ${credits.minimum} credits for each page, with no limit on pages.`;
    yield {
      path,
      at: 'value',
      message,
      help: `Set ${showSetting(most)}; \`max_pages: null\` says that all pages are meant.`,
    };
  },
});

/** What a page costs that is worth a limit. */
const DEAR = 30;
