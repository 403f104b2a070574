import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';
import { formatAt, nameOf, placeOf } from './format.ts';
import { LABEL_FORM, NAME_FORM } from './name-forms.ts';

/** Says that a key of the user's own, such as the name of an environment or of an axis, does not have its form. */
export function wrongName(document: Document, container: Path, key: string): SchemaFinding {
  const format = formatAt(document, container);
  const form = container.at(-1) === 'environments' ? LABEL_FORM : NAME_FORM;
  const message = `\`${key}\` does not have the form of the names in ${nameOf(format, placeOf(format, container))}.`;
  return { code: 'schema/wrong-format', path: [...container, key], at: 'key', message, help: `Write ${form}.` };
}
