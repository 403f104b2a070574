import type { ImportInput } from '../../convert/read/read-input.ts';
import { readInput } from '../../convert/read/read-input.ts';
import { Failure } from '../../core/failure.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Redactor } from '../../core/redact.ts';
import { redactTexts } from '../../core/redact.ts';
import type { ConfigurationCalls } from '../../submit/client/configurations.ts';
import { convertInput, refuseRequest } from './convert-input.ts';
import type { ImportOptions, ImportResult } from './import-manifest.ts';

/** Which saved configuration is meant, and how the manifest states it. */
export interface SavedConfiguration {
  readonly id: string;
  /** Whether the manifest names it by its id, and does not write out what it holds. */
  readonly keepsId: boolean;
  /** The project and the organization that it was asked for in. */
  readonly scope: JsonObject;
}

/** Reads a saved configuration, and makes a manifest of it. Throws a Failure where it cannot be had, or no batch takes it. */
export async function importConfiguration(
  { client, redactor }: { readonly client: ConfigurationCalls; readonly redactor: Redactor },
  { id, keepsId, scope }: SavedConfiguration,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const answer = redactTexts(await client.getConfiguration(id), redactor);
  const { product_type: type, parameters, version } = answer;
  if (!keepsId && type !== 'parse_v2') throw refuseProduct(id, type);
  if (keepsId && !['parse_v2', 'extract_v2'].includes(type)) throw refuseProduct(id, type);
  if (keepsId) return convert(id, { config: { job: { type, configuration_id: id } } }, scope, options);
  // The product stands beside the parameters, and need not stand within them.
  const saved = { id, name: answer.name, product_type: type, parameters };
  const on = version != null && PLAIN.test(version) ? `, version ${version}` : '';
  return convert(id, saved, scope, options, new Map([['/spec/job/parameters', [`What ${id} holds${on}.`]]]));
}

/** What can stand in a comment. */
const PLAIN = /^[\w.:+-]{1,40}$/;

/** The answer goes the way of a request in a file: its depth, its keys and its numbers are looked at in the same way. */
function convert(
  id: string,
  value: JsonObject,
  query: JsonObject,
  options: ImportOptions,
  comments?: ReadonlyMap<string, readonly string[]>,
): ImportResult {
  const read = readInput({ file: id, text: JSON.stringify(value) });
  if (read.value === undefined) return refuseRequest(read.diagnostics);
  // What looks like a reference in it is a text.
  const input: ImportInput = { ...read.value, isLiteral: true, query };
  return convertInput(input, options, comments);
}

function refuseProduct(id: string, type: string): Failure {
  const isForExtraction = type === 'extract_v2';
  const message = isForExtraction
    ? `\`${id}\` is for extracting data, and a manifest writes out none but those for parsing.`
    : `\`${id}\` is a configuration of \`${type}\`, which no batch takes.`;
  const hint = isForExtraction ? 'Name it by its id: `--keep-id`.' : 'Name one for parsing.';
  return new Failure('rejected', message, { hint });
}
