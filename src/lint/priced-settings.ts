import type { CostPart } from '../catalogue/cost.ts';
import type { BatchSettings } from './batch-settings.ts';
import { joinWith, showSetting } from './show-setting.ts';

/** The settings that a price follows from, those of the dearest part first; none for the engine that is there by default. */
export function pricedSettings(parts: readonly CostPart[]): readonly string[] {
  const dearest = parts.toSorted((one, other) => other.credits.maximum - one.credits.maximum);
  return [...new Set(dearest.flatMap(({ settings }) => settings))];
}

/** Names settings in a message, with their values. */
export function showSettings(names: readonly string[], { read }: BatchSettings): string {
  return joinWith(
    'and',
    names.map((name) => showSetting(name, read(name))),
  );
}
