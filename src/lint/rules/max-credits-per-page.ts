import type { PageCost } from '../../catalogue/cost.ts';
import { ENGINES } from '../../catalogue/parse-v1/engines.ts';
import { PRICES_DATED } from '../../catalogue/prices.ts';
import type { Related } from '../../core/diagnostic.ts';
import { valueAt } from '../../core/path.ts';
import type { ManifestContext } from '../context.ts';
import { pageCostOf } from '../page-cost.ts';
import { pricedSettings, showSettings } from '../priced-settings.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const maxCreditsPerPage = defineRule({
  id: 'max-credits-per-page',
  group: 'money',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  isForClassify: true,
  control: 'fixed',
  summary: 'A page costs no more than the project allows.',
  why: `\`policy.max_credits_per_page\` of the project file says what a page may cost at most. It is held against the published prices of ${PRICES_DATED}: the engine, by its model where that decides, and what \`extract_layout\`, \`structured_output\` and careful scores add. Where the price depends on the page, on a model that is left open or on which of two engines counts, the upper end is what counts. The known trap is \`parse_document_with_llm\`: at 30 credits a page it costs ten times \`parse_page_with_llm\`, which it is easily taken for. An engine without a published price cannot be held against the limit, and is a warning; so is a saved configuration of v2, whose settings are not in the manifest.`,
  fix: 'Choose an engine or a model that costs less, or have the limit of the project file raised.',
  sources: ['prices', 'openapi'],
  bad: [
    {
      title: 'the mode that costs ten times what it is taken for',
      yaml: `
parameters:
  parse_mode: parse_document_with_llm
  max_pages: 20`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: [
        '9:17 `parse_mode: parse_document_with_llm` makes a page cost 30 credits, more than the 10 that the project allows.',
      ],
    },
    {
      title: 'a sum of parts',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: gemini-2.5-flash
  extract_layout: true`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: [
        '9:17 `parse_mode: parse_page_with_agent`, `model: gemini-2.5-flash` and `extract_layout: true` make a page cost 13 credits, more than the 10 that the project allows.',
      ],
    },
    {
      title: 'a price that depends on the page',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_trigger_on_table_in_page: true`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: ['9:16 `auto_mode: true` makes a page cost up to 45 credits, more than the 10 that the project allows.'],
    },
    {
      title: 'the default engine',
      yaml: `
parameters:
  lang: de`,
      project: 'policy: { max_credits_per_page: 1 }',
      reports: ['5:1 The default engine makes a page cost 3 credits, more than the 1 that the project allows.'],
    },
    {
      title: 'a mode without a published price',
      yaml: `
parameters:
  parse_mode: parse_document_with_lvm`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: [
        '9:17 `parse_mode: parse_document_with_lvm` has no published price: whether a page costs at most 10 credits is not known.',
      ],
    },
    {
      title: 'a price of which a part is not published',
      yaml: `
parameters:
  specialized_chart_parsing_plus: true`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: [
        '9:37 `specialized_chart_parsing_plus: true` has no published price: whether a page costs at most 10 credits is not known.',
      ],
    },
    {
      title: 'in a v2 batch, the tier that a rule of auto mode states',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - { table_in_page: true, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: [
        '15:58 `parsing_conf.tier: agentic_plus` and `tier: agentic` make a page cost up to 45 credits, more than the 10 that the project allows.',
      ],
    },
    {
      title: 'in a v2 batch, a saved configuration',
      yaml: `
job: { type: parse_v2, configuration_id: cfg-PARSE_AGENTIC }`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: [
        '8:44 `spec.job.configuration_id` has no published price: whether a page costs at most 10 credits is not known.',
      ],
    },
    {
      title: 'a classification',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ClassifyBatch
metadata:
  name: invoices
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f
  parameters:
    rules:
      - type: invoice
        description: Has an invoice number and a total amount.
  tracking: { user_id: user-4821 }`,
      project: 'policy: { max_credits_per_page: 10 }',
      reports: ['9:3 To classify a page has no published price: whether it costs at most 10 credits is not known.'],
    },
  ],
  good: [
    {
      title: 'a price within the limit',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: gemini-2.5-flash`,
      project: 'policy: { max_credits_per_page: 10 }',
    },
    {
      title: 'a project without a limit',
      yaml: `
parameters:
  parse_mode: parse_document_with_llm
  max_pages: 20`,
    },
  ],
  *check(context) {
    const limit = context.project.policy.max_credits_per_page;
    if (typeof limit !== 'number') return;
    if (valueAt(context.document.value, ['kind']) === 'ClassifyBatch') {
      yield unknownOfClassify(limit, context);
      return;
    }
    const cost = pageCostOf(context.settings);
    if (pricedSettings(cost.parts).length === 0 && ENGINES.some(context.settings.isMisspelt)) return;
    if (cost.credits !== undefined && cost.credits.maximum > limit) yield tooDear(cost, limit, context);
    else if (cost.unpriced.length > 0) yield unknown(cost, limit, context);
  },
});

function tooDear({ credits, parts }: PageCost, limit: number, context: ManifestContext): RuleFinding {
  const names = pricedSettings(parts);
  const amount = credits?.minimum === credits?.maximum ? credits?.maximum : `up to ${credits?.maximum}`;
  const message = `${subjectOf(names, context)} a page cost ${amount} credits, more than the ${limit} that the project allows.`;
  const isTrap = context.settings.text('parse_mode') === TRAP && names.includes('parse_mode');
  const help = isTrap
    ? `Write \`parse_page_with_llm\`, which costs 3 credits: \`${TRAP}\` costs 30.`
    : `Choose an engine and a model that cost at most ${limit} credits, or have the limit raised.`;
  return { ...placeOf(names[0], context), message, help, related: limitOf(context) };
}

function unknown({ unpriced, credits }: PageCost, limit: number, context: ManifestContext): RuleFinding {
  const verb = unpriced.length === 1 ? 'has' : 'have';
  return {
    ...placeOf(unpriced[0], context),
    severity: credits === undefined ? 'warning' : 'info',
    message: `${showSettings(unpriced, context.settings)} ${verb} no published price: whether a page costs at most ${limit} credits is not known.`,
    help: 'Choose settings whose price is published.',
    related: limitOf(context),
  };
}

function unknownOfClassify(limit: number, context: ManifestContext): RuleFinding {
  return {
    path: ['spec', 'parameters'],
    at: 'key',
    severity: 'warning',
    message: `To classify a page has no published price: whether it costs at most ${limit} credits is not known.`,
    help: 'Leave the warning aside with a reason, or have the limit raised.',
    related: limitOf(context),
  };
}

const TRAP = 'parse_document_with_llm';

function subjectOf(names: readonly string[], context: ManifestContext): string {
  if (names.length === 0) return 'The default engine makes';
  return `${showSettings(names, context.settings)} ${names.length === 1 ? 'makes' : 'make'}`;
}

/** The default engine is written nowhere. */
function placeOf(name: string | undefined, { settings }: ManifestContext): Pick<RuleFinding, 'path' | 'at'> {
  return name === undefined ? { path: ['spec'], at: 'key' } : { path: settings.find(name).path, at: 'value' };
}

function limitOf({ project }: ManifestContext): readonly Related[] {
  const origin = project.documentOf('policy')?.originOf(['policy', 'max_credits_per_page'], 'value');
  return origin === undefined ? [] : [{ message: 'the limit of the project', origin }];
}
