import { readAutoModeRules } from '../catalogue/auto-mode-rules.ts';
import type { ReadSetting } from '../catalogue/condition.ts';
import { isSet } from '../catalogue/condition.ts';
import { ruleTiers, SAVED_CONFIGURATION } from '../catalogue/cost-v2.ts';
import { ENGINE_FLAGS, ENGINES } from '../catalogue/parse-v1/engines.ts';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { isJsonObject } from '../core/json.ts';
import type { BatchSettings } from './batch-settings.ts';

/** A mode that may come to parse pages. */
export interface SelectedMode {
  /** The setting that selects it; undefined where it is there by default. */
  readonly setting: string | undefined;
  /** The value of `parse_mode` where one is documented as the same, else what the setting is called or holds. */
  readonly mode: string;
}

/**
 * Every mode that settings may come to: all that are selected, as it is not documented which of several counts, those that
 * the rules of auto mode choose for single pages, and the default where none is selected.
 */
export function selectedModes(read: ReadSetting): SelectedMode[] {
  const selected = ENGINES.flatMap((setting) => selectedBy(setting, read));
  const chosen = modesOfRules(read);
  const all = [...selected, ...chosen];
  return all.length > 0 ? all : [{ setting: undefined, mode: PARAMETERS.parse_mode.default.value }];
}

/** Every tier that a v2 batch may come to, or the id of the configuration that it names in place of stating one. */
export function selectedTiers({ read, text }: BatchSettings): SelectedMode[] {
  return [SAVED_CONFIGURATION, '/tier', ...ruleTiers(read)].flatMap((setting) => {
    const mode = text(setting);
    return mode === undefined || mode === '' ? [] : [{ setting, mode }];
  });
}

function selectedBy(setting: string, read: ReadSetting): SelectedMode[] {
  const value = read(setting);
  if (!isSet(value)) return [];
  if (!Object.hasOwn(ENGINE_FLAGS, setting)) return [{ setting, mode: String(value) }];
  return [{ setting, mode: MODES_OF_FLAGS[setting] ?? setting }];
}

/** `gpt4o_mode` is documented as replaced by that mode, and not as equal to it. */
const MODES_OF_FLAGS: Readonly<Record<string, string | undefined>> = {
  ...ENGINE_FLAGS,
  gpt4o_mode: 'parse_page_with_lvm',
};

/** Whether the rules count without `auto_mode` is not documented. */
function modesOfRules(read: ReadSetting): SelectedMode[] {
  const setting = 'auto_mode_configuration_json';
  if (!isSet(read(setting))) return [];
  const modes = readAutoModeRules(read(setting)).flatMap(({ parsing_conf: chosen }) =>
    isJsonObject(chosen) ? ENGINES.flatMap((engine) => selectedBy(engine, (name) => chosen[name])) : [],
  );
  const names = new Set([...(isSet(read('auto_mode')) ? [] : ['auto_mode']), ...modes.map(({ mode }) => mode)]);
  return Array.from(names, (mode) => ({ setting, mode }));
}
