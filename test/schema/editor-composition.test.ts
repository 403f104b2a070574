import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../src/catalogue/parse-v1/index.ts';
import { MANIFEST_KEYS, PROJECT_KEYS } from '../../src/generated/keys.ts';
import { type EditorSession, startEditor } from './editor-session.ts';

const HEAD = 'apiVersion: parsebatch.dev/v1\nkind: ParseBatch\nmetadata:\n  name: invoices\nspec:\n';
const PROFILE = HEAD.replace('ParseBatch', 'ParseBatchProfile');
const PROJECT = 'apiVersion: parsebatch.dev/v1\nkind: Project\n';
const ENVIRONMENT = `${HEAD}  environments:\n    staging:\n      `;

/** At the top of a document the server offers these whatever its kind. */
const WHOLE_FILES = [
  'ParseBatch manifest',
  'ParseBatchProfile',
  'ClassifyBatch manifest',
  'Batch manifest',
  'BatchProfile',
  'Project file',
];

const settings = (MANIFEST_KEYS['/spec'] ?? []).filter((key) => !['extends', 'environments', 'matrix'].includes(key));
const offered = Object.entries(PARAMETERS).flatMap(([name, entry]) => ('deprecated' in entry ? [] : [name]));

let editor: EditorSession;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.close());

describe('an editor completes', () => {
  it.each([
    ['the keys of an environment', `${ENVIRONMENT}§`, settings],
    ['its parameters', `${ENVIRONMENT}parameters:\n        §`, offered],
    ['a value in it', `${ENVIRONMENT}parameters:\n        priority: §`, ['critical', 'high', 'low', 'medium', 'null']],
    ['the keys of a profile', `${PROFILE}  §`, ['extends', 'environments', ...settings]],
    ['the parameters of a profile', `${PROFILE}  parameters:\n    §`, offered],
    ['the keys of a project file', `${PROJECT}§`, [...(PROJECT_KEYS[''] ?? []).slice(2), ...WHOLE_FILES]],
    ['a policy', `${PROJECT}policy:\n  §`, PROJECT_KEYS['/policy'] ?? []],
    ['a region', `${PROJECT}environments:\n  staging:\n    region: §`, ['eu', 'na', 'null']],
    ['the severity of a rule', `${PROJECT}rules:\n  no-x: §`, ['error', 'info', 'null', '"off"', 'warning']],
  ])('%s', async (_, text, expected) => {
    const labels = (await editor.proposalsAt(text)).map(({ label }) => label);
    expect(labels.sort()).toEqual([...expected].sort());
  });
});

describe('an editor explains', () => {
  it.each([
    ['a parameter in an environment', `${ENVIRONMENT}parameters:\n        §parse_mode: x`, 'Which engine parses'],
    ['a parameter of a profile', `${PROFILE}  parameters:\n    §max_pages: 1`, 'pages'],
    ['extends', `${HEAD}  §extends: [a.yaml]`, 'The profiles that this builds on'],
    ['a matrix', `${HEAD}  §matrix: { tenant: [a] }`, 'One batch for each combination'],
    ['environments', `${HEAD}  §environments: {}`, 'merged over this one by'],
    ['the vars of a project file', `${PROJECT}§vars: {}`, 'Variables for'],
    ['a ledger', `${PROJECT}ledger:\n  §url: git:origin`, 'Where the ledger is'],
  ])('%s', async (_, text, expected) => {
    expect(await editor.hoverAt(text)).toContain(expected);
  });
});

describe('an editor underlines', () => {
  it.concurrent.each([
    [
      'a misspelt parameter in an environment',
      `${ENVIRONMENT}parameters: { parseMode: x }`,
      '7:20 Property parseMode is not allowed.',
    ],
    [
      'a wrong type beside a reference',
      `${ENVIRONMENT}parameters: { max_pages: "\${var:A}", fast_mode: "yes" }`,
      '7:54 `true` or `false` is needed, or a reference such as `${var:NAME}`.',
    ],
    ['extends in an environment', `${ENVIRONMENT}extends: [a]`, '7:6 Property extends is not allowed.'],
    ['a matrix in a profile', `${PROFILE}  matrix: { a: [b] }`, '5:2 Property matrix is not allowed.'],
    ['an axis without values', `${HEAD}  matrix: { a: [] }`, /^5:15 Array has too few items/],
    ['a reference in a matrix', `${HEAD}  matrix: { a: ["\${var:A}"] }`, '5:16 No reference is read here.'],
    [
      'a reference inside the text of a list',
      `${HEAD}  parameters: { languages: "en,\${var:A}" }`,
      '5:27 A list is needed, or one whole reference such as `${var:NAME}`.',
    ],
    [
      'a literal that looks like one',
      `${HEAD}  parameters: { max_pages: "$\${var:A}" }`,
      /^5:27 A whole number is needed/,
    ],
    [
      'a value beside a set',
      `${HEAD}  parameters: { priority: urgent }`,
      '5:26 Value is not accepted. Valid values: "low", "medium", "high", "critical", null.',
    ],
    ['a misspelt key of a project file', `${PROJECT}varz: {}`, '2:0 Property varz is not allowed.'],
    ['a misspelt severity', `${PROJECT}rules: { no-x: fatal }`, /^2:15 Value is not accepted/],
    ['a name that no reference can spell', `${PROJECT}env: [a-b]`, /^2:6 A name has letters/],
  ] as const)('%s, once', async (_, text, expected) => {
    const problems = await editor.problemsOf(text);
    const found = problems.map(({ range: { start }, message }) => `${start.line}:${start.character} ${message}`);
    expect(found).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  it.concurrent.each([
    [
      'references where scalars and lists stand',
      `${HEAD}  parameters: { max_pages: "\${var:A}", fast_mode: "\${env:B:-true}", parse_mode: "\${matrix:m}", ` +
        'languages: "${var:L}", images_to_save: ["${var:A}"], bbox_top: "${var:T}" }',
    ],
    ['a manifest that leaves its source to a profile', `${HEAD}  extends: [../profiles/finance.parsebatch.yaml]`],
    ['a matrix', `${HEAD}  matrix: { tenant: [acme, 1, true], include: [{ tenant: acme, x: 1 }], exclude: [] }`],
    ['an environment that says nothing', `${HEAD}  environments:\n    staging:`],
    ['a profile', `${PROFILE}  extends: [a.yaml]\n  environments: { staging: { parameters: { max_pages: 1 } } }`],
    [
      'a project file',
      `${PROJECT}requires: ">=0.1"\nvars: { a: [1, b] }\nenvironments: { staging: { region: eu } }\n` +
        'rules: { set: 2026-11, no-x: warning }\nledger: { url: "file:.parsebatch/ledger" }',
    ],
  ])('nothing in %s', async (_, text) => {
    expect(await editor.problemsOf(text)).toEqual([]);
  });

  it('a mistake in a project file that names the schema itself', async () => {
    const modeline = '# yaml-language-server: $schema=../../schemas/project.schema.json\n';
    expect(await editor.problemsOf(`${modeline}${PROJECT}varz: {}`, 'parsebatch.config.yaml')).toHaveLength(1);
    expect(await editor.problemsOf(`${PROJECT}varz: {}`, 'parsebatch.config.yaml')).toEqual([]);
  });
});

describe('an editor replaces', () => {
  it.each([
    ['a near key in an environment', `${ENVIRONMENT}parameters: { parseMode: null }`, 'parse_mode'],
    ['a near value in a profile', `${PROFILE}  parameters: { priority: hihg }`, 'high'],
    ['a near key of a project file', `${PROJECT}varz: {}`, 'vars'],
  ])('%s', async (_, text, expected) => {
    const [problem] = await editor.problemsOf(text);
    expect(problem && (await editor.fixesOf(text, problem))).toContain(expected);
  });
});
