import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import type { BatchSettings } from '../batch-settings.ts';
import { isMeant, settingOf } from '../relations.ts';
import { defineRule } from '../rule.ts';
import { showSetting } from '../show-setting.ts';

export const noLegacyMode = defineRule({
  id: 'no-legacy-mode',
  group: 'modes',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  summary: 'Settings have their current names.',
  why: 'The documentation calls some settings deprecated, and the client, the migration guide or the schema of another endpoint replace some more. All of them still work. The current names say more clearly what happens, go together with newer settings, and are what a migration to v2 starts from.',
  fix: 'Write the setting that the message names; where an old flag is documented to equal a mode, the result stays the same.',
  whenOff: 'Switch it off where old manifests are to stay as they are.',
  sources: ['modes', 'guide', 'client', 'instructions', 'region', 'structured-output', 'openapi-upload'],
  bad: [
    {
      title: 'an old flag',
      yaml: `
parameters:
  fast_mode: true`,
      reports: ['9:5 `fast_mode` is a legacy setting.'],
    },
    {
      title: 'a setting that the documentation calls deprecated',
      yaml: `
parameters:
  parsing_instruction: Keep the line items of each invoice as one table.`,
      reports: ['9:5 `parsing_instruction` is deprecated.'],
    },
    {
      title: 'a preset by its name',
      yaml: `
parameters:
  preset: invoice
  max_pages: 20`,
      reports: ['9:5 `preset` is a legacy setting.'],
    },
  ],
  good: [
    {
      title: 'current names',
      yaml: `
parameters:
  parse_mode: parse_page_without_llm
  images_to_save: [screenshot]`,
    },
    {
      title: 'the id of a saved configuration',
      yaml: `
parameters:
  preset: cfg-PARSE_AGENTIC`,
    },
    {
      title: 'what is off, or what the API does by itself',
      yaml: `
parameters:
  premium_mode: false
  save_images: true`,
    },
  ],
  *check({ settings }) {
    for (const entry of OLD.filter((old) => isMeant(old, settings) && !isSavedConfiguration(old, settings))) {
      const name = settingOf(entry);
      const { replacement } = entry.deprecated ?? entry.legacy ?? {};
      const message = `${showSetting(name)} is ${entry.deprecated === undefined ? 'a legacy setting' : 'deprecated'}.`;
      const help = replacement === undefined ? 'Remove it.' : `Write in its place: ${replacement}.`;
      yield { path: settings.find(name).path, at: 'key', message, help };
    }
  },
});

const OLD = PARSE_V1.filter(({ deprecated, legacy }) => deprecated !== undefined || legacy !== undefined);

/** Only presets with a name of their own are going. */
function isSavedConfiguration(entry: CatalogueEntry, settings: BatchSettings): boolean {
  return settingOf(entry) === 'preset' && settings.text('preset')?.startsWith('cfg-') === true;
}
