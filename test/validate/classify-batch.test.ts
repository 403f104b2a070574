import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { CLASSIFY_JOB } from '../../src/catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../../src/catalogue/entry.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import { valueAt } from '../../src/core/path.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { checkManifests } from '../../src/pipeline/check/check-manifests.ts';
import { classifyText, parametersWith, RULES } from '../classify-text.ts';
import { NO_RULES } from '../no-rules.ts';
import { withValueAt } from '../schema/manifests.ts';

const FILE = resolve('../shared/api/llamacloud-openapi-2026-08-20.json');
const isThere = existsSync(FILE);
const why = isThere ? '' : ` (skipped: ${FILE} is not there)`;

const LEAVES = CLASSIFY_JOB.filter(({ kind }) => kind !== 'record' && kind !== 'records');

function build(text: string) {
  return buildBatches([{ file: 'a.yaml', text }], { severities: NO_RULES });
}

/** Code and place of each finding, and where it is. */
function findingsOf(text: string): readonly string[] {
  return checkManifests([{ file: 'a.yaml', text }]).findings.diagnostics.map(({ code, path }) => `${code} ${path}`);
}

/** The parameters with one setting beside what none can do without. */
function parametersOf({ pointer }: CatalogueEntry, value: JsonValue): JsonObject {
  return withValueAt({ rules: RULES }, pointer.replace('/job_config', ''), value);
}

function sampleOf({ example }: CatalogueEntry): JsonValue {
  if (example === undefined) throw new Error('a setting has an example');
  return example;
}

describe.each(LEAVES.map((entry) => [entry.pointer, entry] as const))('%s, alone', (pointer, entry) => {
  const place = pointer.replace('/job_config', '').replace('*', '0').split('/').slice(1);

  test('compiles to a job in which it stands with the same value', () => {
    const { batches, findings } = build(classifyText({ parameters: parametersOf(entry, sampleOf(entry)) }));
    expect(findings.diagnostics).toEqual([]);
    const body = batches[0]?.request.body ?? {};
    expect(valueAt(body, ['job_config', ...place.map((part) => (part === '0' ? 0 : part))])).toEqual(sampleOf(entry));
  });

  test('with a value of a wrong type is one error, at the value', () => {
    const wrong = entry.kind === 'integers' ? true : [{ a: 1 }];
    const text = classifyText({ parameters: parametersOf(entry, wrong) });
    const code = entry.enum === undefined ? 'schema/wrong-type' : expect.stringMatching(/wrong-type|unknown-value/);
    const found = findingsOf(text).map((line) => line.split(' '));
    expect(found).toEqual([[code, `/spec/parameters/${place.join('/')}`]]);
  });

  test.skipIf(!isThere)(`is what the OpenAPI document calls a ClassifyJob${why}`, () => {
    const { batches } = build(classifyText({ parameters: parametersOf(entry, sampleOf(entry)) }));
    expect(errorsOfClassifyJob(batches[0]?.request.body['job_config'])).toEqual([]);
  });
});

test.skipIf(!isThere)(`the least of a job is one of the OpenAPI document, and less is none${why}`, () => {
  const job = build(classifyText()).batches[0]?.request.body['job_config'] as JsonObject;
  expect(errorsOfClassifyJob(job)).toEqual([]);
  for (const key of Object.keys(job)) {
    const { [key]: _, ...rest } = job;
    expect(errorsOfClassifyJob(rest), key).toEqual(['required']);
  }
});

describe('a composed ClassifyBatch', () => {
  test.each([
    ['its rules', { parameters: {} }, 'schema/missing-key /spec/parameters'],
    ['its parameters', { parameters: undefined }, 'schema/missing-key /spec'],
    ['the project, which its record asks for', { project_id: undefined }, 'schema/missing-key /spec'],
    ['the user, whom its record asks for', { tracking: {} }, 'schema/missing-key /spec/tracking'],
    ['anything about tracking', { tracking: undefined }, 'schema/missing-key /spec'],
    ['a source', { source: {} }, 'schema/source-choice /spec/source'],
  ])('cannot be without %s', (_, spec, expected) => {
    expect(findingsOf(classifyText(spec))).toEqual([expected]);
  });

  test.each<[string, object, string]>([
    ['no rule', { parameters: { rules: [] } }, 'schema/out-of-range /spec/parameters/rules'],
    [
      'a rule without a type',
      rules({ description: 'What it is about.' }),
      'schema/missing-key /spec/parameters/rules/0',
    ],
    [
      'a type of 51 letters',
      rules({ type: 'x'.repeat(51), description: 'Long enough.' }),
      'schema/out-of-range /spec/parameters/rules/0/type',
    ],
    ['no type', rules({ type: '', description: 'Long enough.' }), 'schema/out-of-range /spec/parameters/rules/0/type'],
    [
      'a description of 9 letters',
      rules({ type: 'x', description: 'Too short' }),
      'schema/out-of-range /spec/parameters/rules/0/description',
    ],
    [
      'a description of 2001 letters',
      rules({ type: 'x', description: 'x'.repeat(2001) }),
      'schema/out-of-range /spec/parameters/rules/0/description',
    ],
    ['an unknown mode', { parameters: parametersWith({ mode: 'SLOW' }) }, 'schema/unknown-value /spec/parameters/mode'],
    [
      'an unknown language',
      { parameters: parametersWith({ parsing_configuration: { lang: 'xx' } }) },
      'schema/unknown-value /spec/parameters/parsing_configuration/lang',
    ],
    [
      'pages as a text',
      { parameters: parametersWith({ parsing_configuration: { target_pages: '0-2' } }) },
      'schema/wrong-type /spec/parameters/parsing_configuration/target_pages',
    ],
    [
      'a parameter of parsing',
      { parameters: parametersWith({ parse_mode: 'parse_page_with_llm' }) },
      'schema/unknown-key /spec/parameters/parse_mode',
    ],
    [
      'a correlation id, which it has not',
      { tracking: { user_id: 'u', correlation_id: 'x' } },
      'schema/unknown-key /spec/tracking/correlation_id',
    ],
    ['a project that is no UUID', { project_id: 'acme' }, 'schema/wrong-format /spec/project_id'],
    [
      'a known setting unchecked',
      { unchecked_parameters: { mode: 'FAST' } },
      'schema/unknown-key /spec/unchecked_parameters/mode',
    ],
    [
      'a field of the record unchecked',
      { unchecked_parameters: { status: 'SUCCESS' } },
      'schema/unknown-key /spec/unchecked_parameters/status',
    ],
    ['a profile, of which there are none', { extends: ['base.yaml'] }, 'schema/unknown-key /spec/extends'],
  ])('with %s is one error', (_, spec, expected) => {
    expect(findingsOf(classifyText(spec as Readonly<Record<string, unknown>>))).toEqual([expected]);
  });

  test('passes on what is newer than the schema, nested as the API has it, with a warning', () => {
    const text = classifyText({ unchecked_parameters: { knob: 1, parsing_configuration: { other: true } } });
    expect(findingsOf(text)).toEqual([
      'schema/unchecked-parameter /spec/unchecked_parameters/knob',
      'schema/unchecked-parameter /spec/unchecked_parameters/parsing_configuration/other',
    ]);
  });

  test('takes its texts from variables, which are measured when they are known', () => {
    const text = classifyText(rules({ type: '${var:T}', description: '${var:D}' }));
    const check = (description: string) =>
      checkManifests([{ file: 'a.yaml', text }], { vars: ['T=invoice', `D=${description}`] }).findings.diagnostics;
    expect(check('Has an invoice number.')).toEqual([]);
    expect(check('short').map(({ code }) => code)).toEqual(['schema/out-of-range']);
  });
});

function rules(rule: JsonObject): { readonly parameters: JsonObject } {
  return { parameters: { rules: [rule] } };
}

function errorsOfClassifyJob(job: JsonValue | undefined): readonly string[] {
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly components: JsonObject };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile({
    $ref: '#/components/schemas/ClassifyJob',
    components: closed(document.components) as object,
  });
  return validate(job) ? [] : (validate.errors ?? []).map(({ keyword }) => keyword);
}

/** The same schemas, in which no mapping takes keys that it does not name: the document leaves them open. */
function closed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(closed);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, closed(item as JsonValue)]);
  const isMapping = value['type'] === 'object' && value['additionalProperties'] === undefined;
  return { ...Object.fromEntries(entries), ...(isMapping && { additionalProperties: false }) };
}
