import { describe, expect, test } from 'vitest';
import { countFromOne } from '../../../src/convert/migrate/count-from-one.ts';
import type { Asked } from '../../../src/convert/migrate/transform.ts';
import { manifestText } from '../../findings-of.ts';
import { profile } from '../../project-folder.ts';
import { expectValid, migrateText } from './migrate-text.ts';

const SOURCE = 'source: { directory_id: dir-1 }\n';

function migrateSpec(spec: string, others: Readonly<Record<string, string>> = {}) {
  return migrateText(manifestText(SOURCE + spec), others);
}

const PARAMETERS = ['spec', 'job', 'parameters'];

describe('values', () => {
  test.each([
    ['0', '1'],
    ['0-9,15', '1-10,16'],
    ['7,0-2', '8,1-3'],
    ['0-4,2-6', '1-7'],
    ['3,3', '4'],
  ])('pages %s become %s', (before, after) => {
    expect(countFromOne({ value: before } as unknown as Asked).value).toBe(after);
  });

  test('prompts become one text, and none with the tier that reads none', () => {
    const joined = migrateSpec('parameters: { tier: agentic, version: latest, user_prompt: A, system_prompt: B }');
    expect(joined.at(...PARAMETERS, 'agentic_options', 'custom_prompt')).toBe('A\n\nB');
    expect(migrateSpec('parameters: { tier: fast, version: latest, user_prompt: A }').lines).toContain(
      'dropped /spec/parameters/user_prompt',
    );
  });

  test('a reference stays where the value moves, and is told of where it would have to be known', () => {
    const { at, lines } = migrateSpec('parameters: { tier: "${var:t}", version: latest, target_pages: "${var:p}" }');
    expect(at(...PARAMETERS, 'tier')).toBe('${var:t}');
    expect(lines).toContain('lost /spec/parameters/target_pages');
  });

  test('a callback with the whole result becomes a notification, and the rest of it is lost', () => {
    const migrated = migrateSpec('webhook_url: https://hooks.acme.example/done');
    expect(migrated.lines).toContain('lost /spec/webhook_url -> /spec/job/parameters/webhook_configurations');
    expect(migrated.at(...PARAMETERS, 'webhook_configurations')).toEqual([
      { webhook_url: 'https://hooks.acme.example/done', webhook_events: ['parse.success', 'parse.error'] },
    ]);
    expectValid(migrated);
  });

  test('where nothing says which mode parses, the tier is inferred from the default of v1', () => {
    const migrated = migrateSpec('parameters: { max_pages: 3 }');
    expect(migrated.lines).toContain('inferred /spec/parameters/parse_mode -> /spec/job/parameters/tier');
    expect(migrated.at(...PARAMETERS)).toEqual({
      tier: 'cost_effective',
      version: 'latest',
      page_ranges: { max_pages: 3 },
    });
    expect(migrated.result.isClear).toBe(false);
    expectValid(migrated);
  });

  test('what is passed on without a check is lost, as are the places of a run that v2 does not have', () => {
    const spec =
      'unchecked_parameters: { knob: 1 }\npartitions: { pipeline_id_partition: a }\ntracking: { user_id: u }';
    expect(migrateSpec(spec).lines.filter((line) => line.startsWith('lost'))).toEqual([
      'lost /spec/partitions',
      'lost /spec/tracking/user_id',
      'lost /spec/unchecked_parameters/knob',
    ]);
  });
});

describe('composition', () => {
  test('an environment is migrated in its place, with what the base says beside', () => {
    const migrated = migrateSpec(
      [
        'parameters: { parse_mode: parse_page_with_llm, system_prompt: A, fast_mode: null }',
        'environments:',
        '  prod:',
        '    parameters: { parse_mode: parse_page_with_agent, user_prompt: B }',
      ].join('\n'),
    );
    expect(migrated.at('spec', 'environments', 'prod', 'job', 'parameters')).toEqual({
      tier: 'agentic',
      agentic_options: { custom_prompt: 'A\n\nB' },
    });
    expectValid(migrated);
  });

  test('what an environment turns off is taken away again', () => {
    const migrated = migrateSpec(
      [
        'parameters: { parse_mode: parse_page_with_llm, line_level_bounding_box: true, bbox_top: 0.1 }',
        'environments:',
        '  prod: { parameters: { line_level_bounding_box: false, bbox_top: null } }',
      ].join('\n'),
    );
    const prod = ['spec', 'environments', 'prod', 'job', 'parameters'];
    expect(migrated.at(...prod, 'output_options', 'granular_bboxes')).toBe(null);
    expect(migrated.at(...prod, 'crop_box', 'top')).toBe(null);
    expectValid(migrated);
  });

  test('profiles become profiles of v2, and their mode counts where they are extended', () => {
    const others = { 'p.parsebatch.yaml': profile('  parameters: { premium_mode: true, system_prompt: A }') };
    const migrated = migrateSpec(
      'extends: [p.parsebatch.yaml]\nmatrix: { t: [a, b] }\nparameters: { user_prompt: B }',
      others,
    );
    expect(migrated.at(...PARAMETERS)).toEqual({ agentic_options: { custom_prompt: 'A\n\nB' } });
    expect(migrated.result.changes[1]?.after).toContain('kind: BatchProfile');
    expect(migrated.result.changes[1]?.after).toContain('tier: agentic_plus');
    expectValid(migrated);
  });

  test('a saved configuration becomes the configuration, and not together with parameters', () => {
    const alone = migrateSpec('parameters: { preset: cfg-PARSE_AGENTIC }');
    expect(alone.at('spec', 'job')).toEqual({ type: 'parse_v2', configuration_id: 'cfg-PARSE_AGENTIC' });
    expectValid(alone);
    const both = migrateSpec('parameters: { preset: cfg-PARSE_AGENTIC, languages: [en] }');
    expect(both.lines).toContain('lost /spec/parameters/preset');
    expectValid(both);
  });
});

test('what was written beside a parameter stands beside it again', () => {
  const text = manifestText(
    [
      'source: { directory_id: dir-1 }',
      '# tuned',
      'parameters: # all of it',
      '  # why',
      '  parse_mode: parse_page_with_agent # not llm',
      '  languages: [en,  de] # both',
      '  # the cover',
      '  target_pages: 0 # only',
      '  page_separator: x # for the CMS',
      '# the end',
    ].join('\n'),
  );
  expect(migrateText(text).text.split('\n').slice(4)).toEqual([
    'spec:',
    '  source: { directory_id: dir-1 }',
    '  job:',
    '    type: parse_v2',
    '    # tuned',
    '    parameters: # all of it',
    '      # why',
    '      # inferred from `parse_mode`',
    '      tier: agentic # not llm',
    '      version: latest',
    '      processing_options:',
    '        ocr_parameters:',
    '          languages: [en,  de] # both',
    '      page_ranges:',
    '        # the cover',
    '        target_pages: "1" # only',
    '      # page_separator: for the CMS',
    '  # the end',
    '',
  ]);
});
