import { expect, describe as group, it } from 'vitest';
import { composeManifest } from '../../src/compose/compose-manifest.ts';
import type { ExtendsProblem } from '../../src/compose/extends-problem.ts';
import { describeExtendsProblem } from '../../src/compose/extends-problem.ts';
import type { FindProfile } from '../../src/compose/layers-of.ts';
import { extendsOf, layersOf, listedEnvironments } from '../../src/compose/layers-of.ts';
import { documentsOf } from '../load/load-text.ts';
import type { Texts } from './compose-texts.ts';
import {
  chainAt,
  composed,
  composeTexts,
  describe,
  documentIn,
  findingsIn,
  inputOf,
  placeOf,
  specOf,
} from './compose-texts.ts';

/** A row of profiles, each extending the next: `p1` to `pN`. */
function row(length: number): Record<string, string> {
  const names = Array.from({ length }, (_, index) => `p${index + 1}`);
  return Object.fromEntries(
    names.map((name, index) => [name, index + 1 < length ? `extends: [${names[index + 1]}]` : 'rerun: deep']),
  );
}

/** The layers of texts: `file pointer`, the weakest first. */
function layersIn(texts: Texts): string[] {
  const { manifest, environment, findProfile } = inputOf(texts);
  return layersOf(manifest, environment, findProfile).layers.map(
    ({ document, path }) => `${document.file} ${path.join('.')}`,
  );
}

group('the order of layers', () => {
  it('is the profiles in their order, each behind what it extends, then the manifest', () => {
    const profiles = { a: 'extends: [c, d]', b: 'extends: [e]', c: '{}', d: '{}', e: '{}' };
    expect(layersIn({ spec: 'extends: [a, b]', profiles })).toEqual([
      ...['c spec', 'd spec', 'a spec', 'e spec', 'b spec'],
      'm.yaml spec',
    ]);
  });

  it('puts the environment of a document right behind it', () => {
    const environments = 'environments: { staging: {} }';
    const profiles = { a: `extends: [b]\n${environments}`, b: environments, c: '{}' };
    const spec = `extends: [a, c]\n${environments}`;
    expect(layersIn({ spec, profiles, environment: 'staging' })).toEqual([
      ...['b spec', 'b spec.environments.staging', 'a spec', 'a spec.environments.staging', 'c spec'],
      ...['m.yaml spec', 'm.yaml spec.environments.staging'],
    ]);
    expect(layersIn({ spec, profiles, environment: 'production' })).toEqual([
      'b spec',
      'a spec',
      'c spec',
      'm.yaml spec',
    ]);
  });

  it('has later profiles win over earlier ones, and the manifest over all', () => {
    const profiles = {
      a: 'rerun: a\nparameters: { tier: a, preset: a, version: a }',
      b: 'rerun: b\nparameters: { tier: b, preset: b }',
    };
    expect(specOf({ spec: 'extends: [a, b]\nrerun: m\nparameters: { tier: m }', profiles })).toEqual({
      rerun: 'm',
      parameters: { tier: 'm', preset: 'b', version: 'a' },
    });
  });

  it('has the environment of a profile lose to a later profile, and to the manifest', () => {
    const profiles = {
      a: 'environments: { staging: { rerun: staging, webhook_url: staging, project_id: staging } }',
      b: 'webhook_url: b',
    };
    expect(specOf({ spec: 'extends: [a, b]\nrerun: m', profiles, environment: 'staging' })).toEqual({
      rerun: 'm',
      webhook_url: 'b',
      project_id: 'staging',
    });
  });

  it('leaves out what composes: extends, environments and matrix, at the top of a layer only', () => {
    const profiles = { a: 'matrix: { x: [1] }\nenvironments: { s: { matrix: 1, extends: [b], environments: {} } }' };
    const spec = 'extends: [a]\nmatrix: { x: [1] }\nunchecked_parameters: { matrix: 1, extends: 2, environments: 3 }';
    expect(specOf({ spec, profiles, environment: 's' })).toEqual({
      unchecked_parameters: { matrix: 1, extends: 2, environments: 3 },
    });
  });
});

group('a profile twice on the way', () => {
  const profiles = { a: 'extends: [base]\nrerun: a', b: 'extends: [base]', base: 'rerun: base\nwebhook_url: base' };

  it('counts where it comes last', () => {
    expect(layersIn({ spec: 'extends: [a, b]', profiles })).toEqual(['a spec', 'base spec', 'b spec', 'm.yaml spec']);
    const { document } = composed({ spec: 'extends: [a, b]', profiles });
    expect(document.value).toMatchObject({ spec: { rerun: 'base', webhook_url: 'base' } });
    expect(chainAt(document, ['spec', 'rerun'])).toEqual(['b:5:13 extended here', 'm.yaml:5:16 extended here']);
  });

  it('may stand twice in one list', () => {
    expect(layersIn({ spec: 'extends: [base, a, base]', profiles })).toEqual(['a spec', 'base spec', 'm.yaml spec']);
  });

  it('costs no more than once, however many ways lead to it', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const wide = Object.fromEntries(
      names.map((name, index) => {
        const next = names[index + 1];
        return [name, next === undefined ? 'rerun: h' : `extends: [${Array(40).fill(next)}]`];
      }),
    );
    const spec = `extends: [${Array(40).fill('a')}]`;
    expect(layersIn({ spec, profiles: wide })).toEqual([
      ...names.map((name) => `${name} spec`).reverse(),
      'm.yaml spec',
    ]);
  });
});

group('profiles that extend each other', () => {
  it.each([
    ['itself', { a: 'extends: [a]' }, ['a:5:13 compose/extends /spec/extends/0']],
    ['one another', { a: 'extends: [b]', b: '# first\nextends:\n- a' }, ['b:7:5 compose/extends /spec/extends/0']],
    [
      'in a ring of three',
      { a: 'extends: [b]', b: 'extends: [x, c]', x: '{}', c: 'rerun: c\nextends: [x, a]' },
      ['c:6:16 compose/extends /spec/extends/1'],
    ],
    [
      'in two rings',
      { a: 'extends: [b, c]', b: 'extends: [a]', c: 'extends: [c]' },
      ['b:5:13 compose/extends /spec/extends/0', 'c:5:13 compose/extends /spec/extends/0'],
    ],
  ])('are reported where the ring closes: %s', (_name, profiles, expected) => {
    const { value, diagnostics } = composeTexts({ spec: 'extends: [a]', profiles });
    expect(diagnostics.map(describe).sort()).toEqual(expected);
    expect(diagnostics[0]?.help).toBe(describeExtendsProblem('cycle', '', 'ParseBatchProfile').help);
    expect(value).toBeUndefined();
  });

  it('are reported once for each item that closes the ring, whichever way leads there', () => {
    const profiles = { a: 'extends: [c]', b: 'extends: [c]', c: 'extends: [c]' };
    expect(findingsIn({ spec: 'extends: [a, b, c]', profiles })).toEqual(['c:5:13 compose/extends /spec/extends/0']);
  });
});

group('the depth of profiles', () => {
  it('may be eight', () => {
    expect(specOf({ spec: 'extends: [p1]', profiles: row(8) })).toEqual({ rerun: 'deep' });
  });

  it('may not be nine: the ninth is reported where it is extended', () => {
    const { value, diagnostics } = composeTexts({ spec: 'extends: [p1]', profiles: row(9) });
    expect(diagnostics.map(describe)).toEqual(['p8:5:13 compose/extends /spec/extends/0']);
    expect(diagnostics[0]?.message).toBe('`p9` is the ninth profile in a row.');
    expect(value).toBeUndefined();
  });

  it('counts along the longest way, whichever is walked first', () => {
    for (const order of ['p1, p5', 'p5, p1', 'p9, p5, p1', 'p1, p9']) {
      expect(findingsIn({ spec: `extends: [${order}]`, profiles: row(9) })).toEqual([
        'p8:5:13 compose/extends /spec/extends/0',
      ]);
    }
  });

  it('tells the way to the deepest value, nearest first', () => {
    const { document } = composed({ spec: 'extends: [p1]', profiles: row(8) });
    expect(chainAt(document, ['spec', 'rerun'])).toEqual([
      ...[7, 6, 5, 4, 3, 2, 1].map((number) => `p${number}:5:13 extended here`),
      'm.yaml:5:13 extended here',
    ]);
    expect(placeOf(document.originOf(['spec', 'rerun'], 'value'))).toBe('p8:5:10');
  });
});

group('an item that leads to no profile', () => {
  const problems: readonly ExtendsProblem[] = [
    ...(['absolute', 'url', 'outside', 'link-outside', 'missing', 'not-a-file', 'unreadable'] as const),
    ...(['no-profile', 'other-kind', 'other-api', 'several', 'no-such-name'] as const),
  ];

  it.each(problems)('is reported at its place: %s', (problem) => {
    const manifest = documentIn('m.yaml', 'spec:\n  extends:\n    - fine\n    - "../x#y"\n    - fine\n');
    const fine = documentIn('fine', 'spec: { rerun: a }');
    const findProfile: FindProfile = (_from, reference) =>
      reference === 'fine' ? { kind: 'profile', document: fine } : { kind: 'problem', problem };
    const input = { ...inputOf({ spec: '' }), manifest, findProfile };
    const { value, diagnostics } = composeManifest(input);
    expect(value).toBeUndefined();
    expect(diagnostics.map(describe)).toEqual(['m.yaml:4:7 compose/extends /spec/extends/1']);
    const says = describeExtendsProblem(problem, '../x#y', 'ParseBatchProfile');
    expect(diagnostics[0]).toMatchObject({ severity: 'error', ...says });
    expect(diagnostics[0]?.message).toContain('`../x#y`');
  });

  it('is reported in the profile that says it, with every other one', () => {
    const profiles = { a: 'rerun: a\nextends:\n- gone\n- b', b: 'extends: [lost, gone]' };
    expect(findingsIn({ spec: 'extends: [a, none]', profiles }).sort()).toEqual([
      'a:7:5 compose/extends /spec/extends/0',
      'b:5:13 compose/extends /spec/extends/0',
      'b:5:19 compose/extends /spec/extends/1',
      'm.yaml:5:16 compose/extends /spec/extends/1',
    ]);
  });

  it('is reported once where two ways lead to the profile that says it', () => {
    const profiles = { a: 'extends: [c]', b: 'extends: [c]', c: 'extends: [gone]' };
    expect(findingsIn({ spec: 'extends: [a, b]', profiles })).toEqual(['c:5:13 compose/extends /spec/extends/0']);
  });

  it('names the document of several that says it', () => {
    const text = 'metadata: { name: first }\n---\nmetadata: { name: second }\nspec: { extends: [gone] }\n';
    const [, manifest] = documentsOf(text);
    if (manifest === undefined) throw new Error('expected two documents');
    const [finding] = composeManifest({ ...inputOf({ spec: '' }), manifest }).diagnostics;
    expect(finding).toMatchObject({ document: { index: 1, name: 'second' }, path: '/spec/extends/0' });
  });
});

group('extendsOf', () => {
  it.each([
    [
      'spec: { extends: [a, 1, b, [c], null] }',
      [
        { reference: 'a', index: 0 },
        { reference: 'b', index: 2 },
      ],
    ],
    ['spec: { extends: a }', []],
    ['spec: 5', []],
    ['[]', []],
    ['5', []],
  ])('takes the texts of a list: %s', (text, expected) => {
    expect(extendsOf(documentIn('m.yaml', text))).toEqual(expected);
  });
});

group('listedEnvironments', () => {
  it('takes the names, also of environments that say nothing', () => {
    const text = 'spec: { environments: { staging:, constructor: {}, "a b": 5 } }';
    expect(listedEnvironments(documentIn('m.yaml', text))).toEqual(['staging', 'constructor', 'a b']);
    expect(listedEnvironments(documentIn('m.yaml', 'spec: { environments: [a] }'))).toEqual([]);
    expect(listedEnvironments(documentIn('m.yaml', 'a'))).toEqual([]);
  });

  it('are none that every object has', () => {
    expect(specOf({ spec: 'rerun: a\nenvironments: { staging: {} }', environment: 'constructor' })).toEqual({
      rerun: 'a',
    });
    expect(specOf({ spec: 'rerun: a\nenvironments: { staging: }', environment: 'staging' })).toEqual({ rerun: 'a' });
  });
});
