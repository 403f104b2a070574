import type { CatalogueEntry } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { batchEntryAt, configurationEntryAt } from '../catalogue/parse-v2/index.ts';

/** What takes the place of a v1 setting in a v2 batch. */
export interface InV2 {
  /** Where a manifest states it; absent where nothing takes its place. */
  readonly place?: string;
  /** What to know beside it, without a full stop; absent where the value stays as it is. */
  readonly remark?: string;
}

/** What becomes in v2 of the v1 setting of a name; undefined where v1 has none. */
export function settingInV2(name: string): InV2 | undefined {
  const v2 = PARSE_V1.find((entry) => nameOf(entry) === name)?.v2;
  if (v2 === undefined) return undefined;
  if ('removed' in v2) return { remark: withoutStop(v2.removed) };
  const place = (configurationEntryAt(v2.pointer) ?? batchEntryAt(v2.pointer))?.manifest;
  const { how = '' } = v2;
  const remark = how.length > MAX_REMARK ? `\`parsebatch explain ${name}\` says how` : withoutStop(how);
  return { ...(place !== undefined && { place }), ...(how !== '' && how !== 'copy' && { remark }) };
}

/** Longer ones are left to `explain`. */
const MAX_REMARK = 120;

function nameOf({ pointer }: CatalogueEntry): string | undefined {
  return pointer.includes('*') ? undefined : pointer.split(/[/?]/).at(-1);
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
