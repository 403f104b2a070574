import { describe, expect, test } from 'vitest';
import type { FrozenSource, RunRecord } from '../../../src/ledger/record.ts';
import { encodeRecord } from '../../../src/ledger/record-text.ts';
import type { BuiltBatch } from '../../../src/pipeline/build/build-batches.ts';
import { buildBatches } from '../../../src/pipeline/build/build-batches.ts';
import type { SettingChange } from '../../../src/pipeline/plan/find-changed-settings.ts';
import { describeSettingChange, findChangedSettings } from '../../../src/pipeline/plan/find-changed-settings.ts';
import { freezeRun } from '../../../src/pipeline/plan/freeze-run.ts';
import { hashText } from '../../../src/pipeline/workspace/hash.ts';
import { NO_RULES } from '../../no-rules.ts';
import { manifest } from '../../project-folder.ts';

const DIRECTORY = 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const OTHER = 'dir-bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';
const SOURCE = `source: { directory_id: ${DIRECTORY} }`;
const CANARY = 'canary-5f1c9e';

function batchOf(spec: string): BuiltBatch {
  const options = { severities: NO_RULES };
  const [batch] = buildBatches([{ file: 'a.parsebatch.yaml', text: manifest(spec) }], options).batches;
  if (batch === undefined) throw new Error('the manifest makes no batch');
  return batch;
}

/** The `run.json` of a first run. */
function recordOf(spec: string, directoryId: string): RunRecord {
  const batch = batchOf(spec);
  const source: FrozenSource = { kind: 'directory', directoryId, items: [] };
  const run = { name: batch.name, digest: batch.digest, generation: 1 };
  const content = freezeRun(batch, { run, cause: { kind: 'first' }, source });
  return { ...content, version: 1, at: '2026-01-01T00:00:00.000Z', tool: 'parsebatch 0.0.0' };
}

function found(before: string, now: string, directoryId = DIRECTORY): readonly SettingChange[] {
  return findChangedSettings(batchOf(now).settings, recordOf(before, directoryId), hashText);
}

/** The same where only parameters are others. */
function inParameters(before: string, now: string): readonly SettingChange[] {
  const specOf = (parameters: string): string => `${SOURCE}\nparameters: { ${parameters} }`;
  return found(specOf(before), specOf(now));
}

describe('a setting that is another than in a run', () => {
  test.each<[string, string, string, Partial<SettingChange>]>([
    ['target_pages: 0-9', 'target_pages: 0-4', 'target_pages', {}],
    ['user_prompt: Be brief.', 'user_prompt: Be exact.', 'user_prompt', {}],
    ['languages: [en, de]', 'languages: [de, en]', 'languages', {}],
    ['custom_metadata: { a: { b: 1 } }', 'custom_metadata: { a: { b: 2 } }', 'custom_metadata', {}],
    ['tier: fast', 'tier: agentic', 'tier', {}],
    ['max_pages: 3000', 'max_pages: 4000', 'max_pages', {}],
    ['max_pages: 3', 'max_pages: 4000', 'max_pages', { before: 3 }],
    ['hide_headers: true', 'hide_headers: false', 'hide_headers', { before: true }],
    [
      'parse_mode: parse_page_with_llm',
      'parse_mode: parse_page_with_agent',
      'parse_mode',
      { before: 'parse_page_with_llm' },
    ],
  ])('is named, with what it was where it has few values: %s, now %s', (before, now, name, more) => {
    expect(inParameters(before, now)).toEqual([{ pointer: `/spec/parameters/${name}`, change: 'changed', ...more }]);
  });

  test('is named among others, those that are new and those that are gone', () => {
    expect(
      inParameters(
        'parse_mode: parse_page_with_llm, hide_headers: true, user_prompt: x',
        'parse_mode: parse_page_with_agent, hide_footers: true',
      ),
    ).toEqual([
      { pointer: '/spec/parameters/hide_footers', change: 'added' },
      { pointer: '/spec/parameters/hide_headers', change: 'removed', before: true },
      { pointer: '/spec/parameters/parse_mode', change: 'changed', before: 'parse_page_with_llm' },
      { pointer: '/spec/parameters/user_prompt', change: 'removed' },
    ]);
  });

  test('is told of what is no parameter too', () => {
    const now = 'rerun: "2"\npartitions: { file_id_partition: p }\nunchecked_parameters: { knob: 1 }';
    expect(found(`source: { directory_id: ${OTHER} }`, `${SOURCE}\n${now}`, OTHER)).toEqual([
      { pointer: '/spec/partitions/file_id_partition', change: 'added' },
      { pointer: '/spec/rerun', change: 'added' },
      { pointer: '/spec/source/directory_id', change: 'changed', before: OTHER },
      { pointer: '/spec/unchecked_parameters/knob', change: 'added' },
    ]);
  });

  test('is none where only comments, order and the way of writing are others', () => {
    const before = `${SOURCE}\nparameters: { target_pages: 0-9, hide_headers: true }`;
    const now = `# the same\nparameters:\n  hide_headers: true # as before\n  target_pages: "0-9"\n${SOURCE}`;
    expect(found(before, now)).toEqual([]);
  });
});

describe('a credential', () => {
  const written = (key: string): string => `azure_openai_key: ${key}`;

  test('is nowhere in what is recorded of a run, and neither is a hash of it', () => {
    const spec = `${SOURCE}\nparameters: { ${written(CANARY)}, http_proxy: "http://u:${CANARY}@proxy.acme.example" }`;
    const text = new TextDecoder().decode(encodeRecord(recordOf(spec, DIRECTORY)));
    expect(text).not.toContain(CANARY);
    for (const value of [CANARY, `http://u:${CANARY}@proxy.acme.example`]) {
      const bytes = new TextEncoder().encode(JSON.stringify(value));
      expect(text).not.toContain(hashText('sha256', bytes).slice(0, 16));
    }
  });

  test('is named where it is the only one, and nothing else is another', () => {
    expect(inParameters(written(CANARY), written('other'))).toEqual([
      { pointer: '/spec/parameters/azure_openai_key', change: 'changed' },
    ]);
  });

  test('is not guessed where there are several', () => {
    const proxy = 'http_proxy: "http://proxy.acme.example"';
    expect(inParameters(`${proxy}, ${written(CANARY)}`, `${proxy}, ${written('other')}`)).toEqual([]);
  });
});

test.each<[SettingChange, string]>([
  [{ pointer: '/spec/parameters/tier', change: 'added' }, '`tier` is new'],
  [{ pointer: '/spec/parameters/tier', change: 'removed' }, '`tier` is gone'],
  [{ pointer: '/spec/parameters/hide_headers', change: 'removed', before: true }, '`hide_headers: true` is gone'],
  [{ pointer: '/spec/parameters/target_pages', change: 'changed' }, '`target_pages` changed'],
  [{ pointer: '/spec/parameters/tier', change: 'changed', before: 'fast' }, '`tier` was `fast`'],
  [{ pointer: '/spec/unchecked_parameters/a~1b', change: 'changed' }, '`a/b` changed'],
  [{ pointer: '/spec/partitions/file_id_partition', change: 'changed' }, '`spec.partitions.file_id_partition` changed'],
])('a change is said in words: %j', (change, words) => {
  expect(describeSettingChange(change)).toBe(words);
});
