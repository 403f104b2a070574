import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { JsonValue } from '../core/json.ts';
import { readVersions } from './read-versions.ts';
import { writeVersions } from './write-versions.ts';

const TABLE = 'src/catalogue/versions.ts';
const ROUTE = '/api/v2/parse/versions';
const PLATFORM = 'https://api.cloud.llamaindex.ai';

const options = { 'base-url': { type: 'string', default: PLATFORM }, file: { type: 'string' } } as const;
const { values } = parseArgs({ options });
const answer: JsonValue = values.file === undefined ? await ask(values['base-url']) : read(values.file);
const before = readFileSync(TABLE, 'utf8');
const after = writeVersions(readVersions(answer), new Date().toISOString().slice(0, 10));
writeFileSync(TABLE, after);
console.log(
  before === after ? `${TABLE} is as it was` : `wrote ${TABLE}: look at what has changed, then \`npm run generate\``,
);

/** The list needs no key. */
async function ask(base: string): Promise<JsonValue> {
  const response = await fetch(new URL(ROUTE, base), { redirect: 'error', signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${base} answers ${response.status} to GET ${ROUTE}`);
  return (await response.json()) as JsonValue;
}

function read(file: string): JsonValue {
  return JSON.parse(readFileSync(file, 'utf8')) as JsonValue;
}
