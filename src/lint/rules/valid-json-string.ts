import type { JsonValue } from '../../core/json.ts';
import { formatPointer } from '../../core/path.ts';
import { findRulesMistake } from '../auto-mode-rules.ts';
import { readJsonText } from '../json-text.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { SchemaMistake } from '../schema-mistake.ts';
import { findSchemaMistake } from '../schema-mistake.ts';

export const validJsonString = defineRule({
  id: 'valid-json-string',
  group: 'values',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  summary: 'Settings that hold JSON as text hold JSON of the form that is documented.',
  why: '`structured_output_json_schema` is a JSON Schema and `auto_mode_configuration_json` a list of rules, each as a text that neither YAML nor the schema of the API looks into. A comma too many shows only when every file has failed, or was parsed without them. Of a schema only what no version of JSON Schema allows is reported, and an example of the output in the place of a schema.',
  fix: 'Write JSON, with double quotes, no comments and no comma at the end; a block (`|`) keeps its lines.',
  sources: ['structured-output', 'auto-mode-triggers', 'json-schema'],
  bad: [
    {
      title: 'a comma too many',
      yaml: `
parameters:
  structured_output: true
  structured_output_json_schema: |
    {
      "type": "object",
      "properties": { "total": { "type": "number" } },
    }`,
      reports: ['10:36 Line 4, column 1 of `structured_output_json_schema`: this is not JSON.'],
    },
    {
      title: 'a type that JSON does not have',
      yaml: `
parameters:
  structured_output: true
  structured_output_json_schema: '{"type": "object", "properties": {"total": {"type": "numbers"}}}'`,
      reports: [
        '10:36 `/properties/total/type` in `structured_output_json_schema` is `numbers`, which is no type of JSON Schema.',
      ],
    },
    {
      title: 'an example of the output in the place of a schema',
      yaml: `
parameters:
  structured_output: true
  structured_output_json_schema: '{"invoice_number": "string", "total": 0}'`,
      reports: ['10:36 `structured_output_json_schema` is no description of values: it has no keyword of JSON Schema.'],
    },
    {
      title: 'one rule in the place of a list',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_configuration_json: '{"table_in_page": true, "parsing_conf": {}}'`,
      reports: ['10:35 `auto_mode_configuration_json` is no list of rules.'],
    },
  ],
  good: [
    {
      title: 'a schema',
      yaml: `
parameters:
  structured_output: true
  structured_output_json_schema: |
    {
      "type": "object",
      "properties": { "total": { "type": ["number", "null"] } },
      "required": ["total"]
    }`,
    },
    {
      title: 'a list of rules',
      yaml: `
parameters:
  auto_mode: true
  auto_mode_configuration_json: '[{"text_in_page": "Declaration", "parsing_conf": {"user_prompt": "Keep it."}}]'`,
    },
  ],
  *check({ settings }) {
    for (const [name, findMistake] of FORMS) {
      const text = settings.text(name);
      if (!text) continue;
      const problem = problemOf(name, text, findMistake);
      if (problem !== undefined) yield { path: settings.find(name).path, at: 'value', ...problem };
    }
  },
});

type FindMistake = (value: JsonValue) => SchemaMistake | undefined;

const FORMS: readonly (readonly [name: string, findMistake: FindMistake])[] = [
  ['structured_output_json_schema', findSchemaMistake],
  ['auto_mode_configuration_json', findRulesMistake],
];

function problemOf(
  name: string,
  text: string,
  findMistake: FindMistake,
): Pick<RuleFinding, 'severity' | 'message' | 'help'> | undefined {
  const json = readJsonText(text);
  if ('mistake' in json) {
    const { line, column, message, help } = json.mistake;
    const where = `Line ${line}, column ${column} of \`${name}\``;
    return { message: `${where}: ${message}.`, help: help ?? 'Complete the JSON.' };
  }
  const mistake = findMistake(json.value);
  if (mistake === undefined) return undefined;
  const { path, message, help, isSchema } = mistake;
  const subject = path.length === 0 ? `\`${name}\`` : `\`${formatPointer(path)}\` in \`${name}\``;
  return { message: `${subject} ${message}.`, help, ...(isSchema && { severity: 'warning' }) };
}
