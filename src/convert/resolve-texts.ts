import type { Secrecy } from '../catalogue/parse-v1/secrets.ts';
import { secrecyInRequest } from '../catalogue/parse-v1/secrets.ts';
import { APPLY_DIRECTORY } from '../compile/request.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { escapeReferences } from '../core/reference.ts';
import type { ImportFinding } from './finding.ts';
import type { ImportInput } from './read/read-input.ts';
import type { RecognizedRequest } from './recognize-request.ts';
import { createSecretNames } from './secret-names.ts';
import { hideCredential, referenceNames, toTemplate } from './template.ts';

/** The body of a request with its texts as a manifest writes them. */
export interface ResolvedTexts {
  readonly body: RecognizedRequest['body'];
  /** The references made of credentials that were written out. */
  readonly made: readonly MadeReference[];
  readonly findings: readonly ImportFinding[];
}

/** A reference that stands for a credential of the request. */
export interface MadeReference {
  readonly name: string;
  /** JSON pointer into the request's body. */
  readonly pointer: string;
}

/**
 * Writes the texts of a body as a manifest does: credentials as references to secrets, `${` elsewhere as `$${`, and the
 * values of shell variables in place of their names where the script states them.
 */
export function resolveTexts({ body, placeOf }: RecognizedRequest, input: ImportInput): ResolvedTexts {
  const findings: ImportFinding[] = [];
  const made: MadeReference[] = [];
  const templateAt = (text: string, path: Path): string => toTemplate(text, input.piecesAt(placeOf(path)), input);
  const names = createSecretNames(namesIn(body, templateAt));
  const resolved = mapScalars(body, { path: [], secrecy: undefined }, (value, { path, secrecy }) => {
    if (secrecy === undefined) return typeof value === 'string' ? resolvePlain(value, path) : value;
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const template = templateAt(String(value), path);
    const hidden = hideCredential(template, path, secrecy, () => {
      const name = names.nameFor(path);
      made.push({ name, pointer: formatPointer(path) });
      return name;
    });
    return hidden === template && typeof value === 'number' ? value : hidden;
  });
  return { body: resolved as RecognizedRequest['body'], made, findings };

  function resolvePlain(text: string, path: Path): string {
    const place = placeOf(path);
    const pieces = input.piecesAt(place) ?? [text];
    if (isDirectory(path) && (text === APPLY_DIRECTORY || isUnknown(pieces, input))) return APPLY_DIRECTORY;
    const literal = pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      const known = input.known(piece.variable);
      if (known === undefined) findings.push(unknownVariable(place, piece.variable));
      return known ?? '';
    });
    return escapeReferences(literal.join(''));
  }
}

interface Place {
  readonly path: Path;
  /** What is below a credential's place is one too, whatever its form. */
  readonly secrecy: Secrecy | undefined;
}

type Scalar = null | boolean | number | string;

function mapScalars(value: JsonValue, place: Place, map: (value: Scalar, place: Place) => JsonValue): JsonValue {
  const below = (part: string | number): Place => {
    const path = [...place.path, part];
    return { path, secrecy: place.secrecy ?? secrecyInRequest(path) };
  };
  if (Array.isArray(value)) return value.map((item, index) => mapScalars(item, below(index), map));
  if (!isJsonObject(value)) return map(value as Scalar, place);
  const entries = Object.entries(value as JsonObject).map(([key, item]) => [
    key,
    mapScalars(item as JsonValue, below(key), map),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

/** The names of the secrets that the body refers to already. */
function namesIn(body: JsonObject, templateAt: (text: string, path: Path) => string): Set<string> {
  const names = new Set<string>();
  mapScalars(body, { path: [], secrecy: undefined }, (value, { path, secrecy }) => {
    if (secrecy !== undefined && typeof value === 'string') {
      for (const name of referenceNames(templateAt(value, path))) names.add(name);
    }
    return value;
  });
  return names;
}

function isDirectory(path: Path): boolean {
  return path.length === 1 && path[0] === 'directory_id';
}

/** Whether a text is nothing but one variable that only the shell knows. */
function isUnknown(pieces: ReturnType<ImportInput['piecesAt']> & object, { known }: ImportInput): boolean {
  const [only, ...others] = pieces.filter((piece) => piece !== '');
  return others.length === 0 && typeof only === 'object' && known(only.variable) === undefined;
}

function unknownVariable(path: Path, variable: string): ImportFinding {
  const message = `The value of \`$${variable}\` is known only to the shell.`;
  const help = 'Write the value in its place: only credentials can be references.';
  return { code: 'import/shell-variable', path, at: 'value', message, help };
}
