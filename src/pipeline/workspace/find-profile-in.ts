import type { ExtendsTarget } from '../../compose/layers-of.ts';
import { hasErrors } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import { isJsonObject } from '../../core/json.ts';
import { documentName } from '../../core/report-at.ts';
import { profileKindFor } from '../../core/v2-kinds.ts';
import type { LoadedFile } from './workspace.ts';

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

/** The profile of a file that a document means: the one of that name, or the only one. */
export function findProfileIn(
  { documents, diagnostics }: LoadedFile,
  name: string | undefined,
  from: Document,
): ExtendsTarget {
  const wanted = profileKindFor(kindOf(from));
  const profiles = documents.filter((document) => kindOf(document) === wanted);
  const [first, second] = name === undefined ? profiles : profiles.filter((profile) => documentName(profile) === name);
  if (first === undefined && hasErrors(diagnostics)) return { kind: 'reported' };
  if (profiles.length === 0) {
    const kinds = documents.map(kindOf).filter((kind) => kind !== undefined);
    if (kinds.some((kind) => PROFILE_KINDS.includes(kind))) return { kind: 'problem', problem: 'other-api' };
    return { kind: 'problem', problem: kinds.length > 0 ? 'other-kind' : 'no-profile' };
  }
  if (first === undefined) return { kind: 'problem', problem: 'no-such-name' };
  return second === undefined ? { kind: 'profile', document: first } : { kind: 'problem', problem: 'several' };
}

const PROFILE_KINDS: readonly unknown[] = ['ParseBatchProfile', 'BatchProfile'];

function kindOf({ value }: Document): unknown {
  return isJsonObject(value) ? value['kind'] : undefined;
}
