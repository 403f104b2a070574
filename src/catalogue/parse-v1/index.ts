import type { CatalogueEntry, Parameter, ParameterGroup } from '../entry.ts';
import { createEntryFinder } from '../entry-finder.ts';
import { autoMode } from './auto-mode.ts';
import { cache } from './cache.ts';
import { chart } from './chart.ts';
import { control } from './control.ts';
import { html } from './html.ts';
import { images } from './images.ts';
import { internal } from './internal.ts';
import { layout } from './layout.ts';
import { meta } from './meta.ts';
import { mode } from './mode.ts';
import { ocr } from './ocr.ts';
import { output } from './output.ts';
import { pageFormat } from './page-format.ts';
import { pages } from './pages.ts';
import { presentation } from './presentation.ts';
import { prompt } from './prompt.ts';
import { RECORD_FIELDS } from './record.ts';
import { QUERY_FIELDS, REQUEST_FIELDS } from './request.ts';
import { spatial } from './spatial.ts';
import { spreadsheet } from './spreadsheet.ts';
import { storage } from './storage.ts';
import { structuredOutput } from './structured-output.ts';
import { table } from './table.ts';
import { vendor } from './vendor.ts';
import { webhook } from './webhook.ts';
import { WEBHOOK_FIELDS } from './webhook-fields.ts';

/** The parameters by group: what decides most about the result and its price comes first. */
export const PARAMETER_GROUPS = {
  mode,
  'auto-mode': autoMode,
  vendor,
  prompt,
  pages,
  ocr,
  layout,
  table,
  chart,
  images,
  output,
  'page-format': pageFormat,
  spatial,
  html,
  spreadsheet,
  presentation,
  'structured-output': structuredOutput,
  control,
  cache,
  webhook,
  storage,
  meta,
  internal,
} as const satisfies Readonly<Record<string, ParameterGroup>>;

/** All parameters (OpenAPI: BatchParseJobConfig) by wire name, in the order of their groups. */
export const PARAMETERS = {
  ...mode,
  ...autoMode,
  ...vendor,
  ...prompt,
  ...pages,
  ...ocr,
  ...layout,
  ...table,
  ...chart,
  ...images,
  ...output,
  ...pageFormat,
  ...spatial,
  ...html,
  ...spreadsheet,
  ...presentation,
  ...structuredOutput,
  ...control,
  ...cache,
  ...webhook,
  ...storage,
  ...meta,
  ...internal,
} as const;

const RECORD = '/job_config/';
const PARAMETER = `${RECORD}parameters/`;

/** Every setting of the request that creates a v1 parse batch: its query, its body, the record, the parameters. */
export const PARSE_V1: readonly CatalogueEntry[] = [
  ...place(QUERY_FIELDS, 'request', '?'),
  ...place(REQUEST_FIELDS, 'request', '/'),
  ...place(RECORD_FIELDS, 'record', RECORD),
  ...Object.entries(PARAMETER_GROUPS).flatMap(([group, members]) => place(members, group, PARAMETER)),
  ...place(WEBHOOK_FIELDS, 'webhook', `${PARAMETER}webhook_configurations/*/`),
];

const byPointer = new Map(PARSE_V1.map((entry) => [entry.pointer, entry]));

/** The entry of a parameter, by its wire name. */
export function parameterNamed(name: string): CatalogueEntry | undefined {
  return byPointer.get(PARAMETER + name);
}

/** The entry for a place in a request: `?name`, or a JSON pointer into the body, in which indexes may stand for `*`. */
export const entryAt = createEntryFinder(PARSE_V1);

function place(members: ParameterGroup, group: string, prefix: string): CatalogueEntry[] {
  return Object.entries(members).map(([name, parameter]) => {
    const manifest = parameter.manifest ?? (prefix === PARAMETER ? `/spec/parameters/${name}` : undefined);
    return {
      ...(parameter satisfies Parameter),
      job: 'parse-v1',
      pointer: `${prefix}${name}`,
      ...(manifest !== undefined && { manifest }),
      nullable: parameter.nullable ?? true,
      group,
    };
  });
}
