import { expect, describe as group, it } from 'vitest';
import { composeManifest } from '../../src/compose/compose-manifest.ts';
import { rowsOf } from '../../src/compose/matrix.ts';
import type { Path } from '../../src/core/path.ts';
import { valueAt } from '../../src/core/path.ts';
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
} from './compose-texts.ts';

const PARAMETERS: Path = ['spec', 'parameters'];

/** What one setting of `parameters` comes to. */
function parameter(name: string, written: string, texts: Omit<Texts, 'spec'>): unknown {
  const { document } = composed({ ...texts, spec: `parameters:\n  ${name}: ${written}` });
  return valueAt(document.value, [...PARAMETERS, name]);
}

/** What a text setting comes to. */
function prompt(written: string, texts: Omit<Texts, 'spec'> = {}): unknown {
  return parameter('user_prompt', written, texts);
}

/** Composes a manifest that is given whole. */
function composeText(text: string, vars = '{}'): ReturnType<typeof composeManifest> {
  return composeManifest({ ...inputOf({ spec: '', vars }), manifest: documentIn('m.yaml', text) });
}

group('a whole reference', () => {
  const vars = [
    'YES: true',
    'YES_TEXT: "true"',
    'CAPITAL: True',
    'SEVEN: 7',
    'SEVEN_TEXT: "7"',
    'ZEROS: 007',
    'ZEROS_TEXT: "007"',
    'HEX: 0x1F',
    'HEX_TEXT: "0x1F"',
    'HALF: 0.50',
    'HALF_TEXT: "0.50"',
    'THOUSAND: 1e3',
    'THOUSAND_TEXT: "1e3"',
    'MINUS: "-0"',
    'PLUS: "+1"',
    'SPACE: " 1"',
    'HUGE: "1e400"',
    'TINY: "1e-400"',
    'LONG: "9007199254740993"',
    'LONG_FLOAT: "1e20"',
    'EMPTY: ""',
    'WORD: fast',
    'LANGUAGES: [en, de]',
    'NUMBERS: [1, 007]',
  ].join('\n');

  it.each([
    ['disable_ocr', 'YES', true],
    ['disable_ocr', 'YES_TEXT', true],
    ['disable_ocr', 'CAPITAL', true],
    ['disable_ocr', 'SEVEN', 7],
    ['disable_ocr', 'WORD', 'fast'],
    ['disable_ocr', 'EMPTY', ''],
    ['bbox_top', 'HALF', 0.5],
    ['bbox_top', 'HALF_TEXT', 0.5],
    ['bbox_top', 'SEVEN_TEXT', 7],
    ['bbox_top', 'THOUSAND', 1000],
    ['bbox_top', 'THOUSAND_TEXT', 1000],
    ['bbox_top', 'MINUS', 0],
    ['bbox_top', 'HEX', 31],
    ['bbox_top', 'HEX_TEXT', '0x1F'],
    ['bbox_top', 'PLUS', '+1'],
    ['bbox_top', 'SPACE', ' 1'],
    ['bbox_top', 'HUGE', '1e400'],
    ['bbox_top', 'TINY', '1e-400'],
    ['bbox_top', 'LONG', '9007199254740993'],
    ['bbox_top', 'LONG_FLOAT', 1e20],
    ['max_pages', 'SEVEN', 7],
    ['max_pages', 'SEVEN_TEXT', 7],
    ['max_pages', 'ZEROS', 7],
    ['max_pages', 'ZEROS_TEXT', '007'],
    ['max_pages', 'HALF_TEXT', 0.5],
    ['max_pages', 'LONG', '9007199254740993'],
    ['max_pages', 'YES', true],
    ['max_pages', 'LANGUAGES', ['en', 'de']],
    ['parse_mode', 'WORD', 'fast'],
    ['parse_mode', 'SEVEN', '7'],
    ['tier', 'WORD', 'fast'],
    ['tier', 'YES', 'true'],
    ['tier', 'CAPITAL', 'True'],
    ['tier', 'SEVEN', '7'],
    ['tier', 'ZEROS', '007'],
    ['tier', 'HEX', '0x1F'],
    ['tier', 'HALF', '0.50'],
    ['tier', 'THOUSAND', '1e3'],
    ['tier', 'EMPTY', ''],
    ['tier', 'LANGUAGES', ['en', 'de']],
    ['target_pages', 'SEVEN', '7'],
    ['target_pages', 'ZEROS', '007'],
    ['target_pages', 'SEVEN_TEXT', '7'],
    ['languages', 'LANGUAGES', ['en', 'de']],
    ['languages', 'WORD', 'fast'],
    ['languages', 'SEVEN', 7],
    ['resource_info', 'NUMBERS', [1, 7]],
  ])('takes the type that its setting needs: %s from %s', (setting, name, expected) => {
    const written = `\${var:${name}}`;
    for (const form of [written, `"${written}"`, `'${written}'`, `>-\n    ${written}`]) {
      expect(parameter(setting, form, { vars })).toStrictEqual(expected);
    }
  });

  it.each([
    ['SEVEN', 7],
    ['SEVEN_TEXT', '7'],
    ['YES', true],
    ['LANGUAGES', ['en', 'de']],
  ])('takes the type of its variable where a setting may be anything: %s', (name, expected) => {
    for (const place of ['custom_metadata', 'resource_info']) {
      const { document } = composed({ spec: `parameters: { ${place}: { a: { b: "\${var:${name}}" } } }`, vars });
      expect(valueAt(document.value, [...PARAMETERS, place, 'a', 'b'])).toStrictEqual(expected);
    }
    const { document } = composed({
      spec: `unchecked_parameters: { a: ["\${var:${name}}"], "b/c": "\${var:${name}}" }`,
      vars,
    });
    expect(valueAt(document.value, ['spec', 'unchecked_parameters'])).toStrictEqual({ a: [expected], 'b/c': expected });
  });

  it('is read as an item of a list, with the type of an item', () => {
    const { document } = composed({ spec: 'source: { item_ids: [dfl-1, "${var:SEVEN}"] }', vars });
    expect(valueAt(document.value, ['spec', 'source'])).toEqual({ item_ids: ['dfl-1', '7'] });
  });

  it('takes no type from a key that only looks like the way to a setting', () => {
    const { document } = composed({ spec: '"source/stage": "${var:YES_TEXT}"', vars });
    expect(valueAt(document.value, ['spec', 'source/stage'])).toBe('true');
  });

  it('keeps a value from the environment and from a row in the same way', () => {
    const [row] = rowsOf(documentIn('m.yaml', 'spec: { matrix: { pages: [007], word: ["08"] } }')).rows;
    if (row === undefined) throw new Error('expected a row');
    expect(parameter('max_pages', '${env:PAGES}', { env: { PAGES: '12' } })).toBe(12);
    expect(parameter('disable_ocr', '${env:OFF}', { env: { OFF: 'false' } })).toBe(false);
    expect(parameter('max_pages', '${matrix:pages}', { row })).toBe(7);
    expect(parameter('tier', '${matrix:pages}', { row })).toBe('007');
    expect(parameter('max_pages', '${matrix:word}', { row })).toBe('08');
  });
});

group('a reference inside a longer text', () => {
  const vars = 'A: one\nN: 007\nT: True\nE: ""\nL: [x]\nM: "7"';

  it.each([
    ['"${var:A} two"', 'one two'],
    ['"zero ${var:A}"', 'zero one'],
    ['"${var:A}${var:A}"', 'oneone'],
    ['"<${var:N}|${var:T}|${var:E}>"', '<007|True|>'],
    ['"a $${b} ${var:A} $${c}"', 'a $${b} one $${c}'],
    ['"$${${var:A}}"', '$${one}'],
    ['"$ ${var:A} $"', '$ one $'],
    ['"${var:A} ${nothing"', 'one ${nothing'],
  ])('becomes text: %s', (written, expected) => {
    expect(prompt(written, { vars })).toBe(expected);
  });

  it('stays text where the setting takes none', () => {
    expect(parameter('max_pages', '"1${var:M}"', { vars })).toBe('17');
    expect(parameter('max_pages', '"${var:M}${var:E}"', { vars })).toBe('7');
    expect(parameter('disable_ocr', '"tr${var:X:-ue}"', { vars })).toBe('true');
  });

  it('is left alone where it is none', () => {
    for (const text of ['$${var:A}', '${var}', '${var:A', '$var', '${apply:directory_id}', 'a ${secret:X} b']) {
      expect(prompt(`"${text}"`, { vars })).toBe(text);
    }
  });

  it('cannot be a list', () => {
    const texts = { spec: 'parameters:\n  user_prompt: "a ${var:L}"\n  tier: "${var:L}${var:A}"', vars };
    const { value, diagnostics } = composeTexts(texts);
    expect(diagnostics.map(describe)).toEqual([
      'm.yaml:6:18 compose/reference-type /spec/parameters/user_prompt',
      'm.yaml:7:11 compose/reference-type /spec/parameters/tier',
    ]);
    expect(diagnostics[0]?.message).toBe('`${var:L}` is a list and stands inside a text.');
    expect(value?.document.value).toMatchObject({ spec: { parameters: { user_prompt: 'a ${var:L}' } } });
  });

  it('stands beside a secret, which stays as it is written', () => {
    const spec = 'webhooks:\n- headers: { Authorization: "${var:A} ${secret:TOKEN:?ask} ${env:E}" }';
    const { document, uses } = composed({ spec, vars, env: { E: 'e' } });
    expect(valueAt(document.value, ['spec', 'webhooks', 0, 'headers', 'Authorization'])).toBe(
      'one ${secret:TOKEN:?ask} e',
    );
    expect(uses).toMatchObject([
      { source: 'var', name: 'A', isSet: true },
      { source: 'secret', name: 'TOKEN', isSet: true },
      { source: 'env', name: 'E', isSet: true },
    ]);
  });
});

group('a value that looks like a reference', () => {
  const vars = `A: "\${env:HOME}"\nB: "\${secret:KEY}"\nC: "$\${x}"\nL: ["\${env:HOME}"]\nD: "$"\nDD: "$$"\nOPEN: "\${"`;

  it('is none: it is escaped, whole and in a text', () => {
    expect(prompt('${var:A}', { vars })).toBe('$${env:HOME}');
    expect(prompt('"x ${var:B} y"', { vars })).toBe('x $${secret:KEY} y');
    expect(prompt('${var:C}', { vars })).toBe('$$${x}');
    expect(parameter('languages', '${var:L}', { vars })).toEqual(['$${env:HOME}']);
    expect(prompt('${env:E}', { env: { E: '${secret:KEY}' } })).toBe('$${secret:KEY}');
  });

  it('is none either where the text around it completes it', () => {
    expect(prompt('"${var:D}{secret:KEY}"', { vars })).toBe('$${secret:KEY}');
    expect(prompt('"${var:OPEN}secret:KEY}"', { vars })).toBe('$${secret:KEY}');
    expect(prompt('"${var:DD}{x}"', { vars })).toBe('$$${x}');
    expect(prompt('"${var:D}${var:E:-{x}}"', { vars })).toBe('$${x}');
    expect(prompt('"${var:X:-$}{secret:KEY}"', { vars })).toBe('$${secret:KEY}');
    expect(prompt('"${var:D}$${x}"', { vars })).toBe('$$${x}');
    expect(prompt('"${var:D}${var:OPEN}"', { vars })).toBe('$$${');
  });

  it('cannot end in a dollar before a secret, which would no longer be one', () => {
    const texts = { spec: 'webhooks:\n- headers: { Price: "${var:D}${secret:KEY}" }', vars };
    expect(findingsIn(texts)).toEqual(['m.yaml:6:23 compose/reference-type /spec/webhooks/0/headers/Price']);
  });
});

group('a default', () => {
  const vars = 'EMPTY: ""\nSET: set\nZERO: 0\nNO: false\nL: [a]\nNONE: []';

  it.each([
    ['${var:SET:-other}', 'set'],
    ['${var:UNSET:-other}', 'other'],
    ['${var:EMPTY:-other}', 'other'],
    ['${var:EMPTY}', ''],
    ['${var:UNSET:-}', ''],
    ['${var:ZERO:-1}', '0'],
    ['${var:NO:-true}', 'false'],
    ['${var:UNSET:-${var:SET}}', 'set'],
    ['${var:UNSET:-${var:ALSO:-${env:LISTED_NOT:-deep}}}', 'deep'],
    ['${var:UNSET:-a ${var:SET} $${b}}', 'a set $${b}'],
    ['${var:UNSET:-${secret:KEY}}', '${secret:KEY}'],
    ['${env:LISTED_NOT:-env}', 'env'],
    ['${matrix:row:-none}', 'none'],
    ['${var:UNSET:-007}', '007'],
    ['${var:UNSET:-a:?b:-c}', 'a:?b:-c'],
  ])('stands in for what is not set, or empty: %s', (written, expected) => {
    expect(prompt(`"${written}"`, { vars })).toBe(expected);
  });

  it('takes the type of its setting', () => {
    expect(parameter('max_pages', '${var:UNSET:-12}', { vars })).toBe(12);
    expect(parameter('disable_ocr', '${var:UNSET:-${var:ALSO:-false}}', { vars })).toBe(false);
    expect(parameter('max_pages', '${var:UNSET:-007}', { vars })).toBe('007');
    expect(parameter('languages', '${var:UNSET:-${var:L}}', { vars })).toEqual(['a']);
    expect(parameter('languages', '${var:NONE:-${var:L}}', { vars })).toEqual([]);
    expect(parameter('unchecked', '${var:UNSET:-12}', { vars })).toBe('12');
  });

  it('is not read where it is not needed', () => {
    const { uses } = composed({ spec: 'rerun: "${var:SET:-${env:UNLISTED}}"', vars });
    expect(uses).toMatchObject([{ source: 'var', name: 'SET', isSet: true, origin: { pointer: '/spec/rerun' } }]);
  });

  it('may be nested, as deep as anybody writes it and no deeper', () => {
    const nested = (depth: number): string => `${'${var:X:-'.repeat(depth)}end${'}'.repeat(depth)}`;
    expect(prompt(nested(8))).toBe('end');
    const hostile = nested(50_000);
    expect(prompt(`"${hostile}"`)).toBe(hostile);
  });
});

group('what is not set', () => {
  const FINDING = 'm.yaml:5:10 compose/unset-variable /spec/rerun';
  const vars = 'EMPTY: ""\nSET: a';

  it.each([
    ['${var:X}', FINDING, '`${var:X}`: `X` is not set.'],
    ['${var:X:?}', FINDING, '`${var:X:?}`: `X` is not set.'],
    ['${var:EMPTY:?}', FINDING, '`${var:EMPTY:?}`: `EMPTY` is not set.'],
    ['${var:X:?ask finance}', FINDING, '`X` is not set: ask finance'],
    ['${var:EMPTY:?ask: them}', FINDING, '`EMPTY` is not set: ask: them'],
    ['${env:LISTED_X}', FINDING, '`${env:LISTED_X}`: `LISTED_X` is not set.'],
    ['${matrix:x}', FINDING, '`${matrix:x}`: `x` is not set.'],
    ['a ${var:X} b', FINDING, '`${var:X}`: `X` is not set.'],
    ['${var:SET}${var:X:-${var:Y}}', FINDING, '`${var:Y}`: `Y` is not set.'],
    [
      '${env:X}',
      FINDING.replace('unset', 'unlisted'),
      '`${env:X}` reads an environment variable that the project file does not list.',
    ],
    [
      '${env:X:-d}',
      FINDING.replace('unset', 'unlisted'),
      '`${env:X:-d}` reads an environment variable that the project file does not list.',
    ],
  ])('is reported at the text: %s', (written, finding, message) => {
    const { value, diagnostics } = composeTexts({ spec: `rerun: "${written}"`, vars });
    expect(diagnostics.map(describe)).toEqual([finding]);
    expect(diagnostics[0]?.message).toBe(message);
    expect(diagnostics[0]?.help).toBeTypeOf('string');
    expect(value?.document.value).toMatchObject({ spec: { rerun: written } });
  });

  it('is nothing where the message is not needed', () => {
    expect(prompt('"${var:SET:?ask: finance}"', { vars })).toBe('a');
  });

  it('is told with its name and that it is not set', () => {
    const { value } = composeTexts({ spec: 'rerun: "${var:X:-${env:Y}}"' });
    expect(value?.uses).toMatchObject([
      { source: 'var', name: 'X', isSet: false },
      { source: 'env', name: 'Y', isSet: false },
    ]);
  });

  it('is reported in the profile, the environment and with the way there', () => {
    const texts = {
      spec: 'extends: [p]',
      profiles: { p: 'environments:\n  staging:\n    webhook_url: ${var:HOST}' },
      environment: 'staging',
    };
    const { diagnostics } = composeTexts(texts);
    expect(diagnostics.map(describe)).toEqual(['p:7:20 compose/unset-variable /spec/environments/staging/webhook_url']);
    expect(diagnostics[0]?.related?.map(({ message, origin }) => `${placeOf(origin)} ${message}`)).toEqual([
      'p:6:5 in the environment `staging`',
      'm.yaml:5:13 extended here',
    ]);
  });

  it('is nothing where the text was replaced', () => {
    const { uses } = composed({ spec: 'extends: [p]\nrerun: a', profiles: { p: 'rerun: ${var:X}' } });
    expect(uses).toEqual([]);
  });
});

group('places in which nothing is read', () => {
  it('are the kind, the version, the name, and keys', () => {
    const text =
      'apiVersion: ${var:X}\nkind: ${var:X}\nmetadata: { name: "${var:X}", labels: { "${var:X}": a } }\nspec: { rerun: b }\n';
    const { value, diagnostics } = composeText(text);
    expect(diagnostics).toEqual([]);
    expect(value?.uses).toEqual([]);
    expect(value?.document.value).toEqual(documentIn('m.yaml', text).value);
  });

  it('are what composes: extends, environments and the matrix', () => {
    const spec =
      'extends: ["${var:X}"]\nmatrix: { a: ["${var:X}"] }\nenvironments: { other: { rerun: "${var:X}" } }\nrerun: a';
    const profiles = { '${var:X}': 'matrix: "${var:X}"' };
    const { document, uses } = composed({ spec, profiles, environment: 'staging' });
    expect(uses).toEqual([]);
    expect(document.value).toMatchObject({ spec: { rerun: 'a' } });
  });

  it('are not the labels and the description', () => {
    const text =
      'metadata: { name: a, description: "${var:X}", labels: { a: "${var:N}", name: "${var:N}" } }\nspec: {}\n';
    const { value } = composeText(text, 'X: x\nN: 007');
    expect(value?.document.value).toMatchObject({ metadata: { description: 'x', labels: { a: '007', name: '007' } } });
  });
});

group('what is known of a value that was read', () => {
  const vars = 'N: 007\nT: text\nL: [en, de]';
  const texts = {
    spec: 'extends: [p]\nparameters:\n  tier: ${var:N}\n  user_prompt: "${var:T} ${var:N}"\n  languages: ${var:L}',
    profiles: { p: 'environments:\n  s:\n    parameters:\n      preset: ${var:T:-x}\n      version: ${var:X:-9}' },
    environment: 's',
    vars,
  };
  const { document } = composed(texts);
  const at = (name: string): Path => [...PARAMETERS, name];

  it('is where the reference is written', () => {
    expect(placeOf(document.originOf(at('tier'), 'value'))).toBe('m.yaml:7:11');
    expect(placeOf(document.originOf(at('tier'), 'key'))).toBe('m.yaml:7:5');
    expect(placeOf(document.originOf(at('preset'), 'value'))).toBe('p:8:17');
    expect(placeOf(document.originOf([...at('languages'), 1], 'value'))).toBe('m.yaml:9:16');
  });

  it('is how its variable writes it', () => {
    expect(document.sourceOf(at('tier'))).toBe('007');
    expect(document.sourceOf(at('preset'))).toBe('text');
    expect(document.sourceOf(at('version'))).toBe('9');
    expect(document.sourceOf(at('user_prompt'))).toBe('text 007');
    expect(document.sourceOf(at('languages'))).toBeUndefined();
    expect(document.sourceOf([...at('languages'), 0])).toBeUndefined();
    expect(document.sourceOf(at('absent'))).toBeUndefined();
  });

  it('is the way: its variables, the environment, the profile', () => {
    expect(chainAt(document, at('tier'))).toEqual(['vars.yaml:1:4 `N` is set here']);
    expect(chainAt(document, at('user_prompt'))).toEqual([
      'vars.yaml:2:4 `T` is set here',
      'vars.yaml:1:4 `N` is set here',
    ]);
    expect(chainAt(document, [...at('languages'), 1])).toEqual(['vars.yaml:3:4 `L` is set here']);
    const way = ['p:6:5 in the environment `s`', 'm.yaml:5:13 extended here'];
    expect(chainAt(document, at('preset'))).toEqual(['vars.yaml:2:4 `T` is set here', ...way]);
    expect(chainAt(document, at('version'))).toEqual(way);
    expect(chainAt(document, PARAMETERS)).toEqual([]);
  });

  it('is every reference, in the order of the document, set or not', () => {
    expect(composed(texts).uses.map(({ name, isSet }) => `${name} ${isSet}`)).toEqual([
      ...['T true', 'X false', 'N true', 'T true', 'N true', 'L true'],
    ]);
  });

  it('is the same for a value that no reference is in', () => {
    const { document: plain } = composed({ spec: 'rerun: "$${x}"\nparameters: { max_pages: 007 }' });
    expect(plain.sourceOf(['spec', 'rerun'])).toBe('"$${x}"');
    expect(plain.sourceOf(at('max_pages'))).toBe('007');
    expect(plain.chainOf(['spec', 'rerun'])).toEqual([]);
  });
});
