import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENTS } from '../../src/catalogue/events.ts';
import { PARAMETERS } from '../../src/catalogue/parse-v1/index.ts';
import { PARTITIONS } from '../../src/catalogue/partitions.ts';
import { MANIFEST_KEYS } from '../../src/generated/keys.ts';
import { type EditorSession, type Proposal, startEditor } from './editor-session.ts';
import { expandSnippet } from './expand-snippet.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');
const MODELINE = '# yaml-language-server: $schema=../../schemas/manifest.schema.json\n';
const HEAD = 'apiVersion: parsebatch.dev/v1\nkind: ParseBatch\nmetadata:\n  name: invoices\nspec:\n';
const MANIFEST = `${HEAD}  source:\n    directory_id: dir-1\n`;
const PARAMETER = `${MANIFEST}  parameters:\n    `;
const WEBHOOK = `${MANIFEST}  webhooks:\n    - url: https://hooks.acme.example\n      `;

const deprecated = Object.entries(PARAMETERS).flatMap(([name, entry]) => ('deprecated' in entry ? [name] : []));

let editor: EditorSession;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.close());

describe('an editor completes', () => {
  it('an empty file with a whole manifest', async () => {
    const proposals = await editor.proposalsAt('§');
    expect(labelsOf(proposals)).toEqual([
      'Batch manifest',
      'BatchProfile',
      'ClassifyBatch manifest',
      'Manifest of parsebatch',
      'ParseBatch manifest',
      'ParseBatchProfile',
      'Project file',
      'apiVersion',
      'kind',
    ]);
    const text = inserted('§', named(proposals, 'ParseBatch manifest'));
    expect(text).toContain('spec:\n  source:\n    directory_id: dir-');
    expect(await editor.problemsOf(text)).toEqual([]);
  });

  it('the kinds', async () => {
    expect(labelsOf(await editor.proposalsAt('apiVersion: parsebatch.dev/v1\nkind: §'))).toEqual([
      'Batch',
      'BatchProfile',
      'ClassifyBatch',
      'ParseBatch',
      'ParseBatchProfile',
      'Project',
    ]);
  });

  it('every key of a spec, with its documentation', async () => {
    const proposals = await editor.proposalsAt(`${HEAD}  §`);
    expect(labelsOf(proposals)).toEqual([...(MANIFEST_KEYS['/spec'] ?? [])].sort());
    expect(proposals.filter((proposal) => documentationOf(proposal) === '')).toEqual([]);
  });

  it('a mapping of settings without any of them', async () => {
    const proposals = await editor.proposalsAt(`${HEAD}  §`);
    expect(named(proposals, 'source').insertText).toBe('source:\n  ');
    expect(named(proposals, 'parameters').insertText).toBe('parameters:\n  ');
    expect(named(proposals, 'webhooks').insertText).toBe('webhooks:\n  - $1\n');
  });

  it('every parameter that is not deprecated, with its documentation', async () => {
    const proposals = await editor.proposalsAt(`${PARAMETER}§`);
    const names = Object.keys(PARAMETERS).filter((name) => !deprecated.includes(name));
    expect(labelsOf(proposals)).toEqual(names.sort());
    expect(proposals.filter((proposal) => documentationOf(proposal) === '')).toEqual([]);
  });

  it('every parameter with something that stands', async () => {
    const proposals = await editor.proposalsAt(`${PARAMETER}§`);
    // An item that is still empty is all that may be wrong with what is inserted.
    const whole = proposals.filter(({ insertText }) => !/- (\$1|\$\{1\})?\s*$/.test(insertText));
    expect(whole.length).toBeGreaterThan(110);
    const lines = whole.map((proposal) => inserted('    §', proposal));
    expect(await editor.problemsOf(`${MANIFEST}  parameters:\n${lines.join('\n')}\n`)).toEqual([]);
  });

  it.each([
    ['a switch', `${PARAMETER}fast_mode: §`, ['false', 'null', 'true']],
    ['a closed set', `${WEBHOOK}output_format: §`, ['json', 'null', 'string']],
    ['an open set', `${PARAMETER}tier: §`, ['agentic', 'agentic_plus', 'cost_effective', 'fast', 'null']],
    ['partitions', `${MANIFEST}  partitions:\n    §`, PARTITIONS.map(({ value }) => value).sort()],
    ['events', `${WEBHOOK}events:\n        - §`, EVENTS.map(({ value }) => value).sort()],
    ['events in one line', `${WEBHOOK}events: [§]`, EVENTS.map(({ value }) => value).sort()],
  ])('%s', async (_, text, expected) => {
    expect(labelsOf(await editor.proposalsAt(text))).toEqual(expected);
  });

  it('a value with what it means', async () => {
    const proposals = await editor.proposalsAt(`${PARAMETER}parse_mode: §`);
    const summaries = new Map(PARAMETERS.parse_mode.enum.map((member) => [member.value as string, member]));
    expect(labelsOf(proposals)).toEqual([...summaries.keys(), 'null'].sort());
    const described = [...summaries.values()].flatMap((member) => ('summary' in member ? [member] : []));
    expect(described.length).toBeGreaterThan(5);
    for (const { value, summary } of described) expect(documentationOf(named(proposals, value))).toBe(summary);
  });

  it('a source with each of its alternatives, once', async () => {
    const proposals = await editor.proposalsAt(`${HEAD}  source:\n    §`);
    expect(labelsOf(proposals)).toEqual([...(MANIFEST_KEYS['/spec/source'] ?? [])].sort());
    const text = inserted(`${HEAD}  source:\n    §`, named(proposals, 'directory_id'));
    expect(await editor.problemsOf(text)).toEqual([]);
  });

  it.each([
    ['the first item', `${MANIFEST}  webhooks:\n    - §`],
    ['a further item', `${WEBHOOK}events: []\n    - §`],
    ['the rest of an item', `${WEBHOOK}§`],
  ])('webhooks with %s, its secrets by reference', async (_, text) => {
    const proposals = await editor.proposalsAt(text);
    expect(labelsOf(proposals).filter((label) => label === 'webhook')).toHaveLength(1);
    const manifest = inserted(text, named(proposals, 'webhook'));
    expect(manifest).toContain('Authorization: Bearer ${secret:PARSE_HOOK_TOKEN}\n');
    expect(await editor.problemsOf(manifest)).toEqual([]);
  });

  it('nothing with a value that has no name', async () => {
    const places = (MANIFEST_KEYS['/spec'] ?? []).map((key) => `${HEAD}  ${key}: §`);
    const texts = [...places, `${PARAMETER}custom_metadata: §`];
    const proposals = await Promise.all(texts.map((text) => editor.proposalsAt(text)));
    expect(labelsOf(proposals.flat()).filter((label) => label.includes('object Object'))).toEqual([]);
  });
});

describe('an editor explains', () => {
  it.each([
    [
      'parse_mode',
      `${PARAMETER}§parse_mode: parse_page_with_llm`,
      ['Default: `"parse_page_with_llm"`', '* `parse_page_with_agent`: An agent'],
    ],
    ['tier', `${PARAMETER}§tier: agentic`, ['Known values: `fast`, `cost_effective`, `agentic`, `agentic_plus`.']],
    [
      'output_s3_path_prefix',
      `${MANIFEST}  §output_s3_path_prefix: s3://a/`,
      ['s3://acme-parsed/invoices/', '**Gone in v2.**'],
    ],
    ['webhooks', `${MANIFEST}  §webhooks: []`, ['notified when the state of a file changes']],
    [
      'webhook_url',
      `${MANIFEST}  §webhook_url: https://a`,
      ['**Legacy.** Instead: webhooks.', '**May hold a secret.**'],
    ],
    [
      'source',
      `${HEAD}  §source:\n    directory_id: dir-1`,
      ['exactly one of `directory_id`, `item_ids` and `files`', '```yaml\ndirectory_id: dir-'],
    ],
    ['a deprecated parameter', `${PARAMETER}§continuous_mode: true`, ['**Deprecated.** Instead: parse_mode']],
  ])('%s', async (_, text, expected) => {
    const hover = await editor.hoverAt(text);
    for (const part of expected) expect(hover).toContain(part);
  });

  it('every parameter in sentences that stand once', async () => {
    const hovers = await Promise.all(
      Object.keys(PARAMETERS).map((name) => editor.hoverAt(`${PARAMETER}§${name}: null`)),
    );
    for (const hover of hovers) {
      expect(hover).toMatch(/^#### Parameters\n\n.+\n\n(.|\n)*Source: \[manifest\.schema\.json\]/);
      expect(hover).not.toMatch(/undefined|object Object/);
      const paragraphs = hover.split('\n\n');
      expect(paragraphs).toHaveLength(new Set(paragraphs).size);
    }
  });
});

describe('an editor underlines', () => {
  it.concurrent.each([
    ['a name in camel case', `${PARAMETER}parseMode: x`, ['8:4 Property parseMode is not allowed.']],
    [
      'a value that is not in the set',
      `${PARAMETER}parse_mode: fast`,
      [/^8:16 Value is not accepted\. Valid values: "parse_page_without_llm"/],
    ],
    [
      'a switch in quotes',
      `${PARAMETER}fast_mode: "true"`,
      ['8:15 `true` or `false` is needed, or a reference such as `${var:NAME}`.'],
    ],
    [
      'a source that is no mapping',
      `${HEAD}  source: dir-1`,
      ['5:10 A mapping with `directory_id`, `item_ids` or `files` is needed.'],
    ],
    [
      'a source of a wrong type',
      `${HEAD}  source: { files: "*.pdf" }`,
      ['5:19 A list is needed, or one whole reference such as `${var:NAME}`.'],
    ],
    ['two sources', `${MANIFEST}    files: ["*.pdf"]`, ['7:11 `directory_id` and `files` exclude each other.']],
    [
      'two other sources',
      `${HEAD}  source: { item_ids: [a], files: [b] }`,
      ['5:34 `item_ids` and `files` exclude each other.'],
    ],
    [
      'an unknown kind',
      MANIFEST.replace('ParseBatch', 'ParsedBatch'),
      [
        '1:6 Value is not accepted. Valid values: "ParseBatch", "ParseBatchProfile", "ClassifyBatch", "Batch", "BatchProfile", "Project".',
      ],
    ],
    [
      'an unknown version',
      MANIFEST.replace('/v1', '/v9'),
      ['0:12 Value is not accepted. Valid values: "parsebatch.dev/v1".'],
    ],
    ['a text that is no UUID', `${MANIFEST}  project_id: acme`, ['7:14 A UUID is needed.']],
    ['a name that is no label', MANIFEST.replace('invoices', 'In_voices'), [/^3:8 A name has at most 63 /]],
    [
      'a place of another form',
      `${MANIFEST}  output_s3_path_prefix: acme`,
      ['7:25 A text such as `s3://bucket/prefix/` is needed.'],
    ],
    ['a webhook without its URL', `${MANIFEST}  webhooks: [{ events: [] }]`, ['7:13 Missing property "url".']],
    ['an unknown partition', `${MANIFEST}  partitions: { tenant: x }`, ['7:16 Property tenant is not allowed.']],
    [
      'a deprecated parameter',
      `${PARAMETER}continuous_mode: true`,
      ['8:4 Deprecated. Instead: parse_mode: parse_document_with_llm.'],
    ],
    [
      'a mistake in a second document',
      `${MANIFEST}---\n${MANIFEST}  rerunn: "1"`,
      ['15:2 Property rerunn is not allowed.'],
    ],
  ] as const)('%s, once', async (_, text, expected) => {
    const problems = await editor.problemsOf(text);
    const found = problems.map(({ range: { start }, message }) => `${start.line}:${start.character} ${message}`);
    expect(found).toEqual(expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))));
  });

  it.concurrent.each(
    readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')),
  )('nothing in the example %s', async (name) => {
    const text = readFileSync(join(EXAMPLES, name), 'utf8');
    const [modeline, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const schema = join(EXAMPLES, dirname(name), path);
    expect(schema).toBe(join(EXAMPLES, '../schemas', basename(schema)));
    // Every text is opened at one place, whose way to the schemas is this one.
    const placed = text.replaceAll(
      modeline ?? '',
      `# yaml-language-server: $schema=../../schemas/${basename(schema)}\n`,
    );
    expect(await editor.problemsOf(placed, 'found-by-its-modeline.yaml')).toEqual([]);
    if (name.endsWith('.parsebatch.yaml'))
      expect(await editor.problemsOf(text.replaceAll(modeline ?? '', ''))).toEqual([]);
  });

  it('a mistake in a file that names the schema itself', async () => {
    expect(await editor.problemsOf(`${MODELINE}${PARAMETER}parseMode: x`, 'manifest.yaml')).toHaveLength(1);
    expect(await editor.problemsOf(`${PARAMETER}parseMode: x`, 'manifest.yaml')).toEqual([]);
  });

  it('no setting that is null', async () => {
    const settings = Object.keys(PARAMETERS).filter((name) => !deprecated.includes(name));
    const keys = (MANIFEST_KEYS['/spec'] ?? []).filter((key) => key !== 'source' && key !== 'parameters');
    const text = [`${PARAMETER}${settings.join(':\n    ')}:`, ...keys.map((key) => `  ${key}: null`)].join('\n');
    expect(await editor.problemsOf(text)).toEqual([]);
  });

  it('no reference to a secret in a field for secrets', async () => {
    const webhook = '{ url: "${secret:A}", signing_secret: "${secret:B}", headers: { X: "Bearer ${secret:C}" } }';
    const text = `${PARAMETER}azure_openai_key: \${secret:D}\n  webhook_url: \${secret:E}\n  webhooks: [${webhook}]\n`;
    expect(await editor.problemsOf(text)).toEqual([]);
  });
});

describe('an editor replaces', () => {
  it.each([
    ['a name that is not known', `${PARAMETER}parseMode: null`, 'parse_mode'],
    ['a value that is not in the set', `${PARAMETER}parse_mode: parse_page_with_lm`, 'parse_page_with_llm'],
    ['an unknown kind', MANIFEST.replace('ParseBatch', 'ParsedBatch'), 'ParseBatch'],
  ])('%s', async (_, text, expected) => {
    const [problem] = await editor.problemsOf(text);
    expect(problem && (await editor.fixesOf(text, problem))).toContain(expected);
  });
});

function labelsOf(proposals: readonly Proposal[]): string[] {
  return proposals.map(({ label }) => label).sort();
}

function named(proposals: readonly Proposal[], label: string): Proposal {
  const proposal = proposals.find((one) => one.label === label);
  if (proposal === undefined) throw new Error(`${label} is not offered`);
  return proposal;
}

function documentationOf({ documentation = '' }: Proposal): string {
  return typeof documentation === 'string' ? documentation : documentation.value;
}

/** The text with the proposal at the cursor; editors indent further lines as the one of the cursor. */
function inserted(text: string, { insertText }: Proposal): string {
  const indent = /^ *(?=.*§)/m.exec(text)?.[0] ?? '';
  return text.replace('§', () => expandSnippet(insertText).replaceAll('\n', `\n${indent}`));
}
