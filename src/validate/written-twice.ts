import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import { TWO_PLACES } from './api-spelling.ts';
import type { SchemaFinding } from './finding.ts';

/** Finds settings that a spec writes at both of their places, and unchecked parameters that are known or set twice. */
export function checkWrittenTwice(document: Document, spec: Path): SchemaFinding[] {
  const both = TWO_PLACES.flatMap(({ parameter, preferred: place }) => {
    const preferred = [...spec, ...place];
    const verbatim = [...spec, 'parameters', parameter];
    if (!isSet(document, preferred) || !isSet(document, verbatim)) return [];
    const message = `\`${parameter}\` is written twice: here and as \`${preferred.join('.')}\`.`;
    return [writtenTwice(document, verbatim, preferred, message)];
  });
  return [...both, ...checkUnchecked(document, spec)];
}

function checkUnchecked(document: Document, spec: Path): SchemaFinding[] {
  const container = [...spec, 'unchecked_parameters'];
  const unchecked = valueAt(document.value, container);
  if (!isJsonObject(unchecked)) return [];
  return Object.keys(unchecked).map((key) => checkUncheckedKey([...container, key], key));
}

function checkUncheckedKey(path: Path, key: string): SchemaFinding {
  if (Object.hasOwn(PARAMETERS, key)) {
    const message = `\`${key}\` is a known parameter; unchecked it would not be validated.`;
    const help = `Move it to \`spec.parameters\`.`;
    return { code: 'schema/unknown-key', path, at: 'key', message, help };
  }
  const message = `\`${key}\` is passed to the API unchecked.`;
  const help = 'Compare it with the documentation of the API: a misspelt parameter is billed all the same.';
  return { code: 'schema/unchecked-parameter', path, at: 'key', message, help };
}

function writtenTwice(document: Document, path: Path, other: Path, message: string): SchemaFinding {
  const related = [{ message: 'the other place', origin: document.originOf(other, 'key') }];
  const help = `Keep \`${other.join('.')}\` and remove this one.`;
  return { code: 'schema/written-twice', path, at: 'key', message, help, related };
}

function isSet(document: Document, path: Path): boolean {
  return valueAt(document.value, path) != null;
}
