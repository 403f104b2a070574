import { describe, expect, test } from 'vitest';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { manifestText } from '../findings-of.ts';

/** What the rule says of manifests, by file; each is called after its file. */
function sharedIn(specs: Readonly<Record<string, string>>): readonly string[] {
  const sources = Object.entries(specs).map(([file, spec], index) => ({ file, text: manifestText(spec, `m${index}`) }));
  return lintManifests(sources)
    .findings.diagnostics.filter(({ code }) => code === 'no-shared-source')
    .map(({ origin, path, message, environments = [] }) =>
      [origin.kind === 'file' && origin.file, path, message, ...environments].join(' '),
    );
}

const DIRECTORY = 'source: { directory_id: dir-1 }';

describe('two manifests share', () => {
  test('a directory', () => {
    expect(sharedIn({ 'a.yaml': DIRECTORY, 'b.yaml': DIRECTORY })).toEqual([
      'b.yaml /spec/source/directory_id `dir-1` is parsed by `m0` too.',
    ]);
  });

  test('a directory in one environment of several, and with a manifest that has none', () => {
    const two = `${DIRECTORY}\nenvironments: { staging: {}, prod: { source: { directory_id: dir-2 } } }`;
    const other =
      'source: { directory_id: dir-3 }\nenvironments: { staging: { source: { directory_id: dir-1 } }, prod: {} }';
    expect(sharedIn({ 'a.yaml': two, 'b.yaml': other })).toEqual([
      'b.yaml /spec/environments/staging/source/directory_id `dir-1` is parsed by `m0` too. staging',
    ]);
    expect(sharedIn({ 'a.yaml': two, 'b.yaml': 'source: { directory_id: dir-2 }' })).toEqual([
      'b.yaml /spec/source/directory_id `dir-2` is parsed by `m0` too.',
    ]);
  });

  test('a glob, from different folders', () => {
    const specs = {
      'a/x/m.yaml': 'source: { files: ["../inbox/*.pdf"] }',
      'a/m.yaml': 'source: { files: [inbox/*.pdf] }',
    };
    expect(sharedIn(specs)).toEqual(['a/m.yaml /spec/source/files/0 `inbox/*.pdf` is parsed by `m0` too.']);
  });

  test('a directory with one that has no name', () => {
    const nameless = `apiVersion: parsebatch.dev/v1\nkind: ParseBatch\nspec: { ${DIRECTORY} }\n`;
    const { diagnostics } = lintManifests([
      { file: 'a.yaml', text: nameless },
      { file: 'b.yaml', text: manifestText(DIRECTORY) },
    ]).findings;
    const found = diagnostics.find(({ code }) => code === 'no-shared-source');
    expect(found?.message).toBe('`dir-1` is parsed by another manifest too.');
  });

  test('pages that both lists have', () => {
    const pages = (list: string): string => `${DIRECTORY}\nparameters: { target_pages: "${list}" }`;
    expect(sharedIn({ 'a.yaml': pages('0-4'), 'b.yaml': pages('4-9') })).toHaveLength(1);
    expect(sharedIn({ 'a.yaml': pages('0-4'), 'b.yaml': pages('5-9') })).toEqual([]);
    expect(sharedIn({ 'a.yaml': pages('0-4'), 'b.yaml': DIRECTORY })).toHaveLength(1);
  });

  test('items with two others, each of which is told once', () => {
    const items = (...ids: readonly string[]): string => `source: { item_ids: [${ids.join(', ')}] }`;
    expect(
      sharedIn({
        'a.yaml': items('dfl-1', 'dfl-2'),
        'b.yaml': items('dfl-3'),
        'c.yaml': items('dfl-3', 'dfl-2', 'dfl-1'),
      }),
    ).toEqual([
      'c.yaml /spec/source/item_ids/0 `dfl-3` is parsed by `m1` too.',
      'c.yaml /spec/source/item_ids/1 `dfl-2` and 1 more are parsed by `m0` too.',
    ]);
  });
});

describe('nothing is shared by', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['two directories', { 'a.yaml': DIRECTORY, 'b.yaml': 'source: { directory_id: dir-2 }' }],
    [
      'the same glob in two folders',
      { 'a/m.yaml': 'source: { files: ["*.pdf"] }', 'b/m.yaml': 'source: { files: ["*.pdf"] }' },
    ],
    [
      'globs of which one is left out',
      { 'a.yaml': 'source: { files: ["*.pdf"] }', 'b.yaml': 'source: { files: ["x.html", "!*.pdf"] }' },
    ],
    [
      'rows',
      { 'a.yaml': `${DIRECTORY}\nmatrix: { language: [de, fr] }\nparameters: { languages: ["\${matrix:language}"] }` },
    ],
    [
      'different environments',
      { 'a.yaml': `${DIRECTORY}\nenvironments: { staging: {} }`, 'b.yaml': `${DIRECTORY}\nenvironments: { prod: {} }` },
    ],
    ['what is wrong', { 'a.yaml': 'source: { directory_id: [dir-1], item_ids: x, files: 3 }', 'b.yaml': 'source: 4' }],
    [
      'references that come to nothing',
      { 'a.yaml': 'source: { directory_id: "${var:D}" }', 'b.yaml': 'source: { directory_id: "${var:D}" }' },
    ],
  ])('%s', (_, specs) => {
    expect(sharedIn(specs)).toEqual([]);
  });
});
