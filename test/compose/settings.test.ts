import { expect, describe as group, it } from 'vitest';
import { settingDocument } from '../../src/compose/setting-document.ts';
import { chainAt, composed, findingsIn, flag, placeOf, specOf } from './compose-texts.ts';

group('a flag', () => {
  it.each([
    ['spec.rerun', 'text', 'text'],
    ['spec.rerun', '"7"', '7'],
    ['spec.parameters.max_pages', '7', 7],
    ['spec.parameters.bbox_top', '0.50', 0.5],
    ['spec.parameters.disable_ocr', 'true', true],
    ['spec.parameters.disable_ocr', 'null', null],
    ['spec.parameters.languages', '[en, de]', ['en', 'de']],
    ['spec.unchecked_parameters', '{ a: { b: [1] } }', { a: { b: [1] } }],
  ])('sets %s to %s', (path, source, expected) => {
    const keys = path.split('.');
    const { document } = composed({ spec: 'source: { stage: true }', settings: [flag(path, source)] });
    expect(keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document.value)).toEqual(
      expected,
    );
    expect(document.originOf(keys, 'value')).toEqual({ kind: 'flag', name: `--set ${path}` });
    expect(document.originOf(keys, 'key')).toEqual({ kind: 'flag', name: `--set ${path}` });
    if (!/^[[{]/.test(source)) expect(document.sourceOf(keys)).toBe(source);
    expect(document.chainOf(keys)).toEqual([]);
  });

  it('wins over the manifest, its environment and its profiles', () => {
    const texts = {
      spec: 'extends: [p]\nrerun: m\nenvironments: { staging: { rerun: staging } }',
      profiles: { p: 'rerun: p' },
      environment: 'staging',
      settings: [flag('spec.rerun', 'flag')],
    };
    const { document } = composed(texts);
    expect(document.value).toMatchObject({ spec: { rerun: 'flag' } });
    expect(
      document.writingsAt(['spec', 'rerun']).map(({ layer, path }) => `${layer.document.file} ${path.join('.')}`),
    ).toEqual([
      '--set spec.rerun spec.rerun',
      'm.yaml spec.environments.staging.rerun',
      'm.yaml spec.rerun',
      'p spec.rerun',
    ]);
  });

  it('leaves what stands beside it, with its places', () => {
    const settings = [flag('spec.parameters.tier', 'fast')];
    const { document } = composed({ spec: 'parameters:\n  tier: slow\n  preset: a', settings });
    expect(document.value).toMatchObject({ spec: { parameters: { tier: 'fast', preset: 'a' } } });
    expect(placeOf(document.originOf(['spec', 'parameters', 'preset'], 'value'))).toBe('m.yaml:7:13');
    expect(placeOf(document.originOf(['spec', 'parameters', 'tier'], 'value'))).toBe('--set spec.parameters.tier');
  });

  it('makes the mappings on its way', () => {
    const texts = { spec: 'rerun: a', settings: [flag('spec.unchecked_parameters.a.b.c', '1')] };
    expect(specOf(texts)).toEqual({ rerun: 'a', unchecked_parameters: { a: { b: { c: 1 } } } });
    const { document } = composed(texts);
    expect(placeOf(document.originOf(['spec', 'unchecked_parameters', 'a'], 'key'))).toBe(
      '--set spec.unchecked_parameters.a.b.c',
    );
    expect(document.sourceOf(['spec', 'unchecked_parameters', 'a', 'b'])).toBeUndefined();
  });

  it('makes a spec where the manifest has none', () => {
    const { document } = composed({ spec: '', settings: [flag('spec.rerun', 'a')] });
    expect(document.value).toMatchObject({ kind: 'ParseBatch', spec: { rerun: 'a' } });
  });

  it('that is null removes an inherited mapping, and a later one starts it anew', () => {
    const spec = 'parameters: { tier: fast, preset: a }';
    expect(specOf({ spec, settings: [flag('spec.parameters', 'null')] })).toEqual({ parameters: null });
    const settings = [flag('spec.parameters', 'null'), flag('spec.parameters.tier', 'slow')];
    expect(specOf({ spec, settings })).toEqual({ parameters: { tier: 'slow' } });
  });

  it('gives way to a later one at the same place', () => {
    const settings = [flag('spec.rerun', 'first'), flag('spec.rerun', '"second"')];
    const { document } = composed({ spec: 'rerun: m', settings });
    expect(document.value).toMatchObject({ spec: { rerun: 'second' } });
    expect(document.sourceOf(['spec', 'rerun'])).toBe('"second"');
    expect(document.writingsAt(['spec', 'rerun']).map(({ layer }) => layer.document)).toEqual([
      settings[1],
      settings[0],
      expect.objectContaining({ file: 'm.yaml' }),
    ]);
  });

  it('replaces a list as a whole: an index is a key', () => {
    const spec = 'source: { item_ids: [dfl-1, dfl-2] }';
    expect(specOf({ spec, settings: [flag('spec.source.item_ids.0', 'dfl-3')] })).toEqual({
      source: { item_ids: { '0': 'dfl-3' } },
    });
    expect(specOf({ spec, settings: [flag('spec.source.item_ids', '[dfl-3]')] })).toEqual({
      source: { item_ids: ['dfl-3'] },
    });
  });

  it('may hold references, which are read after merging, and reported at the flag', () => {
    const settings = [flag('spec.parameters.max_pages', '${var:PAGES}')];
    const { document } = composed({ spec: 'rerun: a', settings, vars: 'PAGES: 9' });
    expect(document.value).toMatchObject({ spec: { parameters: { max_pages: 9 } } });
    expect(chainAt(document, ['spec', 'parameters', 'max_pages'])).toEqual(['vars.yaml:1:8 `PAGES` is set here']);
    expect(findingsIn({ spec: 'rerun: a', settings })).toEqual([
      '--set spec.parameters.max_pages compose/unset-variable /spec/parameters/max_pages',
    ]);
  });

  it('says nothing where it is about no part of the spec', () => {
    expect(specOf({ spec: 'rerun: a', settings: [flag('metadata.name', 'x'), flag('spec', '5')] })).toEqual({
      rerun: 'a',
    });
  });
});

group('a flag for what every object has', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('sets a key and no more: %s', (key) => {
    const settings = [flag(`spec.unchecked_parameters.${key}.polluted`, '1')];
    const { document } = composed({ spec: 'unchecked_parameters: { a: 1 }', settings });
    expect(JSON.stringify(document.value)).toContain(`"unchecked_parameters":{"a":1,"${key}":{"polluted":1}}`);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(document.originOf(['spec', 'unchecked_parameters', key, 'polluted'], 'value').kind).toBe('flag');
  });
});

group('the document of a flag', () => {
  const document = settingDocument({ flag: '--set spec.a.b', path: ['spec', 'a', 'b'], value: 7, source: '007' });

  it('holds the value at its path', () => {
    expect(document.value).toEqual({ spec: { a: { b: 7 } } });
    expect(document).toMatchObject({ file: '--set spec.a.b', index: 0, comments: [] });
  });

  it('has the source of that value alone', () => {
    expect(document.sourceOf(['spec', 'a', 'b'])).toBe('007');
    for (const path of [[], ['spec'], ['spec', 'a'], ['spec', 'a', 'c'], ['spec', 'a', 'b', 0], ['x', 'a', 'b']]) {
      expect(document.sourceOf(path)).toBeUndefined();
    }
  });
});
