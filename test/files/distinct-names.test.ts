import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctNames, sameName } from '../../src/files/distinct-names.ts';
import { safeName } from '../../src/files/safe-name.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Names that a server may send, and what each becomes. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['', '_'],
  ['.', '_'],
  ['..', '_'],
  ['...', '_'],
  ['   ', '_'],
  ['../../x', '_._.._x'],
  ['..\\..\\x', '_._.._x'],
  ['/etc/passwd', '_etc_passwd'],
  ['C:\\x', 'C__x'],
  ['\\\\server\\share', '__server_share'],
  ['\\\\?\\C:\\x', '____C__x'],
  ['file:///x', 'file____x'],
  ['x:stream', 'x_stream'],
  ['a\u0000b', 'a_b'],
  ['a\nb\r', 'a_b_'],
  ['\u001b]0;t\u0007', '_]0;t_'],
  ['\u009b2J', '_2J'],
  ['CON', '_CON'],
  ['con.txt', '_con.txt'],
  ['nul.txt', '_nul.txt'],
  ['Nul .txt', '_Nul .txt'],
  ['COM1', '_COM1'],
  ['lpt\u00b9.md', '_lpt\u00b9.md'],
  ['conin$', '_conin$'],
  [' aux', '_aux'],
  ['c\u200bon', '_con'],
  ['console.txt', 'console.txt'],
  ['dots...', 'dots'],
  ['space ', 'space'],
  ['.git', '_git'],
  ['\u200b.git', '_git'],
  ['.parsebatch-1.tmp', '_parsebatch-1.tmp'],
  ['a*b?c<d>e|f"g', 'a_b_c_d_e_f_g'],
  ['LONGFI~1.TXT', 'LONGFI_1.TXT'],
  ['a\uff5e1', 'a_1'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['a\u2028b\u2029c', 'a_b_c'],
  ['\ud800', '_'],
  ['\udfff.pdf', '_.pdf'],
  ['\uf03a\uf05c', '__'],
  ['e\u0301', '\u00e9'],
  ['-rf', '-rf'],
  ['Rechnung Q3 (neu).pdf', 'Rechnung Q3 (neu).pdf'],
  ['n'.repeat(300), 'n'.repeat(180)],
  ['\u00e9'.repeat(300), '\u00e9'.repeat(90)],
  ['\u{1f600}'.repeat(300), '\u{1f600}'.repeat(45)],
  [`${'n'.repeat(179)}.pdf`, 'n'.repeat(179)],
];

const hash = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');
const options = { reserved: ['results'], hash };

/** Any texts, with those among them that file systems treat in ways of their own. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', ' ', '~', '\u0000', 'a', 'A', '\u00e9', 'e\u0301', '\u200b') }),
  fc.constantFrom(...HOSTILE.map(([name]) => name)),
);

describe('safeName', () => {
  test.each(HOSTILE)('makes of %j the name %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test('gives one part of a path that stays in its directory on every system, whatever the text', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeName(name);
        expect(resolve('/in/out', `${safe}.md`)).toBe(`/in/out/${safe}.md`);
        expect(win32.resolve('C:\\in\\out', `${safe}.md`)).toBe(`C:\\in\\out\\${safe}.md`);
        expect(safe).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}~]|[. ]$|^\.|^$/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(180);
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves a safe name as it is', () => {
    fc.assert(
      fc.property(anyName, (name) => safeName(safeName(name)) === safeName(name)),
      { numRuns: 2_000 },
    );
  });
});

describe('distinctNames', () => {
  const namesOf = (...names: readonly string[]): string[] => [
    ...distinctNames(
      names.map((name, index) => ({ id: `dfl-${index}`, name })),
      options,
    ).values(),
  ];
  const short = (id: string): string => hash('sha256', Buffer.from(id)).slice(0, 8);

  test('keeps names that are distinct, and tells others apart by their ids', () => {
    expect(namesOf('a.pdf', 'b.pdf')).toEqual(['a.pdf', 'b.pdf']);
    expect(namesOf('a.pdf', 'a.pdf')).toEqual([`a.pdf~${short('dfl-0')}`, `a.pdf~${short('dfl-1')}`]);
  });

  test.each([
    ['case', 'Stra\u00dfe', 'STRASSE'],
    ['the case of one letter', '\u1e9e', '\u00df'],
    ['the final sigma', '\u03bf\u03c3', '\u03bf\u03c2'],
    ['Unicode normalization', 'e\u0301', '\u00e9'],
    ['compatibility', '\ufb01le', 'file'],
    ['the Kelvin sign', '\u212a', 'k'],
    ['what is replaced', 'a/b', 'a\\b'],
    ['what is left out', 'a\u200bb', 'ab'],
    ['what is cut', `${'n'.repeat(200)}1`, `${'n'.repeat(200)}2`],
  ])('tells apart names that are equal up to %s', (_, left, right) => {
    const names = namesOf(left, right);
    expect(names.map((name) => /~[0-9a-f]{8}$/.test(name))).toEqual([true, true]);
  });

  test('does not use a reserved name, in any case', () => {
    expect(namesOf('Results')).toEqual([`Results~${short('dfl-0')}`]);
  });

  test('keeps the names of an earlier run, though others come that would share them', () => {
    const first = [{ id: '1', name: 'a' }];
    const kept = distinctNames(first, options).get('1');
    const later = distinctNames(
      [
        { id: '0', name: 'A' },
        { id: '1', name: 'a', kept },
      ],
      options,
    );
    expect([...later].sort()).toEqual([
      ['0', `A~${short('0')}`],
      ['1', 'a'],
    ]);
  });

  test.each(['../x', 'b', 'a~', 'results', 'a/../a'])('does not keep %j, which it never gave', (kept) => {
    expect(distinctNames([{ id: '1', name: 'a', kept }], options).get('1')).toBe('a');
  });

  test('uses the whole hash where a part of it is not enough', () => {
    const alike = (_: string, bytes: Uint8Array): string => `00000000${hash('sha256', bytes)}`;
    const names = distinctNames(
      [
        { id: '1', name: 'a' },
        { id: '2', name: 'a' },
      ],
      { reserved: [], hash: alike },
    );
    expect(new Set(names.values()).size).toBe(2);
  });

  test('gives distinct files for distinct ids, in any order, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 20 }), fc.integer(), (names, seed) => {
        const things = names.map((name, index) => ({ id: `dfl-${index}`, name }));
        const given = distinctNames(things, options);
        const other = distinctNames(
          [...things].sort((a, b) => short(seed + a.id).localeCompare(short(seed + b.id))),
          options,
        );
        expect(Object.fromEntries(other)).toEqual(Object.fromEntries(given));
        expect(new Set([...given.values(), 'results'].map(sameName)).size).toBe(names.length + 1);
      }),
      { numRuns: 500 },
    );
  });

  test('gives names that this file system takes, each for a file of its own', async () => {
    const folder = await temporaryFolder();
    const things = HOSTILE.map(([name], index) => ({ id: String(index), name }));
    for (const name of distinctNames(things, options).values()) {
      await writeFile(join(folder, `${name}.json`), '', { flag: 'wx' });
    }
    expect(await readdir(folder)).toHaveLength(HOSTILE.length);
  });
});
