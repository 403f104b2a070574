import { secrecyInRequest } from '../../catalogue/parse-v1/secrets.ts';
import { indentedJson } from '../../core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { parseReferences } from '../../core/reference.ts';
import type { CompiledBatch } from '../request.ts';
import { APPLY_DIRECTORY, labelOf } from '../request.ts';

/** The region that curl calls unless LLAMA_CLOUD_BASE_URL names another. */
const DEFAULT_BASE_URL = 'https://api.cloud.llamaindex.ai';

/** Variables stand inside JSON texts, where a shell cannot escape them. */
const JSON_NOTE = '# In the values of variables a quote, a backslash or a line break has to be escaped as in JSON.';

/** The line that ends the body; no line of indented JSON equals it. */
const END = 'PARSEBATCH_BODY';

/**
 * A POSIX shell script that creates the batch with curl, once. It reads the API key, and each secret under its own
 * name, from the environment and stops before sending when one is not set.
 */
export function emitCurl(batch: CompiledBatch): string {
  const { request } = batch;
  const mark = unusedMark(indentedJson(request.body));
  const variables = new Set<string>();
  const body = quoteForHeredoc(indentedJson(markVariables(request.body, [], { mark, variables })), mark);
  const url = `\${LLAMA_CLOUD_BASE_URL:-${DEFAULT_BASE_URL}}${request.path}${queryText(request.query)}`;
  const lines = [
    '#!/bin/sh',
    `# Creates the batch ${labelOf(batch)}. Run it once: the API has no idempotency key, and every run is billed.`,
    ...(variables.size === 0 ? [] : [JSON_NOTE]),
    'set -eu',
    ...['LLAMA_CLOUD_API_KEY', ...variables].map((variable) => `: "\${${variable}:?is not set}"`),
    `curl --fail-with-body --silent --show-error --request ${request.method} "${url}" \\`,
    '  --header "Authorization: Bearer $LLAMA_CLOUD_API_KEY" \\',
    "  --header 'Content-Type: application/json' \\",
    `  --data-binary @- <<${END}`,
    body,
    END,
  ];
  return `${lines.join('\n')}\n`;
}

interface Marking {
  readonly mark: string;
  readonly variables: Set<string>;
}

/** A word that the body does not hold, so that no text of a manifest can pass for a shell variable. */
function unusedMark(json: string): string {
  let mark = 'VARIABLE';
  while (json.includes(mark)) mark += '_';
  return mark;
}

/** Puts marked names of shell variables for what is known only when the script runs. */
function markVariables(value: JsonValue, path: Path, marking: Marking): JsonValue {
  if (typeof value === 'string') return markText(value, path, marking);
  if (Array.isArray(value)) return value.map((item, index) => markVariables(item, [...path, index], marking));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, markVariables(item as JsonValue, [...path, key], marking)]),
  );
}

function markText(text: string, path: Path, { mark, variables }: Marking): string {
  const markVariable = (variable: string): string => {
    variables.add(variable);
    return `${mark}:${variable}:`;
  };
  if (text === APPLY_DIRECTORY && path.length === 1) return markVariable('DIRECTORY_ID');
  if (secrecyInRequest(path) === undefined) return text;
  return parseReferences(text)
    .map((segment) => {
      if (segment.kind === 'reference') return markVariable(segment.name);
      return segment.kind === 'text' ? segment.text : segment.raw;
    })
    .join('');
}

/** In a here-document only a backslash, a dollar sign and a backtick are special. */
function quoteForHeredoc(json: string, mark: string): string {
  return json.replaceAll(/[\\$`]/g, '\\$&').replaceAll(new RegExp(`${mark}:(\\w+):`, 'g'), '${$1}');
}

function queryText(query: JsonObject): string {
  const entries = Object.entries(query).map(([key, value]) => [key, String(value)] as [string, string]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
