import { expect, it } from 'vitest';
import { displayWidth } from '../../src/report/display-width.ts';

it.each([
  ['', 0],
  ['plain', 5],
  ['é', 1],
  ['e\u0301', 1],
  ['名前', 4],
  ['ｆｕｌｌ', 8],
  ['ﾊﾝｶｸ', 4],
  ['한글', 4],
  ['\u1112\u1161\u11ab', 2],
  ['𠀀', 2],
  ['🎉', 2],
  ['🇩🇪', 2],
  ['a\u200bb\ufeff', 2],
  ['§–…', 3],
  ['नमस्ते', 4],
])('counts the cells of %j', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
