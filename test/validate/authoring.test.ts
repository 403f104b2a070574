import { describe, expect, test } from 'vitest';
import { validateAuthoring, validateProjectFile } from '../../src/validate/validate-authoring.ts';
import { ALL_VALIDATORS } from '../../src/validate/validators/all-validators.ts';
import { manifestText } from '../findings-of.ts';
import { authoredFindings, documentOf, profileText, projectText } from './read-documents.ts';

function messagesOf(text: string): string[] {
  return validateAuthoring(documentOf(text), ALL_VALIDATORS).diagnostics.map(
    ({ message, help }) => `${message} ${help}`,
  );
}

describe('a document as written is known', () => {
  test.each([
    [manifestText('rerun: "1"'), 'ParseBatch'],
    [profileText('rerun: "1"'), 'ParseBatchProfile'],
    [projectText('vars: {}'), 'Project'],
    [manifestText('nope: 1'), 'ParseBatch'],
    [profileText('nope: 1'), 'ParseBatchProfile'],
  ])('%j', (text, kind) => {
    expect(validateAuthoring(documentOf(text), ALL_VALIDATORS).value?.kind).toBe(kind);
  });

  test.each(['a: 1', 'apiVersion: parsebatch.dev/v1\nkind: Bundle', 'apiVersion: parsebatch.dev/v1\nkind: ${var:K}'])(
    'but not %j',
    (text) => {
      const { value, diagnostics } = validateAuthoring(documentOf(text), ALL_VALIDATORS);
      expect(value).toBeUndefined();
      expect(diagnostics).toHaveLength(1);
    },
  );

  test('a project file with its settings, as long as nothing is wrong with it', () => {
    const { value } = validateProjectFile(documentOf(projectText('vars: { bucket: acme }')));
    expect(value?.vars).toEqual({ bucket: 'acme' });
    expect(validateProjectFile(documentOf(projectText('vars: 1'))).value).toBeUndefined();
  });
});

describe('nothing is required that composition can supply', () => {
  test.each([
    manifestText('extends: [../profiles/finance.parsebatch.yaml]'),
    manifestText('source: {}'),
    manifestText('source:'),
    manifestText('source: { page_size: 5 }\nenvironments: { staging: { source: { directory_id: d } }, empty: }'),
    manifestText(
      'matrix: { tenant: [acme, globex], size: [1, true], include: [{ tenant: acme, extra: x }], exclude: [] }',
    ),
    profileText('parameters: { max_pages: 3 }\nenvironments: { staging: { parameters: { max_pages: 1 } } }'),
    profileText('extends: ["base.yaml#finance"]'),
  ])('%j', (text) => {
    expect(authoredFindings(text)).toEqual([]);
  });

  test.each([
    ['webhooks: [{ events: [] }]', '6:14 schema/missing-key /spec/webhooks/0'],
    ['environments: { a: { webhooks: [{ events: [] }] } }', '6:35 schema/missing-key /spec/environments/a/webhooks/0'],
  ])('but what an item lacks is missing: %s', (spec, expected) => {
    expect(authoredFindings(manifestText(spec))).toEqual([expected]);
  });

  test('and a document is what it is called', () => {
    expect(authoredFindings('apiVersion: parsebatch.dev/v1\nkind: ParseBatchProfile')).toEqual([
      '1:1 schema/missing-key ',
      '1:1 schema/missing-key ',
    ]);
    expect(messagesOf('apiVersion: parsebatch.dev/v1\nkind: ParseBatchProfile')[0]).toContain('The profile lacks');
  });
});

describe('an environment', () => {
  const inEnvironment = (spec: string): string =>
    manifestText(`environments:\n  staging:\n${spec.replaceAll(/^/gm, '    ')}`);

  test.each([
    ['parameters: { parseMode: x }', '8:21 schema/unknown-key /spec/environments/staging/parameters/parseMode'],
    ['parameters: { fast_mode: yes }', '8:32 schema/wrong-type /spec/environments/staging/parameters/fast_mode'],
    ['parameters: { priority: urgent }', '8:31 schema/unknown-value /spec/environments/staging/parameters/priority'],
    [
      'parameters: { target_pages: 1.5 }',
      '8:35 schema/wrong-format /spec/environments/staging/parameters/target_pages',
    ],
    ['source: { directory_id: a, files: [b] }', '8:34 schema/source-choice /spec/environments/staging/source/files'],
    [
      'parameters: { user_prompt: "${secret:A}" }',
      '8:34 compose/secret-place /spec/environments/staging/parameters/user_prompt',
    ],
    [
      'unchecked_parameters: { tier: 1 }',
      '8:31 schema/unknown-key /spec/environments/staging/unchecked_parameters/tier',
    ],
    [
      'output_s3_region: a\nparameters: { output_s3_region: a }',
      '9:21 schema/written-twice /spec/environments/staging/parameters/output_s3_region',
    ],
    ['extends: [a]', '8:7 schema/unknown-key /spec/environments/staging/extends'],
    ['environments: {}', '8:7 schema/unknown-key /spec/environments/staging/environments'],
    ['matrix: { a: [b] }', '8:7 schema/unknown-key /spec/environments/staging/matrix'],
  ])('is held to the same rules: %s', (spec, expected) => {
    expect(authoredFindings(inEnvironment(spec))).toEqual([expected]);
  });

  test.each([
    [
      'parameters: { parseMode: x }',
      '`parseMode` is not a key of `spec.environments.staging.parameters`. Did you mean `parse_mode`?',
    ],
    ['parse_mode: x', '`parse_mode` belongs in `spec.environments.staging.parameters`.'],
    ['extend: [a]', 'is not a key of `spec.environments.staging`.'],
    ['matrix: {}', 'cannot stand in an environment'],
    ['source: { files: [] }', '`files` is empty.'],
    ['project_id: acme', 'Write a UUID such as'],
    ['webhooks: [{ webhook_url: https://a.example }]', 'Did you mean `url`?'],
  ])('is spoken of as the base is: %s', (spec, expected) => {
    expect(messagesOf(inEnvironment(spec))).toEqual([expect.stringContaining(expected)]);
  });

  test('never has a key of its own suggested that it cannot have', () => {
    expect(messagesOf(inEnvironment('extend: [a]'))[0]).not.toContain('Did you mean');
  });

  test('writes one setting once, whatever the base writes', () => {
    const spec = 'parameters: { output_s3_region: a }\nenvironments: { b: { output_s3_region: a } }';
    expect(authoredFindings(manifestText(spec))).toEqual([]);
  });

  test.each(['Staging', 'a_b', '-a', '${var:E}'])('has a DNS label as its name, which %s is not', (name) => {
    const code = name.startsWith('$') ? 'compose/reference' : 'schema/wrong-format';
    expect(authoredFindings(manifestText(`environments: { "${name}": {} }`))).toEqual([
      `6:19 ${code} /spec/environments/${name}`,
    ]);
  });
});

describe('a matrix', () => {
  test.each([
    ['{ a-b: [c] }', '6:13 schema/wrong-format /spec/matrix/a-b'],
    ['{ a: [] }', '6:16 schema/out-of-range /spec/matrix/a'],
    ['{ a: b }', '6:16 schema/wrong-type /spec/matrix/a'],
    ['{ a: [{ b: c }] }', '6:17 schema/wrong-type /spec/matrix/a/0'],
    ['{ a: [null] }', '6:17 schema/wrong-type /spec/matrix/a/0'],
    ['{ a: ["${var:B}"] }', '6:17 compose/reference /spec/matrix/a/0'],
    ['{ include: [{}] }', '6:23 schema/out-of-range /spec/matrix/include/0'],
    ['{ include: [{ a: [b] }] }', '6:28 schema/wrong-type /spec/matrix/include/0/a'],
    ['{ exclude: { a: b } }', '6:22 schema/wrong-type /spec/matrix/exclude'],
  ])('is no %s', (matrix, expected) => {
    expect(authoredFindings(manifestText(`matrix: ${matrix}`))).toEqual([expected]);
  });

  test('cannot stand in a profile, where its keys may be read', () => {
    const text = profileText('matrix: { a: [b] }\nparameters: { user_prompt: "${matrix:a}" }');
    expect(authoredFindings(text)).toEqual(['6:3 schema/unknown-key /spec/matrix']);
    expect(messagesOf(text)[0]).toContain('cannot stand in a profile');
  });
});

describe('a reference stands for', () => {
  test.each([
    'parameters: { max_pages: "${var:A}", fast_mode: "${env:B}", bbox_top: "${matrix:c}", target_pages: "${var:A}" }',
    'parameters: { parse_mode: "${var:A}", priority: "x${var:A}", type: "${var:A}" }',
    'parameters: { max_pages: "1${var:A}", job_timeout_in_seconds: "${var:A:-10}" }',
    'parameters: { languages: "${var:A}", images_to_save: ["${var:A}", embedded] }',
    'source: { files: "${var:A}", page_size: "${var:A:?say how many}", on_change: "${var:A}" }',
    'project_id: "${var:A}"\noutput_s3_path_prefix: "s3://${var:A}/"\nrerun: "${env:RUN}"',
    'webhooks: "${var:A}"',
    'webhooks: [{ url: "${var:A}", events: "${var:A}", headers: { X: "${var:A}" }, signing_secret: "${secret:A:?set}" }]',
    'parameters: { custom_metadata: { a: ["${var:A}"] } }\nunchecked_parameters: {}',
    'environments: { a: { parameters: { max_pages: "${var:A}" } } }',
    'parameters: { azure_openai_key: "${var:A:-${secret:B}}" }',
  ])('any scalar or list: %s', (spec) => {
    expect(authoredFindings(manifestText(spec))).toEqual([]);
  });

  test.each([
    ['parameters: "${var:A}"', '6:15 compose/reference /spec/parameters'],
    ['source: "${var:A}"', '6:11 compose/reference /spec/source'],
    ['environments: "${var:A}"', '6:17 compose/reference /spec/environments'],
    ['environments: { a: "${var:A}" }', '6:22 compose/reference /spec/environments/a'],
    ['parameters: { custom_metadata: "${var:A}" }', '6:34 compose/reference /spec/parameters/custom_metadata'],
    ['parameters: { languages: "en,${var:A}" }', '6:28 schema/wrong-type /spec/parameters/languages'],
    ['parameters: { max_pages: "$${var:A}" }', '6:28 schema/wrong-type /spec/parameters/max_pages'],
    ['parameters: { max_pages: "${secret:A}" }', '6:28 compose/secret-place /spec/parameters/max_pages'],
    ['parameters: { languages: ["${var:A}", nope] }', '6:41 schema/unknown-value /spec/parameters/languages/1'],
    ['parameters: { user_prompt: "${var:A:-${secret:B}}" }', '6:30 compose/secret-place /spec/parameters/user_prompt'],
    ['parameters: { user_prompt: "${var:A:-${B}}" }', '6:30 compose/reference /spec/parameters/user_prompt'],
    [
      'parameters: { user_prompt: "${env:LLAMA_CLOUD_API_KEY}" }',
      '6:30 compose/reference /spec/parameters/user_prompt',
    ],
    ['extends: ["${var:A}"]', '6:13 compose/reference /spec/extends/0'],
    ['extends: "${var:A}"', '6:12 compose/reference /spec/extends'],
  ])('nothing else: %s', (spec, expected) => {
    expect(authoredFindings(manifestText(spec))).toEqual([expected]);
  });

  test.each([
    ['apiVersion', 'parsebatch.dev/v1', '1:13 compose/reference /apiVersion'],
    ['kind', 'ParseBatch', '2:7 compose/reference /kind'],
    ['name', 'sample', '4:9 compose/reference /metadata/name'],
  ])('no %s', (key, value, expected) => {
    const text = manifestText('rerun: "1"').replace(`${key}: ${value}`, `${key}: \${var:A}`);
    expect(authoredFindings(text)).toEqual([expected]);
    expect(messagesOf(text)[0]).toContain('no reference is read');
  });
});

describe('a default of a secret', () => {
  test.each([
    'parameters: { azure_openai_key: "${secret:A:-sk-c4n4ry}" }',
    'parameters: { user_prompt: "${secret:A:-sk-c4n4ry}" }',
    'environments: { a: { parameters: { azure_openai_key: "${secret:A:-sk-c4n4ry}" } } }',
  ])('is refused and never shown: %s', (spec) => {
    const [message, ...others] = messagesOf(manifestText(spec));
    expect(others).toEqual([]);
    expect(message).toContain('`${secret:A:-…}` gives a secret a default');
    expect(message).not.toContain('c4n4ry');
  });
});

describe('a project file', () => {
  test.each([
    ['varz: {}', '3:1 schema/unknown-key /varz', 'Did you mean `vars`?'],
    ['environments: { a: { regoin: eu } }', '3:22 schema/unknown-key /environments/a/regoin', 'Did you mean `region`?'],
    ['region: eu', '3:1 schema/unknown-key /region', 'for its keys'],
    ['vars: { a-b: 1 }', '3:9 schema/wrong-format /vars/a-b', 'a name of letters'],
    ['env: [a-b]', '3:7 schema/wrong-format /env/0', 'a name of letters'],
    ['vars: { a: { b: c } }', '3:12 schema/wrong-type /vars/a', 'not a mapping'],
    ['environments: { Prod: {} }', '3:17 schema/wrong-format /environments/Prod', 'a DNS label'],
    ['environments: { a: { project_id: x } }', '3:34 schema/wrong-format /environments/a/project_id', 'a UUID'],
    ['rules: { no-x: fatal }', '3:16 schema/unknown-value /rules/no-x', 'Its values are'],
    ['ledger: { url: /tmp }', '3:16 schema/wrong-format /ledger/url', 'file:DIR'],
    ['limits: { max_files: many }', '3:22 schema/wrong-type /limits/max_files', 'a whole number'],
    ['metadata: { name: x }', '3:1 schema/unknown-key /metadata', 'a project file'],
  ])('is not %s', (lines, expected, part) => {
    expect(authoredFindings(projectText(lines))).toEqual([expected]);
    expect(messagesOf(projectText(lines))[0]).toContain(part);
  });

  test.each([
    'ledger: { url: "postgress://u:c4n4ry@db.example/x?password=c4n4ry" }',
    'limits: { max_files: "https://u:c4n4ry@a.example" }',
  ])('shows no credential of an address: %s', (lines) => {
    const messages = messagesOf(projectText(lines));
    expect(messages).toHaveLength(1);
    expect(messages[0]).not.toContain('c4n4ry');
  });

  test('reads no reference, so that none is looked at here', () => {
    expect(authoredFindings(projectText('vars: { a: "${var:b}" }'))).toEqual([]);
  });
});
