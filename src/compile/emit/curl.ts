import { secrecyInPayload } from '../../catalogue/secrets.ts';
import { indentedJson } from '../../core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { parseReferences } from '../../core/reference.ts';
import { configurationRequest } from '../configuration.ts';
import { bodyFor, readsMadeDirectory } from '../holes.ts';
import { payloadOf } from '../payload.ts';
import type { BatchRequest, CompiledBatch } from '../request.ts';
import { labelOf } from '../request.ts';

/** The region that curl calls unless LLAMA_CLOUD_BASE_URL names another. */
const DEFAULT_BASE_URL = 'https://api.cloud.llamaindex.ai';

/** Variables stand inside JSON texts, where a shell cannot escape them. */
const JSON_NOTE = '# In the values of variables a quote, a backslash or a line break has to be escaped as in JSON.';

/** The line that ends a body; no line of indented JSON equals it. */
const END = 'PARSEBATCH_BODY';

/**
 * A POSIX shell script that creates the batch with curl, once. It reads the API key, and each secret under its own
 * name, from the environment and stops before sending when one is not set.
 */
export function emitCurl(batch: CompiledBatch): string {
  const { request } = batch;
  const saving = configurationRequest(batch);
  const marking = { mark: unusedMark(indentedJson(payloadOf(batch))), variables: new Set<string>() };
  const isV2 = batch.kind === 'Batch';
  const create = callCurl(request, markVariables(markHoles(request, marking), isV2 ? ['batch'] : [], marking), marking);
  const save =
    saving === undefined ? [] : saveWithCurl(saving, markVariables(saving.body, ['configuration'], marking), marking);
  const { variables } = marking;
  const lines = [
    '#!/bin/sh',
    `# Creates the batch ${labelOf(batch)}. Run it once: the API has no idempotency key, and every run is billed.`,
    ...(variables.size === 0 ? [] : [JSON_NOTE]),
    'set -eu',
    ...['LLAMA_CLOUD_API_KEY', ...variables].map((variable) => `: "\${${variable}:?is not set}"`),
    ...save,
    ...create,
  ];
  return `${lines.join('\n')}\n`;
}

/** The variable that holds the id of the saved configuration. */
const CONFIGURATION = 'CONFIGURATION_ID';

/** To save it twice does no harm: its name tells its content. */
function saveWithCurl(request: Omit<BatchRequest, 'holes'>, body: JsonValue, marking: Marking): string[] {
  return [
    '# Saves the configuration, and reads its id from the answer.',
    `ANSWER=$(${callCurl(request, body, marking).join('\n')}`,
    ')',
    `${CONFIGURATION}=$(printf '%s' "$ANSWER" | grep -o '"id": *"cfg-[^"]*"' | head -n 1 | cut -d '"' -f 4)`,
    `: "\${${CONFIGURATION}:?is not in the answer}"`,
  ];
}

function callCurl(request: Omit<BatchRequest, 'holes'>, body: JsonValue, { mark }: Marking): string[] {
  const url = `\${LLAMA_CLOUD_BASE_URL:-${DEFAULT_BASE_URL}}${request.path}${queryText(request.query)}`;
  return [
    `curl --fail-with-body --silent --show-error --request ${request.method} "${url}" \\`,
    '  --header "Authorization: Bearer $LLAMA_CLOUD_API_KEY" \\',
    "  --header 'Content-Type: application/json' \\",
    `  --data-binary @- <<${END}`,
    quoteForHeredoc(indentedJson(body), mark),
    END,
  ];
}

function markHoles(request: BatchRequest, marking: Marking): JsonObject {
  const isMadeDirectory = readsMadeDirectory(request);
  return bodyFor(request, {
    directoryId: isMadeDirectory ? markVariable('DIRECTORY_ID', marking) : undefined,
    configurationId: `${marking.mark}:${CONFIGURATION}:`,
  });
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

function markText(text: string, path: Path, marking: Marking): string {
  if (secrecyInPayload(path) === undefined) return text;
  return parseReferences(text)
    .map((segment) => {
      if (segment.kind === 'reference') return markVariable(segment.name, marking);
      return segment.kind === 'text' ? segment.text : segment.raw;
    })
    .join('');
}

function markVariable(variable: string, { mark, variables }: Marking): string {
  variables.add(variable);
  return `${mark}:${variable}:`;
}

/** In a here-document only a backslash, a dollar sign and a backtick are special. */
function quoteForHeredoc(json: string, mark: string): string {
  return json.replaceAll(/[\\$`]/g, '\\$&').replaceAll(new RegExp(`${mark}:(\\w+):`, 'g'), '${$1}');
}

function queryText(query: JsonObject): string {
  const entries = Object.entries(query).map(([key, value]) => [key, String(value)] as [string, string]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
