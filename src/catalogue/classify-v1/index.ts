import { parsePointer } from '../../core/path.ts';
import type { CatalogueEntry, ParameterGroup } from '../entry.ts';
import { isAtPlace, parsePlace } from '../place.ts';
import { JOB_FIELDS } from './job.ts';
import { RECORD_FIELDS } from './record.ts';

const RECORD = '/job_config';

/** Where a manifest states what is done with each file. */
export const CLASSIFY_PLACE = '/spec/parameters';

/** What a manifest states of the job: what is done with each file. Pointers lead into the body of the request. */
export const CLASSIFY_JOB: readonly CatalogueEntry[] = place(JOB_FIELDS, 'classification', CLASSIFY_PLACE);

/** Every setting of the `job_config` of a v1 classify batch; the request around it is that of a parse batch. */
export const CLASSIFY_V1: readonly CatalogueEntry[] = [
  ...CLASSIFY_JOB,
  ...place(RECORD_FIELDS, 'classification-record', undefined),
];

/** The setting at a place in the body of the request, in which indexes may stand for `*`. */
export function classifyEntryAt(pointer: string): CatalogueEntry | undefined {
  const path = parsePointer(pointer);
  return CLASSIFY_V1.find((entry) => isAtPlace(path, parsePlace(entry.pointer)));
}

function place(members: ParameterGroup, group: string, manifestRoot: string | undefined): CatalogueEntry[] {
  return Object.entries(members).map(([name, parameter]) => {
    const manifest = parameter.manifest ?? (manifestRoot === undefined ? undefined : `${manifestRoot}${name}`);
    return {
      ...parameter,
      job: 'classify-v1',
      pointer: `${RECORD}${name}`,
      ...(manifest !== undefined && { manifest }),
      nullable: parameter.nullable ?? true,
      group,
    };
  });
}
