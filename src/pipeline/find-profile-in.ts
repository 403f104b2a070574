import type { ExtendsTarget } from '../compose/layers-of.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { isJsonObject } from '../core/json.ts';
import { documentName } from '../core/report-at.ts';
import type { LoadedFile } from './workspace.ts';

/** The kind that can be extended. */
const PROFILE_KIND = 'ParseBatchProfile';

/** What an item of `extends` says: a file, and which of its profiles. */
export interface ExtendsReference {
  readonly path: string;
  readonly name: string | undefined;
}

/** Reads `FILE` or `FILE#name`. */
export function readReference(reference: string): ExtendsReference {
  const mark = reference.lastIndexOf('#');
  if (mark === -1) return { path: reference, name: undefined };
  return { path: reference.slice(0, mark), name: reference.slice(mark + 1) };
}

/** The profile of a file that is meant: the one of that name, or the only one. */
export function findProfileIn({ documents, diagnostics }: LoadedFile, name: string | undefined): ExtendsTarget {
  const profiles = documents.filter(({ value }) => isJsonObject(value) && value['kind'] === PROFILE_KIND);
  const [first, second] = name === undefined ? profiles : profiles.filter((profile) => documentName(profile) === name);
  if (first === undefined && hasErrors(diagnostics)) return { kind: 'reported' };
  if (profiles.length === 0) {
    const hasOther = documents.some(({ value }) => isJsonObject(value) && value['kind'] !== undefined);
    return { kind: 'problem', problem: hasOther ? 'other-kind' : 'no-profile' };
  }
  if (first === undefined) return { kind: 'problem', problem: 'no-such-name' };
  return second === undefined ? { kind: 'profile', document: first } : { kind: 'problem', problem: 'several' };
}
