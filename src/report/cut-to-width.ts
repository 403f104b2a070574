import { displayWidth } from './display-width.ts';

/** As much of a text as fits so many cells of a terminal. */
export function cutToWidth(text: string, cells: number): string {
  let [kept, width] = ['', 0];
  for (const character of text) {
    width += displayWidth(character);
    if (width > cells) return kept;
    kept += character;
  }
  return kept;
}
