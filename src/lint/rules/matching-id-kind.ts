import { ID_KINDS } from '../../catalogue/ids.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { valueAt } from '../../core/path.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const matchingIdKind = defineRule({
  id: 'matching-id-kind',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  isForClassify: true,
  summary: 'An id names what its place asks for.',
  why: 'Ids begin with what they name: `dir-` a directory, `dfl-` a file of one, `cfg-` a configuration, `whc-` a saved webhook. One that was copied from the wrong column is refused when the batch is made, after its files were uploaded. A configuration belongs to the type of its job, too: the API asks for one that matches it. What an id names is concluded from the examples of the documentation.',
  fix: 'Write the id of what the place asks for.',
  sources: ['openapi'],
  bad: [
    {
      title: 'a directory in the place of a configuration',
      yaml: `
job:
  type: parse_v2
  configuration_id: dir-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514`,
      reports: [
        '10:23 `dir-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514` is the id of a directory, and the place asks for a configuration.',
      ],
    },
    {
      title: 'a configuration for parsing in a job that extracts',
      yaml: `
job:
  type: extract_v2
  configuration_id: cfg-PARSE_AGENTIC`,
      reports: ['10:23 `cfg-PARSE_AGENTIC` is a configuration for parsing, and `job.type` is `extract_v2`.'],
    },
    {
      title: 'a directory among items',
      yaml: `
source:
  item_ids:
    - dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514
    - dir-e57a03c9-1b68-4f2d-86f1-d90c4a7b3e82`,
      reports: [
        '9:9 `dir-e57a03c9-1b68-4f2d-86f1-d90c4a7b3e82` is the id of a directory, and the place asks for a file of a directory.',
      ],
    },
  ],
  good: [
    {
      title: 'ids of what is asked for',
      yaml: `
source:
  directory_id: dir-e57a03c9-1b68-4f2d-86f1-d90c4a7b3e82
job:
  type: parse_v2
  configuration_id: cfg-PARSE_AGENTIC
webhook_configuration_ids: [whc-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514]`,
    },
    {
      title: 'an id that says nothing of what it names',
      yaml: `
source:
  directory_id: 8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514`,
    },
  ],
  *check({ settings }) {
    for (const [place, prefix] of PLACES) {
      for (const { id, path } of idsAt(settings.spec, place)) {
        const finding = mistakenKind(id, prefix);
        if (finding !== undefined) yield { path, at: 'value', ...finding };
      }
    }
    const path: Path = ['job', 'configuration_id'];
    const finding = mistakenJob(valueAt(settings.spec, path), valueAt(settings.spec, ['job', 'type']));
    if (finding !== undefined) yield { path: ['spec', ...path], at: 'value', ...finding };
  },
});

/** The places of a spec that name something by its id, with what the id begins with. */
const PLACES: readonly (readonly [Path, string])[] = [
  [['source', 'directory_id'], 'dir-'],
  [['source', 'item_ids'], 'dfl-'],
  [['job', 'configuration_id'], 'cfg-'],
  [['webhook_configuration_ids'], 'whc-'],
  [['job', 'parameters', 'webhook_configuration_ids'], 'whc-'],
];

function idsAt(spec: JsonValue, place: Path): readonly { readonly id: string; readonly path: Path }[] {
  const value = valueAt(spec, place);
  const path = ['spec', ...place];
  const found: readonly (readonly [JsonValue | undefined, Path])[] = Array.isArray(value)
    ? value.map((item: JsonValue, index) => [item, [...path, index]] as const)
    : [[value, path]];
  return found.flatMap(([id, own]) => (typeof id === 'string' ? [{ id, path: own }] : []));
}

type Finding = Pick<RuleFinding, 'message' | 'help'>;

function mistakenKind(id: string, prefix: string): Finding | undefined {
  const kind = Object.entries(ID_KINDS).find(([start]) => id.startsWith(start));
  if (kind === undefined || kind[0] === prefix) return undefined;
  const message = `\`${id}\` is the id of ${kind[1]}, and the place asks for ${ID_KINDS[prefix]}.`;
  return { message, help: `Write an id that begins with \`${prefix}\`.` };
}

/** Configurations that are built in say in their ids what they are for. */
function mistakenJob(id: JsonValue | undefined, type: JsonValue | undefined): Finding | undefined {
  const [, product] = typeof id === 'string' ? (/^cfg-(PARSE|EXTRACT)_/.exec(id) ?? []) : [];
  if (product === undefined || (type !== 'parse_v2' && type !== 'extract_v2')) return undefined;
  if (type === `${product.toLowerCase()}_v2`) return undefined;
  const purpose = product === 'PARSE' ? 'parsing' : 'extracting';
  const message = `\`${String(id)}\` is a configuration for ${purpose}, and \`job.type\` is \`${type}\`.`;
  return { message, help: `Name a configuration of the type \`${type}\`, or change the type of the job.` };
}
