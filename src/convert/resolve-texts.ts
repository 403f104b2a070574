import type { Secrecy } from '../catalogue/secrets.ts';
import { secrecyInPayload } from '../catalogue/secrets.ts';
import { APPLY_DIRECTORY } from '../compile/holes.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { escapeReferences } from '../core/reference.ts';
import type { ImportFinding } from './finding.ts';
import type { ImportInput } from './read/read-input.ts';
import type { Piece } from './read/read-json.ts';
import type { RecognizedRequest } from './recognize-request.ts';
import { hideCredential, toTemplate } from './template.ts';

/** The body of a request with its texts as a manifest writes them. */
export interface ResolvedTexts {
  readonly body: RecognizedRequest['body'];
  /** The references made of credentials that were written out, one sentence each. */
  readonly notices: readonly string[];
  readonly findings: readonly ImportFinding[];
}

/**
 * Writes the texts of a body as a manifest does: credentials as references to secrets, `${` elsewhere as `$${`, and the
 * values of shell variables in place of their names where the script states them. Null means "not set": such keys are
 * left out.
 */
export function resolveTexts({ body, placeOf }: RecognizedRequest, input: ImportInput): ResolvedTexts {
  const findings: ImportFinding[] = [];
  const notices: string[] = [];
  const taken = namesIn(body, input);
  const piecesAt = (path: Path): readonly Piece[] | undefined =>
    input.pieces.size === 0 ? undefined : input.pieces.get(formatPointer(placeOf(path)));
  return { body: resolve(body, []) as RecognizedRequest['body'], notices, findings };

  function resolve(value: JsonValue, path: Path, above?: Secrecy): JsonValue {
    // What is below a credential's place is one too, whatever its form.
    const secrecy = above ?? secrecyInPayload(path);
    if (Array.isArray(value)) return value.map((item, index) => resolve(item, [...path, index], secrecy));
    if (isJsonObject(value)) {
      const set = Object.entries(value).filter(([, item]) => item != null);
      return Object.fromEntries(set.map(([key, item]) => [key, resolve(item as JsonValue, [...path, key], secrecy)]));
    }
    if (secrecy !== undefined && (typeof value === 'string' || typeof value === 'number')) {
      return resolveCredential(value, path, secrecy);
    }
    return typeof value === 'string' ? resolvePlain(value, path) : value;
  }

  function resolveCredential(value: string | number, path: Path, secrecy: Secrecy): JsonValue {
    const template = toTemplate(String(value), piecesAt(path), input.isLiteral);
    const hidden = hideCredential(template, path, secrecy, () => {
      const name = nameSecret(path, taken);
      notices.push(`\`\${secret:${name}}\` stands for the credential at ${formatPointer(path)}: set ${name} to it.`);
      return name;
    });
    return hidden === template && typeof value === 'number' ? value : hidden;
  }

  function resolvePlain(text: string, path: Path): string {
    const pieces = piecesAt(path) ?? [text];
    const unknown = pieces.flatMap((piece) =>
      typeof piece === 'object' && piece.value === undefined ? [piece.name] : [],
    );
    const isLater = text === APPLY_DIRECTORY || (unknown.length === 1 && text === `$${unknown[0]}`);
    if (isLater && formatPointer(path) === '/directory_id') return APPLY_DIRECTORY;
    findings.push(...unknown.map((name) => unknownVariable(placeOf(path), name)));
    return escapeReferences(pieces.map((piece) => (typeof piece === 'object' ? piece.value : piece)).join(''));
  }
}

/** The names of the secrets that the body refers to already, with those that it only seems to refer to. */
function namesIn(body: JsonObject, { pieces }: ImportInput): Set<string> {
  const references = [...JSON.stringify(body).matchAll(/\$\{\w+:(\w+)\}/g)].map(([, name = '']) => name);
  const variables = [...pieces.values()].flat().flatMap((piece) => (typeof piece === 'object' ? [piece.name] : []));
  return new Set([...references, ...variables]);
}

function unknownVariable(path: Path, variable: string): ImportFinding {
  const message = `The value of \`$${variable}\` is known only to the shell.`;
  const help = 'Write the value in its place: only credentials can be references.';
  return { code: 'import/shell-variable', path, message, help };
}

/** A name for the credential at a path of a request's body, with a number behind one that is taken; takes it. */
function nameSecret(path: Path, taken: Set<string>): string {
  const base = baseName(path);
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
  taken.add(name);
  return name;
}

function baseName(path: Path): string {
  const parts = path.map(String).filter((part) => !/^(?:job_config|parameters|webhook_headers)$/.test(part));
  const [first, number, ...rest] = parts;
  const isWebhook = first === 'webhook_configurations';
  const fields = rest.map((field) => field.replace(/^webhook_/, ''));
  const name = (isWebhook ? ['webhook', Number(number) + 1, ...fields] : parts)
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  // curl and other programs read HTTP_PROXY from the environment for themselves.
  return name === 'HTTP_PROXY' ? 'INPUT_HTTP_PROXY' : name;
}
