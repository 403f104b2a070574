import { expect, describe as group, it } from 'vitest';
import { hasMatrix, rowsOf } from '../../src/compose/matrix.ts';
import { describe, documentIn, placeOf } from './compose-texts.ts';

const NO_ROW = 'm.yaml:2:3 compose/matrix /spec/matrix';

/** The ids of the rows of a matrix. */
function idsOf(matrix: string): string[] {
  const { rows, diagnostics } = rowsIn(matrix);
  expect(diagnostics).toEqual([]);
  return rows.map(({ id }) => id);
}

function rowsIn(matrix: string): ReturnType<typeof rowsOf> {
  return rowsOf(documentOfMatrix(matrix));
}

function findingsIn(matrix: string): string[] {
  return rowsIn(matrix).diagnostics.map(describe);
}

/** The matrix stands in line 2, or from line 3 on. */
function documentOfMatrix(matrix: string): ReturnType<typeof documentIn> {
  const body = matrix.includes('\n') ? `\n${matrix.replaceAll(/^/gm, '    ')}` : ` ${matrix}`;
  return documentIn('m.yaml', `spec:\n  matrix:${body}\n`);
}

group('the axes of a matrix', () => {
  it('make every combination, the last axis turning fastest', () => {
    expect(idsOf('{ tenant: [acme, globex], quarter: [q1, q2] }')).toEqual([
      'quarter=q1,tenant=acme',
      'quarter=q2,tenant=acme',
      'quarter=q1,tenant=globex',
      'quarter=q2,tenant=globex',
    ]);
  });

  it('may hold texts, numbers and truth values, which know where they are written', () => {
    const { rows } = rowsIn('a: [x]\nb:\n- 1.50\nc: [true]\n');
    expect(rows).toHaveLength(1);
    const values = [...(rows[0]?.values ?? [])].map(([name, { value, source, origin }]) => [
      name,
      value,
      source,
      placeOf(origin),
    ]);
    expect(values).toEqual([
      ['a', 'x', 'x', 'm.yaml:3:9'],
      ['b', 1.5, '1.50', 'm.yaml:5:7'],
      ['c', true, 'true', 'm.yaml:6:9'],
    ]);
  });

  it('are no axes where there is no matrix', () => {
    for (const text of ['spec: {}', 'spec: { matrix: [1] }', 'spec: { matrix: }', '5', '[]', 'spec: 5']) {
      expect(hasMatrix(documentIn('m.yaml', text))).toBe(false);
      expect(rowsOf(documentIn('m.yaml', text))).toEqual({ rows: [], diagnostics: [] });
    }
    expect(hasMatrix(documentOfMatrix('{}'))).toBe(true);
  });
});

group('the id of a row', () => {
  it('is sorted by key, by code units', () => {
    expect(idsOf('{ b: [1], a: [2], B: [3], "10": [4], "9": [5], é: [6] }')).toEqual(['10=4,9=5,B=3,a=2,b=1,%C3%A9=6']);
  });

  it('is percent-encoded, so that no value reads as a key', () => {
    expect(idsOf('{ a: ["x,b=1", "a/b", "..", "", "50%", "ü 😀"], b: [1] }')).toEqual([
      ...['a=x%2Cb%3D1,b=1', 'a=a%2Fb,b=1', 'a=..,b=1', 'a=,b=1', 'a=50%25,b=1', 'a=%C3%BC%20%F0%9F%98%80,b=1'],
    ]);
    expect(idsOf('{ "a=1,b": [2] }')).toEqual(['a%3D1%2Cb=2']);
  });

  it('has numbers as they are written, also by way of an anchor', () => {
    expect(idsOf('{ v: [1.10, 007, 0x1F, 1e3, -0, True] }')).toEqual([
      ...['v=1.10', 'v=007', 'v=0x1F', 'v=1e3', 'v=-0', 'v=True'],
    ]);
    expect(idsOf('{ a: [&v 2.0], b: [*v] }')).toEqual(['a=2.0,b=2.0']);
  });

  it('has a tagged text as the number that it is', () => {
    expect(idsOf(`{ v: [!!int "5", !!float '1.5', !!bool "true"] }`)).toEqual(['v=5', 'v=1.5', 'v=true']);
  });
});

group('exclude', () => {
  it('takes out every combination that has all of its values', () => {
    const axes = 'tenant: [acme, globex, initech]\nquarter: [q1, q2]\n';
    expect(idsOf(`${axes}exclude:\n- { tenant: acme, quarter: q2 }\n- { tenant: globex }`)).toEqual([
      'quarter=q1,tenant=acme',
      'quarter=q1,tenant=initech',
      'quarter=q2,tenant=initech',
    ]);
  });

  it('takes out nothing by a key or a value that no combination has', () => {
    expect(idsOf('{ a: [1, 2], exclude: [{ b: 1 }, { a: 3 }, { a: 1, b: 1 }, { a: "1" }] }')).toEqual(['a=1', 'a=2']);
  });

  it('takes out nothing where an item says nothing that can be compared', () => {
    expect(idsOf('{ a: [1, 2], exclude: [{}, { a: [1] }, { a: }, 1, , [a]] }'.replace(', ,', ', null,'))).toEqual([
      'a=1',
      'a=2',
    ]);
  });

  it('acts before include', () => {
    expect(idsOf('{ a: [1, 2], exclude: [{ a: 1 }], include: [{ a: 1, b: x }] }')).toEqual(['a=2', 'a=1,b=x']);
  });
});

group('include', () => {
  it('behaves as the example of several items in order: adds, overwrites what was added, contradicts, stands alone', () => {
    const include = [
      '- { region: eu }',
      '- { region: us, layout: table }',
      '- { tenant: acme, tier: fast }',
      '- { tenant: initech }',
      '- { tenant: initech, layout: table }',
    ];
    const matrix = ['tenant: [acme, globex]', 'layout: [page, table]', 'include:', ...include].join('\n');
    expect(idsOf(matrix)).toEqual([
      'layout=page,region=eu,tenant=acme,tier=fast',
      'layout=table,region=us,tenant=acme,tier=fast',
      'layout=page,region=eu,tenant=globex',
      'layout=table,region=us,tenant=globex',
      'tenant=initech',
      'layout=table,tenant=initech',
    ]);
  });

  it('adds to what an earlier item added, and never to a row that an item made', () => {
    expect(idsOf('{ a: [1], include: [{ a: 2 }, { b: x }, { b: y }, { a: 2, c: z }] }')).toEqual([
      'a=1,b=y',
      'a=2',
      'a=2,c=z',
    ]);
  });

  it('stands alone, item by item, where there are no axes', () => {
    expect(idsOf('include:\n- { site: north, tier: fast }\n- { site: south }')).toEqual([
      'site=north,tier=fast',
      'site=south',
    ]);
  });

  it('keeps the places of what it adds', () => {
    const { rows } = rowsIn('a: [1]\ninclude:\n- a: 1\n  b: x');
    expect([...(rows[0]?.values ?? [])].map(([name, { origin }]) => `${name} ${placeOf(origin)}`)).toEqual([
      'a m.yaml:5:10',
      'b m.yaml:6:10',
    ]);
  });
});

group('rows that cannot be told apart', () => {
  it.each([
    ['one value twice', '{ a: [x, x] }', 'a=x'],
    ['a number and the same text', '{ a: [1, "1"] }', 'a=1'],
    ['a row and an included one', '{ a: [1], include: [{ a: "1" }] }', 'a=1'],
    ['two included ones', '{ include: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }', 'a=1,b=2'],
  ])('are reported: %s', (_name, matrix, id) => {
    const { diagnostics } = rowsIn(matrix);
    expect(diagnostics.map(describe)).toEqual([NO_ROW]);
    expect(diagnostics[0]?.message).toBe(`The matrix makes the row \`${id}\` twice.`);
  });
});

group('the size of a matrix', () => {
  const axis = (length: number): string => `[${Array.from({ length }, (_, index) => index).join(', ')}]`;

  it('may be a thousand rows and no more', () => {
    expect(idsOf(`{ a: ${axis(10)}, b: ${axis(100)} }`)).toHaveLength(1000);
    expect(findingsIn(`{ a: ${axis(1001)} }`)).toEqual([NO_ROW]);
    expect(rowsIn(`{ a: ${axis(13)}, b: ${axis(77)} }`).diagnostics[0]?.message).toBe(
      'The matrix makes 1001 rows; 1000 are the most.',
    );
  });

  it('counts the rows of include', () => {
    const included = (length: number): string =>
      `[${Array.from({ length }, (_, index) => `{ i: ${index} }`).join(', ')}]`;
    expect(idsOf(`{ include: ${included(1000)} }`)).toHaveLength(1000);
    expect(findingsIn(`{ include: ${included(1001)} }`)).toEqual([NO_ROW]);
    expect(findingsIn(`{ i: [x], include: ${included(1000)} }`)).toEqual([NO_ROW]);
  });

  it('is judged before the product is made', () => {
    const axes = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: ${axis(100)}`).join(', ');
    expect(findingsIn(`{ ${axes} }`)).toEqual([NO_ROW]);
    expect(findingsIn(`{ ${axes}, none: [] }`)).toEqual([NO_ROW]);
    expect(idsOf(`{ ${axes}, none: [], include: [{ a: 1 }] }`)).toEqual(['a=1']);
  });

  it('has no number that is too large to judge', () => {
    const axes = Array.from({ length: 200 }, (_, index) => `a${index}: ${axis(100)}`).join(', ');
    expect(findingsIn(`{ ${axes} }`)).toEqual([NO_ROW]);
    expect(findingsIn(`{ ${axes}, none: [] }`)).toEqual([NO_ROW]);
  });

  it('may not be nothing', () => {
    for (const matrix of ['{}', '{ a: [] }', '{ include: [] }', '{ a: [1], exclude: [{ a: 1 }] }']) {
      expect(findingsIn(matrix)).toEqual([NO_ROW]);
    }
  });
});

group('a matrix of the wrong shape', () => {
  const parts = [
    '5',
    'x',
    'null',
    '[]',
    '{}',
    '[5]',
    '[null]',
    '[[1]]',
    '[{ a: 1 }]',
    '[{ a: [1] }]',
    '{ a: 1 }',
    '[{ a: null }]',
  ];
  const matrices = parts.flatMap((part) => [
    part,
    `{ a: ${part} }`,
    ...['include', 'exclude'].flatMap((key) => [`{ ${key}: ${part} }`, `{ a: [1, 2], ${key}: ${part} }`]),
    `{ a: ${part}, include: ${part}, exclude: ${part} }`,
  ]);

  it.each(matrices)('gives rows or one finding, and never throws: %s', (matrix) => {
    const { rows, diagnostics } = rowsIn(matrix);
    expect(diagnostics.length).toBe(rows.length === 0 && hasMatrix(documentOfMatrix(matrix)) ? 1 : 0);
    for (const { values } of rows) for (const { value } of values.values()) expect(value).not.toBeTypeOf('object');
  });

  it('gives no row without a value', () => {
    expect(findingsIn('{ include: [{}, 5, { a: [1] }] }')).toEqual([NO_ROW]);
  });
});
