import type { Secrecy } from '../catalogue/secrets.ts';
import { secrecyInBatchRequest, secrecyInPayload } from '../catalogue/secrets.ts';
import { APPLY_DIRECTORY } from '../compile/holes.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { escapeReferences } from '../core/reference.ts';
import { clientKeyword } from './convert-parameters.ts';
import type { ImportFinding } from './finding.ts';
import { holdsKey } from './holds-key.ts';
import { nameSecret, secretNamesIn } from './name-secret.ts';
import type { ImportInput } from './read/read-input.ts';
import type { Piece } from './read/read-json.ts';
import type { RecognizedRequest } from './recognized.ts';
import { hideCredential, toTemplate } from './template.ts';

/** The body of a request with its texts as a manifest writes them. */
export interface ResolvedTexts<Body extends JsonObject> {
  readonly body: Body;
  /** The references made of credentials that were written out, and what was left out, one sentence each. */
  readonly notices: readonly string[];
  readonly findings: readonly ImportFinding[];
}

/**
 * By the kind of what is created: where credentials stand in the body, where what only apply will know, and how deep the
 * mapping with the settings is: those above it are the request's own, empty or not.
 */
const KINDS = {
  ParseBatch: { secrecyAt: secrecyInPayload, directory: '/directory_id', settingsDepth: 2 },
  Batch: { secrecyAt: secrecyInBatchRequest, directory: '/source_directory_id', settingsDepth: 3 },
};

/**
 * Writes the texts of a body as a manifest does: credentials as references to secrets, `${` elsewhere as `$${`, and the
 * values of shell variables in place of their names where the script states them. Null means "not set": such keys are
 * left out, and so is what is not written out or holds a key of an API.
 */
export function resolveTexts<Request extends RecognizedRequest>(
  { kind, body, placeOf }: Request,
  input: ImportInput,
): ResolvedTexts<Request['body']> {
  const { secrecyAt, directory, settingsDepth } = KINDS[kind];
  const findings: ImportFinding[] = [];
  const notices: string[] = [];
  const taken = secretNamesIn(body, input);
  const piecesAt = (path: Path): readonly Piece[] | undefined =>
    input.pieces.size === 0 ? undefined : input.pieces.get(formatPointer(placeOf(path)));
  return { body: (resolve(body, []) ?? {}) as Request['body'], notices, findings };

  function resolve(value: JsonValue, path: Path, above?: Secrecy): JsonValue | undefined {
    // What is below a credential's place is one too, whatever its form.
    const secrecy = above ?? secrecyAt(path);
    if (Array.isArray(value)) return resolveList(value, path, secrecy);
    if (isJsonObject(value)) return resolveObject(value, path, secrecy);
    if (secrecy !== undefined && (typeof value === 'string' || typeof value === 'number')) {
      return resolveCredential(value, path, secrecy);
    }
    return typeof value === 'string' ? resolvePlain(value, path) : value;
  }

  /** A list of which an entry is not known is not known itself. */
  function resolveList(list: readonly JsonValue[], path: Path, secrecy: Secrecy | undefined): JsonValue | undefined {
    const items = list.map((item, index) => resolve(item, [...path, index], secrecy));
    if (items.every((item) => item !== undefined)) return items;
    notices.push(leaveOut(path, 'an entry of it is.'));
    return undefined;
  }

  function resolveObject(object: JsonObject, path: Path, secrecy: Secrecy | undefined): JsonValue {
    const entries = Object.entries(object).flatMap(([key, item]): [string, JsonValue | undefined][] => {
      if (item == null) return [];
      // It is left out by its name, whatever it holds.
      if (kind === 'ParseBatch' && isParametersPath(path) && clientKeyword(key) !== undefined) return [[key, true]];
      if (!holdsKey(key)) return [[key, resolve(item, [...path, key], secrecy)]];
      notices.push(leaveOut(path, 'a name in it is a credential, and no reference can stand there.'));
      return [];
    });
    const isKept = ([key, item]: [string, JsonValue | undefined]): boolean =>
      item !== undefined && (path.length < settingsDepth || !isEmptied(object[key], item));
    return Object.fromEntries(entries.filter(isKept));
  }

  function resolveCredential(value: string | number, path: Path, secrecy: Secrecy): JsonValue {
    const pieces = piecesAt(path);
    const nextName = (what: string): string => {
      const name = nameSecret(path, taken);
      notices.push(
        `\`\${secret:${name}}\` stands for ${what} at ${input.originOf(placeOf(path)).pointer}: set ${name} to it.`,
      );
      return name;
    };
    if (pieces?.some(isComputed)) return `\${secret:${nextName('what the program computes')}}`;
    const template = toTemplate(String(value), pieces, input.isLiteral);
    const hidden = hideCredential(template, path, secrecy, () => nextName('the credential'));
    return hidden === template && typeof value === 'number' ? value : hidden;
  }

  function resolvePlain(text: string, path: Path): string | undefined {
    const pieces = piecesAt(path) ?? [text];
    if (pieces.some((piece) => typeof piece === 'object' && piece.kind === 'program')) {
      notices.push(leaveOut(path, 'only the program knows its value, which has to be written into the manifest.'));
      return undefined;
    }
    const unknown = pieces.flatMap((piece) =>
      typeof piece === 'object' && piece.kind === 'shell' && piece.value === undefined ? [piece.name] : [],
    );
    const isLater = text === APPLY_DIRECTORY || (unknown.length === 1 && text === `$${unknown[0]}`);
    if (isLater && formatPointer(path) === directory) return APPLY_DIRECTORY;
    findings.push(...unknown.map((name) => unknownVariable(placeOf(path), name)));
    const known = pieces.map((piece) => (typeof piece === 'object' ? stated(piece) : piece)).join('');
    if (!holdsKey(known)) return escapeReferences(known);
    notices.push(leaveOut(path, 'it holds a credential, and no reference can stand there.'));
    return undefined;
  }

  function leaveOut(path: Path, why: string): string {
    const { pointer, span } = input.originOf(placeOf(path));
    const { line, column } = span.start;
    const what = pointer === '' ? 'A part of the request' : `The value at ${pointer}`;
    return `${what} (line ${line}, column ${column}) is left out: ${why}`;
  }
}

function isParametersPath(path: Path): boolean {
  return path.length === 2 && path[0] === 'job_config' && path[1] === 'parameters';
}

/** Whether all that a mapping held was left out. */
function isEmptied(before: JsonValue | undefined, after: JsonValue): boolean {
  if (!isJsonObject(before) || !isJsonObject(after) || Object.keys(after).length > 0) return false;
  return Object.values(before).some((item) => item != null);
}

function isComputed(piece: Piece): boolean {
  return typeof piece === 'object' && piece.kind === 'program' && piece.environment === undefined;
}

function stated(piece: Exclude<Piece, string>): string {
  return piece.kind === 'shell' ? (piece.value ?? '') : '';
}

function unknownVariable(path: Path, variable: string): ImportFinding {
  const message = `The value of \`$${variable}\` is known only to the shell.`;
  const help = 'Write the value in its place: only credentials can be references.';
  return { code: 'import/shell-variable', path, message, help };
}
