import { describe, expect, test } from 'vitest';
import { buildBatches } from '../../../src/pipeline/build/build-batches.ts';
import { checkManifests } from '../../../src/pipeline/check/check-manifests.ts';
import { fixManifests } from '../../../src/pipeline/rewrite/fix-manifests.ts';
import { describe as line, manifestText } from '../../findings-of.ts';
import { NO_RULES } from '../../no-rules.ts';

const SOURCE = 'source: { directory_id: dir-1 }\n';

/** What fixing gives, after it was checked that fixing again changes nothing. */
function fix(text: string, isUnsafe = false) {
  const run = (before: string) =>
    fixManifests([{ file: 'a.parsebatch.yaml', text: before }], {
      check: (sources) => checkManifests(sources),
      isUnsafe,
    });
  const { sources, done, checked } = run(text);
  const after = sources[0]?.text ?? '';
  expect(run(after).sources[0]?.text).toBe(after);
  return {
    text: after,
    done: done.map(({ title, finding }) => `${finding?.code ?? 'no finding'}: ${title}`),
    left: checked.findings.diagnostics.map(line),
  };
}

function fixSpec(spec: string, isUnsafe = false) {
  return fix(manifestText(SOURCE + spec), isUnsafe);
}

describe('what has one right answer is fixed', () => {
  test.each([
    [
      'another spelling of a key',
      'parameters: { parseMode: parse_page_with_llm }',
      'parameters: { parse_mode: parse_page_with_llm }',
    ],
    ['a slip in a key with no other near', 'parameters: { hide_footer: true }', 'parameters: { hide_footers: true }'],
    ['a name of the clients', 'parameters: { language: [en] }', 'parameters: { languages: [en] }'],
    [
      'the API’s spelling of a webhook',
      'webhooks: [{ webhook_url: "https://a.example/" }]',
      'webhooks: [{ url: "https://a.example/" }]',
    ],
    ['another spelling of a value', 'parameters: { priority: High }', 'parameters: { priority: high }'],
    ['a word for a truth value', 'parameters: { fast_mode: Yes }', 'parameters: { fast_mode: true }'],
    [
      'a number where text is needed, as it is written',
      'parameters: { page_prefix: 0x1F }',
      'parameters: { page_prefix: "0x1F" }',
    ],
    ['text where a number is needed', 'parameters: { max_pages: "3" }', 'parameters: { max_pages: 3 }'],
    ['one text where a sequence is needed', 'parameters: { languages: en }', 'parameters: { languages: [en] }'],
    ['a reference that needs quotes', 'webhooks: [{ url: ${secret:HOOK} }]', 'webhooks: [{ url: "${secret:HOOK}" }]'],
    ['a key that needs quotes', 'unchecked_parameters: { x: { 1: a } }', 'unchecked_parameters: { x: { "1": a } }'],
    ['a key at the wrong place', 'tier: fast # why', 'parameters:\n  tier: fast # why'],
    [
      'a known parameter that is unchecked',
      'unchecked_parameters:\n  x: 1\n  tier: fast',
      'unchecked_parameters:\n  x: 1\nparameters:\n  tier: fast',
    ],
  ])('%s', (_, before, after) => {
    const fixed = fixSpec(before);
    expect(fixed.text).toBe(manifestText(SOURCE + after));
    expect(fixed.left.filter((finding) => !finding.includes('unchecked-parameter'))).toEqual([]);
  });

  test('the case of a kind', () => {
    expect(fix(manifestText(SOURCE.trimEnd()).replace('ParseBatch', 'parsebatch'))).toEqual({
      text: manifestText(SOURCE.trimEnd()),
      done: ['schema/unknown-kind: Write `ParseBatch`'],
      left: [],
    });
  });

  test('one after the other where they depend on each other', () => {
    const fixed = fixSpec('# mode\nparseMode: parse_page_with_llm\nLanguages: en\nparameters:\n  tier: fast');
    expect(fixed.text).toBe(
      manifestText(
        `${SOURCE}parameters:\n  tier: fast\n  # mode\n  parse_mode: parse_page_with_llm\n  languages: [en]`,
      ),
    );
    expect(fixed.left).toEqual([]);
  });
});

describe('what is a guess is left to --unsafe-fixes', () => {
  test.each([
    ['two edits away', 'parameters: { hide_foters_: true }', 'hide_footers: true'],
    ['with another name near', 'parameters: { parse_mode: parse_page_with_vlm }', 'parse_mode: parse_page_with_llm'],
    ['at one of two places', 'source_x: 1', undefined],
  ])('%s', (_, spec, expected) => {
    const before = manifestText(SOURCE + spec);
    expect(fixSpec(spec)).toMatchObject({ text: before, done: [] });
    if (expected !== undefined) expect(fixSpec(spec, true).text).toContain(expected);
  });

  test('another version of the format is no misspelling', () => {
    const text = manifestText(SOURCE.trimEnd()).replace('/v1', '/v2');
    expect(fix(text)).toMatchObject({ text, done: [] });
  });

  test('a key that two places have', () => {
    const text = `${manifestText(SOURCE.trimEnd())}webhook_url: https://a.example/\n`;
    expect(fix(text)).toMatchObject({ text, done: [], left: ['7:1 schema/unknown-key /webhook_url'] });
    expect(fix(text, true).text).toBe(manifestText(`${SOURCE}webhook_url: https://a.example/`));
  });
});

describe('a setting in the API’s spelling', () => {
  const PASTED = `${SOURCE}parameters:
  # where to
  output_s3_path_prefix: s3://bucket/a/ # prefix
  output_s3_region: eu-central-1
  tier: fast
  # hooks
  webhook_configurations: # all
    # first
    - webhook_url: https://a.example/
      webhook_events: [parse.success] # events
      webhook_headers:
        # token
        Authorization: \${secret:TOKEN}`;

  test('moves to its own place with its comments, its keys renamed, and compiles to the same', () => {
    const before = manifestText(PASTED);
    const { text, done, left } = fix(before);
    expect(text).toBe(
      manifestText(`${SOURCE}parameters:
  tier: fast
# where to
output_s3_path_prefix: s3://bucket/a/ # prefix
output_s3_region: eu-central-1
# hooks
webhooks: # all
  # first
  - url: https://a.example/
    events: [parse.success] # events
    headers:
      # token
      Authorization: \${secret:TOKEN}`),
    );
    expect(done).toEqual([
      'no finding: Move `output_s3_path_prefix` to `spec`',
      'no finding: Move `output_s3_region` to `spec`',
      'no finding: Move `webhooks` to `spec`',
    ]);
    expect(left).toEqual([]);
    expect(compiled(text)).toEqual(compiled(before));
  });

  test.each([
    ['both places are written', 'output_s3_region: a\nparameters:\n  output_s3_region: a\n  tier: fast'],
    ['it is the only parameter', 'parameters:\n  output_s3_region: a'],
    ['it is written in flow style', 'parameters: { output_s3_region: a, tier: fast }'],
    [
      'its webhooks are',
      'parameters:\n  tier: fast\n  webhook_configurations: [{ webhook_url: "https://a.example/" }]',
    ],
    ['it is null', 'parameters:\n  output_s3_region: null\n  tier: fast'],
    [
      'spec takes fewer values',
      'parameters:\n  tier: fast\n  webhook_configurations:\n    - webhook_url: https://a.example/\n      webhook_output_format: xml',
    ],
  ])('stays where %s', (_, spec) => {
    expect(fixSpec(spec)).toMatchObject({ text: manifestText(SOURCE + spec), done: [] });
  });
});

describe('a fix', () => {
  test('is taken back where its finding stays', () => {
    const spec = 'parameters: { fast_mode: !!str yes, hide_footer: true }';
    const fixed = fixSpec(spec);
    expect(fixed.text).toBe(manifestText(SOURCE + spec.replace('hide_footer', 'hide_footers')));
    expect(fixed.left).toEqual(['7:34 schema/wrong-type /spec/parameters/fast_mode']);
  });

  test('is not made where it would write a key twice', () => {
    const spec = 'parameters: { parseMode: a, parse_mode: parse_page_with_llm }';
    expect(fixSpec(spec)).toMatchObject({ text: manifestText(SOURCE + spec), done: [] });
  });

  test('leaves every other byte: CRLF, white space, comments, quotes', () => {
    const text = manifestText(`${SOURCE}parameters:   # a  \n    'fast_mode' :  yes\t# b\n    tier: 'fast'   \n`);
    const crlf = text.replaceAll('\n', '\r\n');
    expect(fix(crlf).text).toBe(crlf.replace(' yes', ' true'));
  });

  test('leaves a text alone in which a quote is never closed', () => {
    const text = manifestText(`${SOURCE}parameters:\n  output_s3_region: a\n "\nrerun: "1"`);
    expect(fix(text)).toMatchObject({ text, done: [] });
  });

  test('leaves the files alone in which nothing is to fix', () => {
    const good = { file: 'a.yaml', text: manifestText(SOURCE.trimEnd(), 'a') };
    const bad = { file: 'b.yaml', text: manifestText(`${SOURCE}parameters: { fast_mode: yes }`, 'b') };
    const { sources } = fixManifests([good, bad], { check: (texts) => checkManifests(texts), isUnsafe: false });
    expect(sources[0]).toBe(good);
    expect(sources[1]?.text).toContain('fast_mode: true');
  });
});

function compiled(text: string) {
  return buildBatches([{ file: 'a', text }], { severities: NO_RULES }).batches.map(({ digest, request }) => ({
    digest,
    request,
  }));
}

describe('a manifest that is merged with others', () => {
  test('has keys moved within the environment that they stand in', () => {
    const spec = `${SOURCE}environments:\n  staging:\n    # cheap\n    tier: fast\n    rerun: "2"`;
    expect(fix(manifestText(spec)).text).toBe(
      manifestText(
        `${SOURCE}environments:\n  staging:\n    rerun: "2"\n    parameters:\n      # cheap\n      tier: fast`,
      ),
    );
  });

  test.each([
    ['extends: [a.yaml]', ''],
    ['environments: { staging: { parameters: { output_s3_region: b } } }', ''],
    ['rerun: "1"', 'kind: ParseBatchProfile'],
  ])('keeps the API’s spelling, which the others may use too: %s', (line, kind) => {
    const spec = `parameters:\n  output_s3_region: a\n  tier: fast\n${SOURCE}${line}`;
    const text = manifestText(spec).replace('kind: ParseBatch', kind || 'kind: ParseBatch');
    expect(fix(text)).toMatchObject({ text, done: [] });
  });
});
