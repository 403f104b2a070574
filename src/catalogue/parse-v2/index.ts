import type { CatalogueEntry, Job, ParameterGroup } from '../entry.ts';
import { createEntryFinder } from '../entry-finder.ts';
import { autoModeParsing } from './auto-mode-parsing.ts';
import { autoModeTriggers } from './auto-mode-triggers.ts';
import { BATCH_FIELDS } from './batch.ts';
import { control } from './control.ts';
import { engine } from './engine.ts';
import { input } from './input.ts';
import { output } from './output.ts';
import { pages } from './pages.ts';
import { processing } from './processing.ts';
import { webhook } from './webhook.ts';

/** The settings of a parse configuration by group, each by its pointer: what decides most comes first. */
export const CONFIGURATION_GROUPS = {
  engine,
  pages,
  processing,
  'auto-mode-triggers': autoModeTriggers,
  'auto-mode-parsing': autoModeParsing,
  input,
  output,
  control,
  webhook,
} as const satisfies Readonly<Record<string, ParameterGroup>>;

/** Where a manifest states a parse configuration. */
export const CONFIGURATION_PLACE = '/spec/job/parameters';

/** Every setting of a parse configuration of the v2 API (OpenAPI: ParseV2Parameters), those that hold others included. */
export const PARSE_V2: readonly CatalogueEntry[] = Object.entries(CONFIGURATION_GROUPS).flatMap(([group, members]) =>
  place(members, group, 'parse-v2', CONFIGURATION_PLACE),
);

/** Every setting of the request that creates a v2 batch: its query and its body. */
export const BATCH_V2: readonly CatalogueEntry[] = place(BATCH_FIELDS, 'batch', 'batch-v2');

/** The setting at a place in a parse configuration, in which indexes may stand for `*`. */
export const configurationEntryAt = createEntryFinder(PARSE_V2);

/** The setting at a place in the request that creates a batch: `?name`, or a pointer with indexes or `*`. */
export const batchEntryAt = createEntryFinder(BATCH_V2);

function place(members: ParameterGroup, group: string, job: Job, manifestRoot?: string): CatalogueEntry[] {
  return Object.entries(members).map(([pointer, parameter]) => ({
    ...parameter,
    job,
    pointer,
    ...(manifestRoot !== undefined && { manifest: `${manifestRoot}${pointer}` }),
    nullable: parameter.nullable ?? true,
    group,
  }));
}
