import { seenText } from './characters.ts';

/** How much of a text a message shows. */
const MAX_SHOWN = 60;

/** A text as part of a message: in backticks, on one line, shortened. */
export function shownText(text: string): string {
  const line = seenText(text.slice(0, MAX_SHOWN * 4)).replaceAll(/\s+/g, ' ');
  return `\`${line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN - 1)}…`}\``;
}
