import { readFileSync, writeFileSync } from 'node:fs';

/** Writes a ruleset for Spectral that holds files against a schema, and gives its path. */
export function writeRuleset(schemaFile: string, file: string): string {
  const schema = withoutWords(JSON.parse(readFileSync(schemaFile, 'utf8')));
  const then = { function: 'schema', functionOptions: { schema, allErrors: true } };
  writeFileSync(file, JSON.stringify({ rules: { manifest: { given: '$', severity: 'error', then } } }));
  return file;
}

/** Spectral takes `${…}` in the messages for editors for pointers, and refuses the schema. */
const WORDS = ['errorMessage', 'patternErrorMessage', 'defaultSnippets', 'markdownDescription', 'enumDescriptions'];

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !WORDS.includes(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutWords(item)]));
}
