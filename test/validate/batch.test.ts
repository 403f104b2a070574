import { describe, expect, test } from 'vitest';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { checkManifests } from '../../src/pipeline/check/check-manifests.ts';
import { batchText } from '../batch-text.ts';
import { findingsOf, describe as line, manifestText } from '../findings-of.ts';

const SOURCE = 'source: { directory_id: dir-1 }';
const SAVED = `${SOURCE}\njob: { type: parse_v2, configuration_id: cfg-PARSE_AGENTIC }`;
const LEAST = 'tier: fast\n    version: "2026-06-15"';

function withParameters(lines: string): string {
  return `${SOURCE}\njob:\n  type: parse_v2\n  parameters:\n    ${lines.split('\n').join('\n    ')}`;
}

function helpsOf(text: string): (string | undefined)[] {
  return checkManifests([{ file: 'a.yaml', text }]).findings.diagnostics.map(({ help }) => help);
}

describe('a Batch', () => {
  test.each([
    ['a saved configuration', SAVED],
    ['an extraction', `${SOURCE}\njob: { type: extract_v2, configuration_id: cfg-1 }`],
    ['parameters', withParameters('tier: fast\nversion: latest')],
    ['items', SAVED.replace('directory_id: dir-1', 'item_ids: [dfl-1], stage: true')],
    ['files', SAVED.replace('directory_id: dir-1', 'files: ["*.pdf"], on_change: all')],
    ['webhooks', `${SAVED}\nwebhooks: [{ url: https://hooks.acme.example, events: [batch.success] }]`],
    ['saved webhooks', `${SAVED}\nwebhook_configuration_ids: [whc-1, whc-2, whc-3, whc-4]`],
    ['a page as a number', withParameters('tier: fast\nversion: latest\npage_ranges: { target_pages: 3 }')],
    ['a count as a text', withParameters(autoMode('{ page_longer_than_n_chars: "9", parsing_conf: {} }'))],
    ['a credential by reference', withParameters(hook('webhook_headers: { Authorization: "${secret:TOKEN}" }'))],
    ['a token', `${SAVED}\nrerun: "2"`],
  ])('may have %s', (_, spec) => {
    expect(findingsOf(batchText(spec))).toEqual([]);
  });

  test.each([
    ['no job', SOURCE, ['5:1 schema/missing-key /spec']],
    ['no source', 'job: { type: parse_v2, configuration_id: cfg-1 }', ['5:1 schema/missing-key /spec']],
    ['a job with no type', `${SOURCE}\njob: { configuration_id: cfg-1 }`, ['7:3 schema/missing-key /spec/job']],
    ['another type', SAVED.replace('parse_v2', 'parse_v3'), ['7:16 schema/unknown-value /spec/job/type']],
    ['nothing to go by', `${SOURCE}\njob: { type: parse_v2 }`, ['7:3 schema/job-choice /spec/job']],
    ['an empty id', SAVED.replace('cfg-PARSE_AGENTIC', '""'), ['7:44 schema/out-of-range /spec/job/configuration_id']],
    [
      'both ways to configure it',
      SAVED.replace(' }\n', ' }\n').replace('cfg-PARSE_AGENTIC', 'cfg-1, parameters: { tier: fast, version: latest }'),
      ['7:51 schema/job-choice /spec/job/parameters'],
    ],
    [
      'parameters of an extraction',
      `${SOURCE}\njob: { type: extract_v2, parameters: { tier: fast, version: latest } }`,
      ['7:28 schema/job-choice /spec/job/parameters'],
    ],
    ['a tier alone', withParameters('tier: fast'), ['9:5 schema/missing-key /spec/job/parameters']],
    [
      'five saved webhooks',
      `${SAVED}\nwebhook_configuration_ids: [a, b, c, d, e]`,
      ['8:30 schema/out-of-range /spec/webhook_configuration_ids'],
    ],
    [
      'an event that there is none of',
      `${SAVED}\nwebhooks: [{ url: https://hooks.acme.example, events: [batch.done] }]`,
      ['8:58 schema/unknown-value /spec/webhooks/0/events/0'],
    ],
    [
      'a rule with nothing for its pages',
      withParameters(autoMode('{ table_in_page: true }')),
      ['13:35 schema/missing-key /spec/job/parameters/processing_options/auto_mode_configuration/0'],
    ],
    [
      'a credential in a place for none',
      withParameters('tier: fast\nversion: latest\nclient_name: ${secret:TOKEN}'),
      ['12:20 compose/secret-place /spec/job/parameters/client_name'],
    ],
  ])('with %s is told where', (_, spec, expected) => {
    expect(findingsOf(batchText(spec))).toEqual(expected);
  });
});

describe('a name that a Batch does not have', () => {
  test.each([
    ['in the place of a near one', 'page_range: {}', 'Did you mean `page_ranges`?'],
    [
      'at the wrong depth',
      'merge_continued_tables: true',
      '`merge_continued_tables` belongs in `spec.job.parameters.output_options.markdown.tables`.',
    ],
    [
      'of v1, with the one of v2',
      'disable_ocr: true',
      'It is a setting of v1; in v2 it is `spec.job.parameters.processing_options.ignore.ignore_text_in_image`.',
    ],
    [
      'of v1, with what becomes of its value',
      'output_tables_as_HTML: true',
      expect.stringMatching(/^It is a setting of v1; in v2 it is `spec\.job\.parameters\.output_options\..+`: .+\.$/),
    ],
    [
      'of v1, with more than a line to say',
      'parse_mode: x',
      expect.stringContaining('`parsebatch explain parse_mode`'),
    ],
    ['of v1, without one', 'high_res_ocr: true', 'It is a setting of v1. Always on in v2; false cannot be kept.'],
    ['in a mapping without any', 'fast_options: { quick: true }', 'It has no keys.'],
  ])('is told %s', (_, parameter, help) => {
    const text = batchText(withParameters(`${LEAST.replace('    ', '')}\n${parameter}`));
    expect(findingsOf(text)).toEqual([expect.stringContaining(' schema/unknown-key /spec/job/parameters/')]);
    expect(helpsOf(text)).toEqual([help]);
  });

  test('is not missed beside what it stands for', () => {
    const text = batchText(withParameters('parse_mode: parse_page_with_llm\nversion: latest'));
    expect(findingsOf(text)).toEqual(['10:7 schema/unknown-key /spec/job/parameters/parse_mode']);
  });

  test('is one of its source that v1 alone has', () => {
    const text = batchText(SAVED.replace('dir-1', 'dir-1, page_size: 5'));
    expect(findingsOf(text)).toEqual(['6:34 schema/unknown-key /spec/source/page_size']);
  });

  test('is one of a ParseBatch', () => {
    const text = batchText(`${SAVED}\nparameters: { tier: fast }`);
    expect(findingsOf(text)).toEqual(['8:3 schema/unknown-key /spec/parameters']);
    expect(helpsOf(text)).toEqual(['`parameters` belongs in `spec.job`.']);
  });

  test('goes nowhere among the unchecked ones beside the id of a configuration', () => {
    expect(findingsOf(batchText(`${SAVED}\nunchecked_parameters: { knob: 1, tier: x }`))).toEqual([
      '8:3 schema/job-choice /spec/unchecked_parameters',
    ]);
  });

  test('is passed on among the unchecked ones, with a warning, unless it is known', () => {
    const unchecked =
      'unchecked_parameters:\n  knob: 1\n  output_options: { knob: 2, save_output_pdf: true }\n  tier: x';
    const job = 'job: { type: parse_v2, parameters: { tier: fast, version: latest } }';
    expect(findingsOf(batchText(`${SOURCE}\n${job}\n${unchecked}`))).toEqual([
      '9:5 schema/unchecked-parameter /spec/unchecked_parameters/knob',
      '10:23 schema/unchecked-parameter /spec/unchecked_parameters/output_options/knob',
      '10:32 schema/unknown-key /spec/unchecked_parameters/output_options/save_output_pdf',
      '11:5 schema/unknown-key /spec/unchecked_parameters/tier',
    ]);
  });
});

describe('a tier and its version', () => {
  const place = '/spec/job/parameters';
  test.each([
    ['fast', 'latest', []],
    ['fast', '2026-06-15', []],
    ['agentic', '2025-12-11', []],
    ['fast', '2026-08-19', [`11:16 schema/unknown-value ${place}/version`]],
    ['cost_effective', '2025-12-11', [`11:16 schema/unknown-value ${place}/version`]],
    ['fast', 'newest', [`11:16 schema/unknown-value ${place}/version`]],
    // From after the day of the table: it may be one.
    ['agentic', '2026-09-07', []],
    ['quick', '2026-06-15', [`10:13 schema/unknown-value ${place}/tier`]],
  ])('%s of %s', (tier, version, expected) => {
    expect(findingsOf(batchText(withParameters(`tier: ${tier}\nversion: "${version}"`)))).toEqual(expected);
  });

  test('are looked at together when they come from variables', () => {
    const text = batchText(withParameters('tier: ${var:TIER}\nversion: ${var:VERSION}'));
    const found = (version: string) =>
      checkManifests([{ file: 'a.yaml', text }], { vars: variables({ TIER: 'fast', VERSION: version }) });
    expect(found('2026-06-15').findings.diagnostics).toEqual([]);
    expect(found('2026-08-19').findings.diagnostics.map(({ code }) => code)).toEqual(['schema/unknown-value']);
  });

  test.each([
    ['{ tier: agentic, version: latest }', []],
    ['{ custom_prompt: Keep tables. }', []],
    ['{ tier: agentic }', ['schema/missing-key']],
    ['{ version: latest }', ['schema/missing-key']],
    ['{ tier: fast, version: "2026-08-19" }', ['schema/unknown-value']],
  ])('are stated together in a rule: %s', (parsing, codes) => {
    const text = batchText(withParameters(autoMode(`{ table_in_page: true, parsing_conf: ${parsing} }`)));
    const { diagnostics } = checkManifests([{ file: 'a.yaml', text }]).findings;
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    for (const { path } of diagnostics) expect(path).toContain('/auto_mode_configuration/0/parsing_conf');
  });
});

describe('composition of a Batch', () => {
  const profile = (spec: string, kind = 'BatchProfile') => batchText(spec, 'shared', kind);
  const check = (manifest: string, shared: string) =>
    checkManifests([
      { file: 'a.yaml', text: manifest },
      { file: 'p.yaml', text: shared },
    ]);

  test('takes what it lacks from a profile, setting by setting', () => {
    const shared = profile('job: { type: parse_v2, parameters: { tier: agentic, page_ranges: { max_pages: 9 } } }');
    const spec = `extends: [p.yaml]\n${SOURCE}\njob: { parameters: { version: latest, page_ranges: { target_pages: "1" } } }`;
    const { findings, targets } = check(batchText(spec), shared);
    expect(findings.diagnostics.map(line)).toEqual([]);
    const [manifest] = targets.map((target) => target.manifest);
    expect(manifest?.kind === 'Batch' && manifest.spec.job).toEqual({
      type: 'parse_v2',
      parameters: { tier: 'agentic', version: 'latest', page_ranges: { max_pages: 9, target_pages: '1' } },
    });
  });

  test('finds a wrong value where a profile wrote it', () => {
    const { findings } = check(batchText(`extends: [p.yaml]\n${SAVED}`), profile('webhook_configuration_ids: 7'));
    expect(findings.diagnostics.map(line)).toEqual(['6:30 schema/wrong-type /spec/webhook_configuration_ids']);
  });

  test('does not mix the profiles of the two APIs', () => {
    const ofV1 = profile('parameters: { tier: fast }', 'ParseBatchProfile');
    const { diagnostics } = check(batchText(`extends: [p.yaml]\n${SAVED}`), ofV1).findings;
    expect(diagnostics.map(line)).toEqual(['6:13 compose/extends /spec/extends/0']);
    expect(diagnostics[0]?.help).toContain('`BatchProfile`');
    const other = check(manifestText(`extends: [p.yaml]\n${SOURCE}`), profile('rerun: "2"')).findings.diagnostics;
    expect(other.map(line)).toEqual(['6:13 compose/extends /spec/extends/0']);
    expect(other[0]?.help).toContain('`ParseBatchProfile`');
  });

  test('merges an environment over it, and makes one for each row of its matrix', () => {
    const spec = `${SAVED}\nmatrix: { tenant: [acme, globex] }\nenvironments:\n  staging: { source: { directory_id: "dir-\${matrix:tenant}" } }`;
    const { findings, targets } = checkManifests([{ file: 'a.yaml', text: batchText(spec) }]);
    expect(findings.diagnostics).toEqual([]);
    expect(targets.map(({ manifest, row }) => [row, manifest?.spec.source.directory_id])).toEqual([
      ['tenant=acme', 'dir-acme'],
      ['tenant=globex', 'dir-globex'],
    ]);
  });

  test('takes a value of another type from a variable where that fits', () => {
    const text = batchText(withParameters('tier: fast\nversion: latest\npage_ranges: { max_pages: "${var:N}" }'));
    const check = (value: string) => checkManifests([{ file: 'a.yaml', text }], { vars: variables({ N: value }) });
    expect(check('9').findings.diagnostics).toEqual([]);
    expect(check('many').findings.diagnostics.map(({ code }) => code)).toEqual(['schema/wrong-type']);
  });
});

describe('compiling a Batch', () => {
  test('makes one for each row, beside those of the other API', () => {
    const spec = `${SAVED}\nmatrix: { tenant: [acme, globex] }`;
    const { batches, findings } = buildBatches([
      { file: 'a.yaml', text: batchText(spec) },
      { file: 'b.yaml', text: manifestText('source: { directory_id: dir-2 }', 'other') },
    ]);
    expect(findings.summary.errors).toBe(0);
    expect(batches.map(({ kind, name, row }) => [kind, name, row])).toEqual([
      ['ParseBatch', 'other', undefined],
      ['Batch', 'sample', 'tenant=acme'],
      ['Batch', 'sample', 'tenant=globex'],
    ]);
  });

  test('makes none of any while something is wrong with it', () => {
    const { batches, findings } = buildBatches([
      { file: 'a.yaml', text: batchText(`${SOURCE}\njob: { type: parse_v2 }`) },
      { file: 'b.yaml', text: manifestText('source: { directory_id: dir-2 }', 'other') },
    ]);
    expect(batches).toEqual([]);
    expect(findings.diagnostics.filter(({ severity }) => severity === 'error').map(line)).toEqual([
      '7:3 schema/job-choice /spec/job',
    ]);
  });
});

function autoMode(rule: string): string {
  return `tier: agentic\nversion: latest\nprocessing_options:\n  auto_mode_configuration: [${rule}]`;
}

function hook(line: string): string {
  return `tier: agentic\nversion: latest\nwebhook_configurations:\n  - webhook_url: https://hooks.acme.example\n    ${line}`;
}

function variables(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}
