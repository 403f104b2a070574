import { describe, expect, test } from 'vitest';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { readProject } from '../../src/project/read-project.ts';
import { NO_PROJECT } from '../../src/project/settings.ts';
import { describe as lineOf } from '../findings-of.ts';
import { projectFindings, projectOutcome, projectSettings } from './project-text.ts';

describe('a project file', () => {
  test('that says nothing means what holds without one', () => {
    const { documentOf: _, variables, ...settings } = projectSettings('');
    const { documentOf: _none, variables: none, ...without } = NO_PROJECT;
    expect(settings).toEqual(without);
    expect([variables('x'), none('x')]).toEqual([new Map(), new Map()]);
  });

  test('means for every null what holds without the key', () => {
    const keys = ['requires', 'include', 'vars', 'env', 'secrets', 'environments', 'default_environment', 'rules'];
    const text = [...keys, 'policy', 'limits', 'ledger'].map((key) => `${key}: null\n`).join('');
    const { documentOf: _, variables: _variables, ...settings } = projectSettings(text);
    expect(settings).toMatchObject({
      include: [],
      env: [],
      secrets: [],
      rules: {},
      policy: {},
      limits: {},
      ledger: {},
    });
    expect([settings.defaultEnvironment, settings.environments.size, settings.vars.size]).toEqual([undefined, 0, 0]);
  });

  test('gives lists and settings as they are written', () => {
    const settings = projectSettings(`include: [a/*.parsebatch.yaml]
env: [RUN_ID]
secrets: [TOKEN]
rules: { set: 2026-11, no-x: "off" }
policy: { allowed_buckets: [acme], max_credits_per_page: 2.5 }
limits: { max_files: 10 }
ledger: { url: "git:origin", allow_public: false }
`);
    expect(settings).toMatchObject({
      include: ['a/*.parsebatch.yaml'],
      env: ['RUN_ID'],
      secrets: ['TOKEN'],
      rules: { set: '2026-11', 'no-x': 'off' },
      policy: { allowed_buckets: ['acme'], max_credits_per_page: 2.5 },
      limits: { max_files: 10 },
      ledger: { url: 'git:origin', allow_public: false },
    });
    expect(settings.documentOf('policy')?.originOf(['policy', 'allowed_buckets', 0], 'value')).toMatchObject({
      file: 'parsebatch.config.yaml',
      span: { start: { line: 7, column: 29 } },
    });
  });

  test('gives environments with their settings, an empty one too', () => {
    const { environments, defaultEnvironment } = projectSettings(`environments:
  staging: { region: eu, project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f }
  production:
    base_url: https://llama.acme.example/api
    organization_id: 7a2d3e4f-5b6c-4d7e-9f8a-0b1c2d3e4f5a
    require_branch: main
  empty:
default_environment: staging
`);
    const unset = {
      baseUrl: undefined,
      region: undefined,
      projectId: undefined,
      organizationId: undefined,
      requireBranch: undefined,
      vars: new Map(),
      unset: [],
    };
    expect(defaultEnvironment).toBe('staging');
    expect([...environments]).toEqual([
      ['staging', { ...unset, region: 'eu', projectId: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f' }],
      [
        'production',
        {
          ...unset,
          baseUrl: 'https://llama.acme.example/api',
          organizationId: '7a2d3e4f-5b6c-4d7e-9f8a-0b1c2d3e4f5a',
          requireBranch: 'main',
        },
      ],
      ['empty', unset],
    ]);
  });
});

describe('variables', () => {
  const TEXT = `vars:
  text: plain
  quoted: "007"
  number: 007
  truth: true
  list: [en, 2, false]
  empty: ""
  unset: null
  literal: a $\${x}
environments:
  staging: { vars: { text: other, truth: null, extra: 1 } }
`;

  test('have values, the text that wrote them, and its place', () => {
    const variables = projectSettings(TEXT).variables(undefined);
    expect([...variables].map(([name, { value, source }]) => [name, value, source])).toEqual([
      ['text', 'plain', 'plain'],
      ['quoted', '007', '"007"'],
      ['number', 7, '007'],
      ['truth', true, 'true'],
      ['list', ['en', 2, false], '["en",2,false]'],
      ['empty', '', '""'],
      ['literal', 'a ${x}', 'a $${x}'],
    ]);
    expect(variables.get('number')?.origin).toMatchObject({
      kind: 'file',
      pointer: '/vars/number',
      span: { start: { line: 6, column: 11 } },
    });
  });

  test('of an environment win over those at the top, and null takes one away', () => {
    const variables = projectSettings(TEXT).variables('staging');
    expect(variables.get('text')).toMatchObject({
      value: 'other',
      origin: { pointer: '/environments/staging/vars/text' },
    });
    expect(variables.get('extra')?.value).toBe(1);
    expect(variables.get('number')?.value).toBe(7);
    expect(variables.has('truth')).toBe(false);
  });

  test('are those at the top under an environment that the project does not have', () => {
    expect(projectSettings(TEXT).variables('other').get('text')?.value).toBe('plain');
  });

  test('named like members of an object are variables like others', () => {
    const { variables } = projectSettings('vars: { constructor: a, toString: b }\n');
    expect([variables(undefined).get('toString')?.value, variables(undefined).get('valueOf')]).toEqual([
      'b',
      undefined,
    ]);
  });
});

describe('a project file is wrong where', () => {
  test.each([
    ['it lacks its form', 'secret: [A]\n', ['3:1 schema/unknown-key /secret']],
    ['a value has another type', 'env: RUN_ID\n', ['3:6 schema/wrong-type /env']],
    [
      'the default is no environment',
      'default_environment: a\n',
      ['3:22 project/unknown-environment /default_environment'],
    ],
    [
      'an environment has two addresses',
      'environments:\n  a:\n    region: eu\n    base_url: https://x.example\n',
      ['6:5 project/two-addresses /environments/a/base_url'],
    ],
    ['a secret is listed twice', 'secrets: [A, B, A]\n', ['3:17 project/listed-twice /secrets/2']],
    [
      'an environment variable is listed twice',
      'env:\n- A\n- A\n- A\n',
      ['5:3 project/listed-twice /env/1', '6:3 project/listed-twice /env/2'],
    ],
    ['the key of the API is listed', 'env: [LLAMA_CLOUD_API_KEY]\n', ['3:7 project/own-key /env/0']],
    [
      'it is listed as a secret, in another case',
      'secrets: [llama_parse_api_key]\n',
      ['3:11 project/own-key /secrets/0'],
    ],
    ['a variable holds a reference', 'vars:\n  a: ${env:HOME}\n', ['4:6 project/reference /vars/a']],
    ['an item of a variable does', 'vars:\n  a: [b, "x${var:c:-d}"]\n', ['4:10 project/reference /vars/a/1']],
    [
      'a misspelt one stands',
      'policy:\n  allowed_buckets: ["${vars:x}"]\n',
      ['4:21 project/reference /policy/allowed_buckets/0'],
    ],
    ['a reference is not closed', 'include: ["${"]\n', ['3:11 project/reference /include/0']],
    [
      '`requires` is no range',
      'requires: newest\nenv: [A, A]\n',
      ['3:11 project/requires-range /requires', '4:10 project/listed-twice /env/1'],
    ],
    [
      'it is for another version, whatever else it holds',
      'requires: ">=2"\nnewer_key: 1\n',
      ['3:11 project/requires /requires'],
    ],
  ])('%s', (_, lines, findings) => {
    expect(projectFindings(lines)).toEqual(findings);
  });

  test.each([
    'ftp://x.example',
    'x.example',
    'https:/',
    'http://x.example',
    'http://10.0.0.1:8000',
    'http://localhost.x.example',
    'https://user:hunter2@x.example',
    'https://x.example?key=hunter3',
    'https://x.example#a',
    'https://@x.example',
  ])('an environment has the address %s', (address) => {
    const { diagnostics } = projectOutcome(`environments:\n  a:\n    base_url: "${address}"\n`);
    expect(diagnostics).toMatchObject([{ code: 'project/base-url', path: '/environments/a/base_url' }]);
    expect(JSON.stringify(diagnostics)).not.toMatch(/hunter/);
  });

  test.each([
    'https://x.example',
    'https://x.example:8443/api/',
    'http://localhost:8000',
    'http://127.8.9.1',
    'http://[::1]:1',
  ])('it has not the address %s, which is fine', (address) => {
    expect(projectFindings(`environments:\n  a:\n    base_url: "${address}"\n`)).toEqual([]);
  });

  test.each(['^0.4.0', '0.x', '>=0.1 <2', '*', '0.4.2', '1 || 0.4'])(
    'it does not require %s, which is fine',
    (range) => {
      expect(projectFindings(`requires: "${range}"\n`)).toEqual([]);
    },
  );

  test('it requires what a release candidate of that version gives, which is fine', () => {
    const [document] =
      loadDocuments({ file: 'a', text: 'apiVersion: parsebatch.dev/v1\nkind: Project\nrequires: ^0.4.0\n' }).value ??
      [];
    expect(document && readProject(document, '0.4.3-rc.1').diagnostics).toEqual([]);
  });
});

describe('a mistake', () => {
  test('shows the other place, and what was most likely meant', () => {
    const [address] = projectOutcome(
      'environments:\n  a:\n    region: eu\n    base_url: https://x.example\n',
    ).diagnostics;
    expect(address?.related).toMatchObject([{ origin: { span: { start: { line: 5, column: 5 } } } }]);
    const near = projectOutcome('environments: { staging: null }\ndefault_environment: stagin\n').diagnostics;
    expect(near.map(({ help }) => help)).toEqual(['Did you mean `staging`?']);
    const far = projectOutcome(
      'environments: { staging: null, dev: null }\ndefault_environment: production\n',
    ).diagnostics;
    expect(far.map(({ help }) => help)).toEqual([
      'Its environments are `staging`, `dev`. Add `production`, or name another.',
    ]);
  });

  test('of a reference shows nothing of it, as a default may be a credential', () => {
    expect(JSON.stringify(projectOutcome('vars: { a: "${env:A:-sk-123}" }\n').diagnostics)).not.toContain('sk-123');
  });

  test('leaves the settings, without the keys of the API', () => {
    const { value } = projectOutcome('env: [LLAMA_CLOUD_API_KEY, A]\nsecrets: [LLAMA_PARSE_API_KEY, B]\n');
    expect([value?.env, value?.secrets]).toEqual([['A'], ['B']]);
  });

  test('of the form leaves no settings', () => {
    expect(projectOutcome('unknown: 1\n').value).toBeUndefined();
    expect(projectOutcome('requires: ^9\n').value).toBeUndefined();
  });

  test('of a key says what the key was meant to be, among those of a project file', () => {
    const [key] = projectOutcome('secret: [A]\n').diagnostics;
    expect([key?.message, key?.help]).toEqual(['`secret` is not a key of a project file.', 'Did you mean `secrets`?']);
  });

  test.each([
    ['kind: ParseBatch\n', '1:7 project/not-a-project /kind'],
    ['kind: project\n', '1:7 project/not-a-project /kind'],
    ['vars: { a: b }\n', '1:1 project/not-a-project '],
    ['- a\n', '1:1 project/not-a-project '],
  ])('of the whole file is said once: %j', (text, finding) => {
    const [document] = loadDocuments({ file: 'a', text }).value ?? [];
    expect(document && readProject(document, '0.4.2').diagnostics.map(lineOf)).toEqual([finding]);
  });

  test('in YAML is reported once, by what read it', () => {
    const { value } = loadDocuments({ file: 'a', text: 'kind: "Project\n' });
    const [document] = value ?? [];
    expect(document && readProject(document, '0.4.2')).toEqual({ value: undefined, diagnostics: [] });
  });
});
