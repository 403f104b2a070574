import { describe, expect, test } from 'vitest';
import { checkManifests } from '../../src/pipeline/check/check-manifests.ts';
import { findingsOf, manifestText } from '../findings-of.ts';

const SOURCE = 'source: { directory_id: dir-1 }';

/** What a spec gives, and the help that goes with it. */
function helpsOf(spec: string): (string | undefined)[] {
  return checkManifests([{ file: 'a.yaml', text: manifestText(spec) }]).findings.diagnostics.map(({ help }) => help);
}

describe('a key that is not part of the format', () => {
  test.each([
    ['parameters: { parseMode: parse_page_with_llm }', 'parseMode', 'Did you mean `parse_mode`?'],
    ['parameters: { parse-mode: parse_page_with_llm }', 'parse-mode', 'Did you mean `parse_mode`?'],
    ['parameters: { target_page: 0 }', 'target_page', 'Did you mean `target_pages`?'],
    ['parameters: { guess_xlsx_sheet_names: true }', 'guess_xlsx_sheet_names', 'Did you mean `guess_xlsx_sheet_name`?'],
    ['parameters: { webhooks: [] }', 'webhooks', '`webhooks` belongs in `spec`.'],
    ['parameters: { partitions: {} }', 'partitions', '`partitions` belongs in `spec`.'],
    ['parameters: { directory_id: dir-1 }', 'directory_id', '`directory_id` belongs in `spec.source`.'],
    ['parse_mode: parse_page_with_llm', 'parse_mode', '`parse_mode` belongs in `spec.parameters`.'],
    ['parseMode: parse_page_with_llm', 'parseMode', '`parse_mode` belongs in `spec.parameters`.'],
    ['correlation_id: x', 'correlation_id', '`correlation_id` belongs in `spec.tracking`.'],
    ['webhook_configurations: []', 'webhook_configurations', 'Did you mean `webhooks`?'],
    ['name: x', 'name', '`name` belongs in `metadata`.'],
  ])('%s', (spec, key, help) => {
    expect(findingsOf(manifestText(`${SOURCE}\n${spec}`))).toEqual([
      expect.stringMatching(new RegExp(`^7:\\d+ schema/unknown-key /spec/(parameters/)?${key}$`)),
    ]);
    expect(helpsOf(`${SOURCE}\n${spec}`)).toEqual([help]);
  });

  test('is told as a setting of the client where it is one', () => {
    expect(helpsOf(`${SOURCE}\nparameters: { num_workers: 4 }`)).toEqual([expect.stringMatching(/^Remove it: /)]);
  });

  test.each([
    ['webhook_url', 'url'],
    ['webhook_events', 'events'],
    ['webhook_headers', 'headers'],
    ['webhook_signing_secret', 'signing_secret'],
    ['webhook_output_format', 'output_format'],
  ])('in webhooks, %s of the API is %s', (wire, key) => {
    const url = key === 'url' ? '' : 'url: https://hooks.acme.example/parse, ';
    expect(helpsOf(`${SOURCE}\nwebhooks: [{ ${url}${wire}: x }]`)).toEqual([`Did you mean \`${key}\`?`]);
  });

  test('stands for the required key that it misspells: one mistake, one finding', () => {
    expect(findingsOf(manifestText('source: { directoryId: dir-1 }'))).toEqual([
      '6:13 schema/unknown-key /spec/source/directoryId',
    ]);
    expect(findingsOf(manifestText('directory_id: dir-1'))).toEqual(['6:3 schema/unknown-key /spec/directory_id']);
    expect(findingsOf(manifestText(SOURCE).replace('apiVersion', 'apiversion'))).toEqual([
      '1:1 schema/unknown-key /apiversion',
    ]);
  });
});

test('a misspelt key hides only the missing key that it stands for', () => {
  expect(findingsOf(manifestText('source: { pageSize: 5 }'))).toEqual([
    '6:3 schema/source-choice /spec/source',
    '6:13 schema/unknown-key /spec/source/pageSize',
  ]);
});

describe('a value of another type', () => {
  test.each([
    ['fast_mode: yes', 'Write `true`.'],
    ['fast_mode: no', 'Write `false`.'],
    ['fast_mode: On', 'Write `true`.'],
    ['fast_mode: off', 'Write `false`.'],
    ['fast_mode: "true"', 'Write `true`.'],
    ['fast_mode: 1', 'Write `true` or `false`.'],
    ['max_pages: "5"', 'Write `5`.'],
    ['max_pages: "five"', 'Write a whole number.'],
    ['page_prefix: 007', 'Write `"007"`.'],
    ['page_prefix: 1.50', 'Write `"1.50"`.'],
    ['page_prefix: true', 'Write `"true"`.'],
    ['target_pages: [0, 2]', 'Write it as one text: `"0,2"`.'],
    ['languages: en', 'Write `[en]`.'],
    ['azure_openai_key: 123456', 'Put it in quotes.'],
  ])('%s', (parameter, help) => {
    const spec = `${SOURCE}\nparameters:\n  ${parameter}`;
    const [name = '', value = ''] = parameter.split(': ');
    expect(findingsOf(manifestText(spec))).toEqual([`8:${name.length + 7} schema/wrong-type /spec/parameters/${name}`]);
    expect(value).not.toBe('');
    expect(helpsOf(spec)).toEqual([help]);
  });

  test('is put right by its fix', () => {
    const text = manifestText(`${SOURCE}\nparameters:\n  fast_mode: yes`);
    const [finding] = checkManifests([{ file: 'a.yaml', text }]).findings.diagnostics;
    const [edit] = finding?.fixes?.[0]?.edits ?? [];
    if (edit === undefined) throw new Error('there is a fix');
    const fixed = text.slice(0, edit.span.start.offset) + edit.newText + text.slice(edit.span.end.offset);
    expect(findingsOf(fixed)).toEqual([]);
  });
});

describe('target_pages', () => {
  test.each([
    ['3', '3'],
    ['007', '007'],
    ['0-9,15', '0-9,15'],
  ])('%s is the text %s', (written, text) => {
    const spec = manifestText(`${SOURCE}\nparameters:\n  target_pages: ${written}`);
    const { targets } = checkManifests([{ file: 'a.yaml', text: spec }]);
    const [manifest] = targets.map((target) => target.manifest);
    expect(manifest?.kind === 'ParseBatch' && manifest.spec.parameters?.target_pages).toBe(text);
  });

  test.each(['-1', '1.5', '0x10', '1e1', '9-', 'all'])('%s is no list of pages', (written) => {
    expect(findingsOf(manifestText(`${SOURCE}\nparameters:\n  target_pages: ${written}`))).toEqual([
      '8:19 schema/wrong-format /spec/parameters/target_pages',
    ]);
  });
});

describe('references', () => {
  test.each([
    ['parameters: { user_prompt: "${secret:A}" }', 'compose/secret-place /spec/parameters/user_prompt'],
    ['parameters: { max_pages: "${var:A}" }', 'compose/unset-variable /spec/parameters/max_pages'],
    ['parameters: { user_prompt: "${env:HOME}" }', 'compose/unlisted-variable /spec/parameters/user_prompt'],
    ['parameters: { user_prompt: "${matrix:a}" }', 'compose/unset-variable /spec/parameters/user_prompt'],
    ['parameters: { user_prompt: "${apply:directory_id}" }', 'compose/reference /spec/parameters/user_prompt'],
    ['parameters: { user_prompt: "${A}" }', 'compose/reference /spec/parameters/user_prompt'],
    ['parameters: { user_prompt: "${secret:A" }', 'compose/reference /spec/parameters/user_prompt'],
    [
      'parameters: { azure_openai_key: "${secret:LLAMA_CLOUD_API_KEY}" }',
      'compose/reference /spec/parameters/azure_openai_key',
    ],
    [
      'parameters: { custom_metadata: { "${var:A}": 1 } }',
      'compose/reference /spec/parameters/custom_metadata/${var:A}',
    ],
    ['unchecked_parameters: { knob: ["${secret:A}"] }', 'compose/secret-place /spec/unchecked_parameters/knob/0'],
    ['extends: [b.yaml]', 'compose/extends /spec/extends/0'],
    ['matrix: { a: [b, b] }', 'compose/matrix /spec/matrix'],
  ])('%s', (spec, expected) => {
    const errors = findingsOf(manifestText(`${SOURCE}\n${spec}`)).filter(
      (line) => !line.includes('unchecked-parameter'),
    );
    expect(errors).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    'parameters: { azure_openai_key: "${secret:A}" }',
    'parameters: { webhook_configurations: [{ webhook_url: "https://h.example/${secret:A}", webhook_headers: { A: "B ${secret:C}" } }] }',
    'webhooks: [{ url: "https://h.example/?k=${secret:A}", headers: { A: "B ${secret:C}" }, signing_secret: "${secret:S}" }]',
    'webhook_url: "https://h.example/?k=${secret:A}"',
    'parameters: { user_prompt: "literal $${var:A}" }',
  ])('may stand in %s', (spec) => {
    expect(findingsOf(manifestText(`${SOURCE}\n${spec}`))).toEqual([]);
  });
});

describe('what is no manifest', () => {
  test.each([
    ['[1, 2]', '1:1 schema/not-a-manifest '],
    ['text', '1:1 schema/not-a-manifest '],
    ['a: 1', '1:1 schema/not-a-manifest '],
    ['job_config: {}\ndirectory_id: d', '1:1 schema/not-a-manifest '],
    ['apiVersion: parsebatch.dev/v1\nkind: Parsebatch', '2:7 schema/unknown-kind /kind'],
    ['apiVersion: v1\nkind: Pod', '2:7 schema/unknown-kind /kind'],
  ])('%s', (text, expected) => {
    expect(findingsOf(text)).toEqual([expected]);
  });

  test('is sent to import where it is a request of the API', () => {
    const { findings } = checkManifests([{ file: 'a.yaml', text: '{"job_config": {}, "directory_id": "d"}' }]);
    expect(findings.diagnostics[0]?.help).toContain('parsebatch import');
  });
});

describe('one setting at two places', () => {
  test.each([
    ['output_s3_path_prefix', 's3://bucket/a/', 'output_s3_path_prefix'],
    ['output_s3_region', 'eu-central-1', 'output_s3_region'],
  ])('%s', (name, value) => {
    expect(findingsOf(manifestText(`${SOURCE}\n${name}: ${value}\nparameters:\n  ${name}: ${value}`))).toEqual([
      `9:5 schema/written-twice /spec/parameters/${name}`,
    ]);
    expect(findingsOf(manifestText(`${SOURCE}\nparameters:\n  ${name}: ${value}`))).toEqual([]);
  });

  test('webhooks and webhook_configurations', () => {
    const both = `${SOURCE}\nwebhooks: [{ url: https://h.example/a }]\nparameters: { webhook_configurations: [] }`;
    expect(findingsOf(manifestText(both))).toEqual([
      '8:17 schema/written-twice /spec/parameters/webhook_configurations',
    ]);
  });

  test('a known parameter is never unchecked, an unknown one is passed on with a warning', () => {
    expect(findingsOf(manifestText(`${SOURCE}\nunchecked_parameters: { tier: 1, knob: 1 }`))).toEqual([
      '7:27 schema/unknown-key /spec/unchecked_parameters/tier',
      '7:36 schema/unchecked-parameter /spec/unchecked_parameters/knob',
    ]);
  });
});

describe('credentials', () => {
  const CANARY = 'c4n4ry-s3cr3t';
  test.each([
    `parameters: { azure_openai_key: [${CANARY}] }`,
    `parameters: { azure_openai_kye: ${CANARY} }`,
    `parameters: { azure_openai_key: ${CANARY}, nope: 1 }`,
    `webhooks: [{ url: https://h.example/a, headers: { Authorization: Bearer ${CANARY}, B: 5 } }]`,
    `webhooks: [{ url: "ftp://u:${CANARY}@h.example/?t=${CANARY}" }]`,
    `webhooks: [{ url: https://h.example/a, signing_secret: "\${${CANARY}}" }]`,
    `webhooks: [{ url: https://h.example/a, signing_secret: ${CANARY}, signing: 1 }]`,
    `webhook_url: "http://u:${CANARY}@h.example/"`,
    `parameters: { vendor_multimodal_api_key: ${CANARY}, x: [ }`,
  ])('appear in no message and no source text: %s', (spec) => {
    const { findings } = checkManifests([{ file: 'a.yaml', text: manifestText(`${SOURCE}\n${spec}`) }]);
    expect(findings.diagnostics.length).toBeGreaterThan(0);
    const said = findings.diagnostics.map(({ message, help, related }) => [message, help, related]);
    expect(JSON.stringify([said, [...findings.sources]])).not.toContain(CANARY);
  });
});
