import type { Diagnostic } from '../core/diagnostic.ts';
import { documentName, reportAt } from '../core/report-at.ts';
import { SCHEMA_CODES } from '../validate/codes.ts';
import { kindOf } from '../validate/manifest-kind.ts';
import type { CheckedDocument } from './check-manifests.ts';

const NAME = ['metadata', 'name'];

/** Finds manifests that bear the name of an earlier one: a name says which batch is which. Profiles make no batch. */
export function checkNames(checked: readonly CheckedDocument[]): Diagnostic[] {
  const first = new Map<string, CheckedDocument['document']>();
  return checked.flatMap(({ document }) => {
    const name = kindOf(document) === 'ParseBatch' ? documentName(document) : undefined;
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
