import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Redactor } from '../../core/redact.ts';
import type { Reply } from './exchange.ts';
import { parseJson } from './read-answer.ts';

/** The most of the server's words that a message carries. */
const MOST_CHARACTERS = 600;

/**
 * What a server says about its refusal, on one line and without secrets; undefined where it says nothing that can be
 * quoted. `input` of a validation error is left out: it repeats what was sent.
 */
export function readDetail(reply: Reply, redactor: Redactor): string | undefined {
  if (reply.kind === 'none' || reply.body.kind !== 'whole') return undefined;
  const { type, bytes } = reply.body;
  if (bytes.byteLength === 0 || type.includes('html')) return undefined;
  const value = parseJson(bytes);
  const words = value === undefined ? plainText(type, bytes) : wordsOf(value);
  if (words === undefined || words.trim() === '') return undefined;
  // Covered before it is cut: half a secret would no longer be known as one.
  const line = redactor.redact(words).replaceAll(/\s+/g, ' ').trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS).replace(/\p{Surrogate}$/u, '')}…` : line;
}

function plainText(type: string, bytes: Uint8Array): string | undefined {
  return type === 'text/plain' ? new TextDecoder().decode(bytes) : undefined;
}

/** OpenAPI: HTTPValidationError; other errors were seen with a text as `detail`. */
function wordsOf(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return undefined;
  const detail = value['detail'] ?? value['message'] ?? value['error'];
  if (typeof detail === 'string') return detail;
  if (Array.isArray(detail)) return detail.flatMap(oneError).join('; ');
  return detail === undefined || detail === null ? undefined : wordsOf(detail);
}

function oneError(error: JsonValue): string[] {
  if (typeof error === 'string') return [error];
  if (!isJsonObject(error) || typeof error['msg'] !== 'string') return [];
  const loc = Array.isArray(error['loc']) ? error['loc'].filter((part) => typeof part !== 'object') : [];
  return [loc.length === 0 ? error['msg'] : `${loc.join('.')}: ${error['msg']}`];
}
