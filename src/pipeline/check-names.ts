import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { documentName, reportAt } from '../core/report-at.ts';
import { SCHEMA_CODES } from '../validate/codes.ts';

const NAME = ['metadata', 'name'];

/** Finds manifests that bear the name of an earlier one: a name says which batch is which. */
export function checkNames(manifests: readonly Document[]): Diagnostic[] {
  const first = new Map<string, Document>();
  return manifests.flatMap((document) => {
    const name = documentName(document);
    const earlier = name === undefined ? undefined : first.get(name);
    if (name !== undefined && earlier === undefined) first.set(name, document);
    if (earlier === undefined) return [];
    const code = 'schema/duplicate-name';
    const message = `\`${name}\` is already the name of another manifest.`;
    const related = [{ message: 'the first manifest of that name', origin: earlier.originOf(NAME, 'value') }];
    const help = 'Give one of them another name.';
    const { severity } = SCHEMA_CODES[code];
    return [reportAt(document, { code, severity, path: NAME, at: 'value', message, help, related })];
  });
}
