import { describe, expect, test } from 'vitest';
import type { FrozenSource } from '../../src/ledger/record.ts';
import type { BuiltBatch } from '../../src/pipeline/build-batches.ts';
import { buildBatches } from '../../src/pipeline/build-batches.ts';
import { findChangedSetting } from '../../src/pipeline/find-changed-setting.ts';
import { hashText } from '../../src/pipeline/hash.ts';
import { manifest } from '../project-folder.ts';

const DIRECTORY = 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const OTHER = 'dir-bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';
const SOURCE = `source: { directory_id: ${DIRECTORY} }`;

function batchOf(spec: string): BuiltBatch {
  const [batch] = buildBatches([{ file: 'a.parsebatch.yaml', text: manifest(spec) }]).batches;
  if (batch === undefined) throw new Error('the manifest makes no batch');
  return batch;
}

function directory(directoryId = DIRECTORY): FrozenSource {
  return { kind: 'directory', directoryId, items: [] };
}

function found(before: string, now: string, source = directory()): string | undefined {
  return findChangedSetting(batchOf(now), { digest: batchOf(before).digest, source }, hashText);
}

describe('what a manifest says otherwise than a run', () => {
  test.each([
    ['parameters: { tier: fast }', 'parameters: { tier: agentic }', '`tier: agentic` was `tier: fast`'],
    [
      'parameters: { tier: fast, max_pages: 3 }',
      'parameters: { tier: fast, max_pages: 30 }',
      '`max_pages: 30` was `max_pages: 3`',
    ],
    ['parameters: { hide_headers: true }', 'parameters: {}', '`hide_headers: true` is gone'],
    ['', 'parameters: { user_prompt: Be brief. }', '`user_prompt` is new'],
    ['', 'rerun: "2"', '`rerun` is new'],
    ['', 'output_s3_path_prefix: s3://acme/x/', '`output_s3_path_prefix` is new'],
  ])('is told where it is one setting whose values are known: %s, now %s', (before, now, words) => {
    expect(found(`${SOURCE}\n${before}`, `${SOURCE}\n${now}`)).toBe(words);
  });

  test('is told where it is the source', () => {
    const before = `source: { directory_id: ${OTHER} }`;
    expect(found(before, SOURCE, directory(OTHER))).toBe(`the source was \`${OTHER}\``);
    const ids = ['dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'];
    const items = { kind: 'items', itemIds: ids } as const;
    expect(found(`source: { item_ids: [${ids}] }`, SOURCE, items)).toBe('the source was a list of items');
  });

  test.each([
    ['parameters: { user_prompt: Be brief. }', 'parameters: { user_prompt: Be exact. }'],
    ['parameters: { tier: fast, hide_headers: true }', 'parameters: { tier: agentic, hide_footers: true }'],
  ])('is not guessed: %s, now %s', (before, now) => {
    expect(found(`${SOURCE}\n${before}`, `${SOURCE}\n${now}`)).toBeUndefined();
  });

  test('has no value of a credential in it', () => {
    const mode = 'parse_mode: parse_page_with_lvm, vendor_multimodal_model_name: openai-gpt4o';
    const before = `${SOURCE}\nparameters: { ${mode} }`;
    const now = `${SOURCE}\nparameters: { ${mode}, vendor_multimodal_api_key: "\${secret:KEY}" }`;
    expect(found(before, now)).toBe('`vendor_multimodal_api_key` is new');
  });
});
