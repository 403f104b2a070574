import { allowedList } from '../policy.ts';
import { defineRule } from '../rule.ts';
import type { SelectedMode } from '../selected-modes.ts';
import { selectedModes, selectedTiers } from '../selected-modes.ts';
import { showSetting } from '../show-setting.ts';

export const allowedMode = defineRule({
  id: 'allowed-mode',
  group: 'policy',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  control: 'fixed',
  summary: 'Batches parse only in the modes that the project file allows.',
  why: 'A page costs from 1 to 150 credits by its mode. `policy.allowed_modes` lists values of `parse_mode`, and what selects an engine in another way is held to the same list: the flags by the mode that the documentation equates them with (`premium_mode` by `parse_page_with_agent`), `tier` by its value (`agentic_plus`), `preset` by its value, `auto_mode` by its name, and with it what its rules choose for single pages. A batch that selects nothing parses in `parse_page_with_llm`. In v2 it is the tier that is held to the list, with those of the rules of auto mode, or the `configuration_id` in its place. Where several are selected, each has to be allowed, as it is not documented which one counts. Listing `auto_mode` allows the dearer mode that it falls back to; listing a preset allows whatever is saved under it. What stands under `unchecked_parameters` is known to nobody, and not held to the list.',
  fix: 'Select a mode of the list, or have the list changed by whoever answers for it.',
  sources: ['modes', 'client', 'prices'],
  bad: [
    {
      title: 'a mode that is not in the list',
      yaml: `
parameters:
  parse_mode: parse_page_with_agent
  model: openai-gpt-4-1-mini`,
      project: 'policy: { allowed_modes: [parse_page_with_llm] }',
      reports: ['9:17 The policy does not allow the mode `parse_page_with_agent`.'],
    },
    {
      title: 'the same mode by a flag',
      yaml: `
parameters:
  premium_mode: true
  max_pages: 20
  model: openai-gpt-4-1-mini`,
      project: 'policy: { allowed_modes: [parse_page_with_llm] }',
      reports: ['9:19 The policy does not allow the mode `parse_page_with_agent`, which `premium_mode` selects.'],
    },
    {
      title: 'a tier',
      yaml: `
parameters:
  tier: agentic
  version: latest`,
      project: 'policy: { allowed_modes: [parse_page_with_llm, cost_effective] }',
      reports: ['9:11 The policy does not allow the mode `agentic`, which `tier` selects.'],
    },
    {
      title: 'the default',
      yaml: `
parameters:
  languages: [en]`,
      project: 'policy: { allowed_modes: [parse_page_without_llm] }',
      reports: ['5:1 The policy does not allow the mode `parse_page_with_llm`, which is the default.'],
    },
    {
      title: 'in a v2 batch, the tier, and the one of a rule',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    processing_options:
      auto_mode_configuration:
        - { table_in_page: true, parsing_conf: { tier: agentic_plus, version: "2026-08-19" } }`,
      project: 'policy: { allowed_modes: [cost_effective] }',
      reports: [
        '11:13 The policy does not allow the mode `agentic`, which `tier` selects.',
        '15:58 The policy does not allow the mode `agentic_plus`, which `parsing_conf.tier` selects.',
      ],
    },
  ],
  good: [
    {
      title: 'modes of the list, by name, by a flag and by default',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: letters }
spec:
  source: { directory_id: dir-1 }
  parameters: { parse_mode: parse_page_without_llm }
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: notes }
spec:
  source: { directory_id: dir-2 }
  parameters: { fast_mode: true }
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: invoices }
spec:
  source: { directory_id: dir-3 }`,
      project: 'policy: { allowed_modes: [parse_page_without_llm, parse_page_with_llm] }',
    },
    {
      title: 'in a v2 batch, a configuration of the list',
      yaml: `
job: { type: parse_v2, configuration_id: cfg-PARSE_AGENTIC }`,
      project: 'policy: { allowed_modes: [cfg-PARSE_AGENTIC] }',
    },
  ],
  *check({ settings, project }) {
    const allowed = allowedList(project, 'allowed_modes');
    if (allowed === undefined) return;
    const { values, help, related } = allowed;
    for (const selected of settings.isOfV2 ? selectedTiers(settings) : selectedModes(settings.read)) {
      const { setting, mode } = selected;
      if (values.includes(mode)) continue;
      const message = `The policy does not allow the mode ${words(selected)}.`;
      if (setting === undefined) yield { path: ['spec'], at: 'key', message, help, related };
      else yield { path: settings.find(setting).path, at: 'value', message, help, related };
    }
  },
});

function words({ setting, mode }: SelectedMode): string {
  if (setting === undefined) return `\`${mode}\`, which is the default`;
  return setting === 'parse_mode' || setting === mode
    ? `\`${mode}\``
    : `\`${mode}\`, which ${showSetting(setting)} selects`;
}
